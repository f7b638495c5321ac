"""One batch fetched by many clicks at once is counted once for each agreement in it (promises W03)."""

from sanfang.audit.models import Entry
from sanfang.documents.models import PrintJob, PrintRecord
from tests.documents.batches import made, three_in_force
from tests.races.crowd import Visitor, at_once

CLICKS = 8
ASKING = {"confirmed": "yes", "form": "pdf", "order": "list"}


def test_W03_eight_downloads_at_once_count_each_agreement_once(cast):
    three_in_force(cast)
    job = made(cast)
    administrator = Visitor(cast.users["administrator"])

    def fetch() -> bytes:
        return b"".join(administrator.post(f"/school/prints/jobs/{job.pk}/file/").streaming_content)

    files = at_once([fetch] * CLICKS)

    assert len(set(files)) == 1
    assert list(PrintRecord.objects.values_list("count", flat=True)) == [1, 1, 1]
    assert Entry.objects.filter(act="agreement.print").count() == 3
    assert Entry.objects.filter(act="print_job.download").count() == CLICKS


def test_one_click_too_many_asks_for_one_batch(cast):
    three_in_force(cast)
    administrator = Visitor(cast.users["administrator"])

    answers = at_once([lambda: administrator.post("/school/prints/batch/", **ASKING)] * CLICKS)

    assert {answer.status_code for answer in answers} == {302}
    assert PrintJob.objects.get().items.count() == 3
