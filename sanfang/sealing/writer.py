"""Adds to a PDF without touching what it says of itself."""

from __future__ import annotations

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class FaithfulWriter(IncrementalPdfFileWriter):
    """pyHanko writes the metadata anew with every change and loses the schema that PDF/A asks for on the way.

    The date of a seal stands in the seal; the metadata stay those of the paper.
    """

    def _update_meta(self) -> None:
        pass
