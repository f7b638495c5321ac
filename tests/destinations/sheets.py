"""An exported workbook, read as a spreadsheet would."""

import io
import re
import zipfile

from python_calamine import CalamineWorkbook


def rows_of(content: bytes, sheet: int = 0) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(sheet).to_python()


def people_of(content: bytes) -> list[dict[str, object]]:
    """Every row by its headings."""
    headings, *rows = rows_of(content)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def living_cells(content: bytes) -> list[str]:
    """What a spreadsheet would calculate or follow: formulas, numbers and links."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
        text = "".join(book.read(name).decode() for name in sheets)
    return re.findall(r"<f>|<hyperlink |<c [^>]*?(?<!t=\"s\")><v>", text)
