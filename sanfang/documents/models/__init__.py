"""What this room keeps: originals and their copies, how often and in which batches they were printed, and who asks
for them on paper."""

from sanfang.documents.models.batches import PrintItem, PrintJob, PrintPart
from sanfang.documents.models.originals import Copy, Original
from sanfang.documents.models.prints import PrintRecord
from sanfang.documents.models.requests import PaperRequest

__all__ = ["Copy", "Original", "PaperRequest", "PrintItem", "PrintJob", "PrintPart", "PrintRecord"]
