"""The sender's name for a file becomes a label that harms nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanfang.uploads.labels import label_of


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("营业执照.pdf", "营业执照.pdf"),
        ("执照.JPEG", "执照.pdf"),
        ("a.jpg.php", "a.jpg.pdf"),
        ("a.pdf.exe", "a.pdf"),
        ("..\\..\\x", "x.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\扫描\\执照.pdf", "执照.pdf"),
        ("CON.pdf", "文件-CON.pdf"),
        ("lpt1.txt.pdf", "文件-lpt1.txt.pdf"),
        ("Contract.pdf", "Contract.pdf"),
        ("", "文件.pdf"),
        ("...", "文件.pdf"),
        (".pdf", "文件.pdf"),
        ("执照\u202efdp.exe", "执照fdp.pdf"),
        ("执\x00照\r\nSet-Cookie: a.pdf", "执照Set-Cookie a.pdf"),
        ("<script>.pdf", "script.pdf"),
        ("2026.11.24 解约函", "2026.11.24 解约函.pdf"),
    ],
)
def test_u02_a_label_is_no_path_and_ends_as_what_the_file_is(name, label):
    assert label_of(name, ".pdf") == label


def test_u02_three_hundred_characters_are_cut():
    label = label_of("照" * 300 + ".pdf", ".pdf")

    assert label == "照" * 96 + ".pdf"


@given(st.text())
def test_b15_any_name_becomes_a_label(name):
    label = label_of(name, ".jpg")

    assert 5 <= len(label) <= 100
    assert label.endswith(".jpg")
    assert not set(label) & set('/\\:*?"<>|\0\r\n')
