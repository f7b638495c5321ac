"""The verbs of an agreement on paper: issue its original, make it, print it, and print anew what was lost."""

from sanfang.documents.actions.issuing import issue
from sanfang.documents.actions.making import make, make_waiting
from sanfang.documents.actions.printing import COPIES, pdf_of, print_copies
from sanfang.documents.actions.reprinting import Reprint, reprint

__all__ = ["COPIES", "Reprint", "issue", "make", "make_waiting", "pdf_of", "print_copies", "reprint"]
