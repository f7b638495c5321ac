"""What is said of a file: a word, a sentence with what to do next, a tone."""

from __future__ import annotations

from sanfang.documents.verdicts import Verdict
from sanfang.sealing.examining import Finding

ASK_ANEW = "请勿采信，请向对方索取平台下载的原件，或扫描纸质协议书上的二维码查验。"

NO_PDF = Verdict(
    "不是 PDF 文件",
    "这里只能查验从平台下载的 PDF 原件。图片、Word 文档和照片不能查验，请扫描协议书上的二维码。",
    "waiting",
)
TOO_MANY = Verdict(
    "请稍后再试",
    "现在查验文件的人太多，这个文件还没有查验。请过一分钟再试，或扫描协议书上的二维码。",
    "waiting",
)
OF_FINDING = {
    Finding.SEALED: Verdict(
        "不是存档的原件",
        "文件上本平台的电子印章有效，盖章以后没有改动；但平台没有这份文件作为协议书原件的记录。"
        "如果对方说它是就业协议书，请勿采信，请扫描纸质协议书上的二维码查验。",
        "waiting",
    ),
    Finding.ADDED_TO: Verdict(
        "已被改动",
        "盖章以后又有人往文件里添加了内容，例如批注、文字、页面或图层，看到的可能已不是原来的样子。"
        f"{ASK_ANEW}",
        "bad",
    ),
    Finding.CHANGED: Verdict(
        "已被改动",
        f"电子印章与文件现在的内容对不上：盖章的内容，或印章本身，被改过。{ASK_ANEW}",
        "bad",
    ),
    Finding.OTHERS: Verdict(
        "不是本平台的印章",
        f"文件上的电子印章完整，但不是本平台的，谁都可以自己做一个这样的印章。{ASK_ANEW}",
        "bad",
    ),
    Finding.UNSEALED: Verdict(
        "没有电子印章",
        "打印后扫描的、另存的、合并的文件都不再是原件，不能这样查验。"
        "请扫描协议书上的二维码，或请对方提供从平台下载后没有另存过的 PDF 原件。",
        "waiting",
    ),
    Finding.UNREADABLE: Verdict(
        "读不出来",
        "这个 PDF 已经损坏，或者过于复杂，无法查验。请重新下载后再试，或扫描协议书上的二维码。",
        "waiting",
    ),
}


def of_known(state: Verdict, ended: list[str]) -> Verdict:
    """Of the very bytes that are kept: whether their agreement stands, and which of the copies were replaced."""
    same = "文件与平台存档的原件完全一致，没有任何改动"
    if state.tone != "good":
        return Verdict(f"原件，但{state.heading}", f"{same}；但{state.sentence}", state.tone)
    if ended:
        return Verdict(
            "原件，但有补打",
            f"{same}，协议现在有效；但其中{'、'.join(ended)}的纸质件已经补打或挂失，请扫描纸上的二维码确认手中的是哪一份。",
            "waiting",
        )
    return Verdict("原件，未经改动", f"{same}，协议现在有效。", "good")
