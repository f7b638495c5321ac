"""A stored file reaches the browser as what it is, in a box of its own."""

import pytest
from django.core.files.base import ContentFile
from django.http import Http404

from sanfang.portals.gate.files import file_response
from sanfang.uploads.models import StoredFile


@pytest.fixture
def respond(db):
    """The answer to whoever asks for a file of that name; closed when the test is over."""
    responses = []

    def answer(name="执照.pdf"):
        row = StoredFile(
            media_type="application/pdf", suffix=".pdf", size=4, sha256="0" * 64, original_name=name
        )
        row.file.save(name, ContentFile(b"%PDF"))
        row.file.close()
        responses.append(file_response(row))
        return responses[-1]

    yield answer
    for response in responses:
        response.file_to_stream.close()


def test_the_file_comes_as_its_own_type_and_nobody_guesses_another(respond):
    response = respond()

    assert b"".join(response.streaming_content) == b"%PDF"
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_whatever_it_holds_can_run_nothing(respond):
    policy = respond()["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert policy.endswith("sandbox")
    assert "script" not in policy


@pytest.mark.parametrize("name", ['a"; filename="evil.html', "a\r\nSet-Cookie: x=1", "执照.pdf"])
def test_U_its_name_cannot_break_out_of_its_header(respond, name):
    disposition = respond(name)["Content-Disposition"]

    assert disposition.startswith("inline; filename")
    assert '"evil' not in disposition.replace('\\"', "")
    assert {"\r", "\n"}.isdisjoint(disposition)


def test_a_file_whose_bytes_are_gone_is_not_found(db):
    row = StoredFile(file="gone/gone.pdf", media_type="application/pdf", original_name="执照.pdf")

    with pytest.raises(Http404):
        file_response(row)
