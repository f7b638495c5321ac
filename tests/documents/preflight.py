"""Preflight of Apache PDFBox, which examines PDF/A-1b and is none of ours. Java starts slowly: one run for all."""

import subprocess
from pathlib import Path
from xml.etree import ElementTree

JARS = ("pdfbox2", "preflight", "xmpbox", "fontbox2", "commons-logging", "javax.activation", "jaxb-api")
CLASS_PATH = ":".join(f"/usr/share/java/{jar}.jar" for jar in JARS)
EXAMINER = "org.apache.pdfbox.preflight.Validator_A1b"


def faults_of(papers: dict[str, bytes], folder: Path) -> dict[str, list[str]]:
    """What is wrong with each paper, by its name; an empty list for a valid one."""
    for name, content in papers.items():
        (folder / f"{name}.pdf").write_bytes(content)
    listed = folder / "papers"
    listed.write_text("".join(f"{folder / name}.pdf\n" for name in papers))
    said = subprocess.run(
        ["java", "-cp", CLASS_PATH, EXAMINER, "xml", "group", str(listed)],
        capture_output=True,
        text=True,
        check=False,
    )
    report = folder / "papers.preflight.xml"
    assert report.exists(), said.stderr
    examined = ElementTree.fromstring(report.read_text(encoding="utf-8"))
    return {one.attrib["name"].removesuffix(".pdf"): _faults(one) for one in examined}


def _faults(one: ElementTree.Element) -> list[str]:
    """The codes of its faults; a file that cannot be examined is not valid either."""
    if one.findtext("isValid") == "true":
        return []
    return sorted({fault.findtext("code", "") for fault in one.iter("error")}) or ["unreadable"]
