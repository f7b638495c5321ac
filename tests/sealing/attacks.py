"""What forgers do to a sealed PDF (promises P14): each takes one and gives an altered one."""

import re
from collections.abc import Callable
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject

Attack = Callable[[bytes], bytes]
OVER_EVERYTHING = b"q 1 1 1 rg 0 0 600 850 re f Q"


def _updated(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _first_page(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    return writer.find_page_for_modification(0)[0].get_object()


def bytes_behind_the_end(pdf: bytes) -> bytes:
    return pdf + b"\n% nothing to see here\n"


def a_second_end(pdf: bytes) -> bytes:
    return pdf + b"\nstartxref\n0\n%%EOF\n"


def a_page_more(pdf: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        content = writer.add_object(generic.StreamObject(stream_data=OVER_EVERYTHING))
        writer.insert_page(PageObject(content, (0, 0, 595, 842)))

    return _updated(pdf, change)


def other_words_on_the_page(pdf: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        stream = generic.StreamObject(stream_data=OVER_EVERYTHING)
        writer.add_stream_to_page(0, writer.add_object(stream))

    return _updated(pdf, change)


def a_page_that_replaces_all(pdf: bytes) -> bytes:
    """The shadow attack that swaps the whole tree of pages."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        empty = writer.add_object(
            generic.DictionaryObject(
                {pdf_name("/Type"): pdf_name("/Page"), pdf_name("/MediaBox"): generic.ArrayObject([])}
            )
        )
        pages = {
            "/Type": pdf_name("/Pages"),
            "/Kids": generic.ArrayObject([empty]),
            "/Count": generic.NumberObject(1),
        }
        writer.root["/Pages"] = writer.add_object(
            generic.DictionaryObject({pdf_name(name): value for name, value in pages.items()})
        )
        writer.update_root()

    return _updated(pdf, change)


def a_note_over_the_pay(pdf: bytes) -> bytes:
    """An annotation, which a certification of level P3 would have allowed."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        note = {
            "/Type": pdf_name("/Annot"),
            "/Subtype": pdf_name("/FreeText"),
            "/Rect": generic.ArrayObject([generic.NumberObject(number) for number in (50, 400, 500, 450)]),
            "/Contents": pdf_string("月薪 30000 元"),
            "/DA": pdf_string("/Helv 12 Tf"),
        }
        page = _first_page(writer)
        page["/Annots"] = generic.ArrayObject(
            [writer.add_object(generic.DictionaryObject({pdf_name(k): v for k, v in note.items()}))]
        )
        writer.update_container(page)

    return _updated(pdf, change)


def another_value_in_the_form(pdf: bytes) -> bytes:
    """A field to be filled, which a certification of level P2 would have allowed."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        field = {"/FT": pdf_name("/Tx"), "/T": pdf_string("salary"), "/V": pdf_string("30000")}
        form = writer.root["/AcroForm"]
        form["/Fields"].append(
            writer.add_object(generic.DictionaryObject({pdf_name(k): v for k, v in field.items()}))
        )
        writer.update_container(form)

    return _updated(pdf, change)


def the_seal_s_own_field_moved(pdf: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0].get_object()
        field["/Rect"] = generic.ArrayObject([generic.NumberObject(number) for number in (0, 0, 500, 700)])
        writer.update_container(field)

    return _updated(pdf, change)


def a_layer_that_hides(pdf: bytes) -> bytes:
    """Optional content: what is shown depends on the reader."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        layer = writer.add_object(
            generic.DictionaryObject(
                {pdf_name("/Type"): pdf_name("/OCG"), pdf_name("/Name"): pdf_string("x")}
            )
        )
        order = generic.DictionaryObject({pdf_name("/OFF"): generic.ArrayObject([layer])})
        writer.root["/OCProperties"] = writer.add_object(
            generic.DictionaryObject({pdf_name("/OCGs"): generic.ArrayObject([layer]), pdf_name("/D"): order})
        )
        writer.update_root()

    return _updated(pdf, change)


def one_byte_of_the_page(pdf: bytes) -> bytes:
    place = pdf.index(b"stream\n") + 40
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def a_seal_over_less(pdf: bytes) -> bytes:
    """The range that the seal covers, written smaller."""
    found = re.search(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]", pdf)
    shorter = b"%d" % (int(found[4]) - 100)
    written = found[0].replace(found[4] + b"]", shorter.ljust(len(found[4])) + b"]")
    return pdf.replace(found[0], written)


def a_seal_of_zeros(pdf: bytes) -> bytes:
    """The universal forgery: a field that says it is sealed, and nothing in it."""
    start = pdf.index(b"/Contents <") + len(b"/Contents <")
    end = pdf.index(b">", start)
    return pdf[:start] + b"0" * (end - start) + pdf[end:]


def a_seal_without_range(pdf: bytes) -> bytes:
    return pdf.replace(b"/ByteRange", b"/BiteRange")


ATTACKS: tuple[Attack, ...] = (
    bytes_behind_the_end,
    a_second_end,
    a_page_more,
    other_words_on_the_page,
    a_page_that_replaces_all,
    a_note_over_the_pay,
    another_value_in_the_form,
    the_seal_s_own_field_moved,
    a_layer_that_hides,
    one_byte_of_the_page,
    a_seal_over_less,
    a_seal_of_zeros,
    a_seal_without_range,
)
