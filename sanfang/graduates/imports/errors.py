"""Why a whole file is not taken, or an import cannot go on or back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sanfang.refusal import Refusal

if TYPE_CHECKING:
    from sanfang.graduates.imports.building import Built


class WorkbookRefused(Refusal):
    """Any reason why a file is not even looked into row by row."""


class NotAWorkbook(WorkbookRefused):
    message = (
        "只接收 .xlsx 文件。CSV、文本等其他格式的名单，请用 Excel 或 WPS 打开，"
        "核对文字没有乱码后，另存为 .xlsx 再上传。"
    )


class OldOrEncrypted(WorkbookRefused):
    message = "这是旧版 .xls 文件，或者文件设有密码。请去掉密码，另存为 .xlsx 后再上传。"


class Broken(WorkbookRefused):
    message = "文件打不开，可能没有传完整或已损坏。请用 Excel 或 WPS 打开后另存为新的 .xlsx 再上传。"


class TooLarge(WorkbookRefused):
    def __init__(self, megabytes: int) -> None:
        super().__init__(f"文件超过 {megabytes} MB，请删去图片等无关内容，或按院系分成几个文件上传。")


class UnpacksTooLarge(WorkbookRefused):
    message = "文件展开后过大，不像是一份名单。请把名单单独复制到一个新的 .xlsx 文件后再上传。"


class HasMacros(WorkbookRefused):
    message = "文件中有宏，不能接收。请另存为不含宏的 .xlsx 后再上传。"


class HasExternalLinks(WorkbookRefused):
    message = "文件引用了其他工作簿。请在「数据 › 编辑链接」中断开链接，或把名单粘贴为数值后再上传。"


class TooManyRows(WorkbookRefused):
    def __init__(self, limit: int, row: int) -> None:
        super().__init__(
            f"表格用到了第 {row:,} 行，一次最多导入 {limit:,} 行。请删去名单下面的空行，或按院系分成几个文件上传。"
        )


class TooManyColumns(WorkbookRefused):
    def __init__(self, limit: int) -> None:
        super().__init__(f"表格超过 {limit} 列，不像是一份名单。请删去右边的空列后再上传。")


class HasFormulas(WorkbookRefused):
    def __init__(self, cell: str) -> None:
        super().__init__(f"单元格 {cell} 是公式。请选中全部内容，复制后「粘贴为数值」，保存后再上传。")


class NoHeader(WorkbookRefused):
    message = "没有找到表头。请保证名单在第一个工作表，表头一行中有「姓名」「学号」「身份证号」等列名。"


class NoRows(WorkbookRefused):
    message = "表头下面没有名单。请确认名单在第一个工作表后再上传。"


class MergedCells(WorkbookRefused):
    def __init__(self, cells: str) -> None:
        super().__init__(f"{cells} 是合并的单元格。请取消表头和名单中的合并单元格，逐格填写后再上传。")


class ColumnsMissing(WorkbookRefused):
    def __init__(self, labels: list[str]) -> None:
        super().__init__(f"缺少以下列：{'、'.join(labels)}。请补上后再上传，列的先后不限。")


class ColumnTwice(WorkbookRefused):
    def __init__(self, label: str) -> None:
        super().__init__(f"有两列都是「{label}」，无法判断以哪一列为准。请删去多余的一列后再上传。")


class WorkbookGone(WorkbookRefused):
    message = "上传的文件已读取不到，没有导入任何内容。请重新上传。"


class NotYourImport(Refusal):
    message = "没有找到这次导入。"


class ImportHasFaults(Refusal):
    message = "名单中还有错误，一行也没有导入。请按检查结果改好文件后重新上传。"


class ImportOver(Refusal):
    message = "这次导入已经结束，请重新上传文件。"


class AnotherImportRunning(Refusal):
    message = "本校正在导入另一份名单，请等它完成后再试。"


class RosterChanged(Refusal):
    message = (
        "检查之后，本校的生源信息或院系有了变动，这一次没有导入。"
        "已按现在的情况重新检查，请再看一遍结果，确认无误后再导入。"
    )


class NotUndoable(Refusal):
    message = "只有本校最近一次导入、并且在可撤销的期限内，才能撤销。需要更改的，请重新导入名单或逐人修改。"


class BuiltOn(Refusal):
    """`built` says what stands in the way, kind by kind."""

    def __init__(self, built: Sequence[Built]) -> None:
        self.built = built
        kinds = "、".join(f"{one.words}（{one.count}）" for one in built)
        since = f"有人{kinds}" if kinds else "已有其他业务用到了这次导入的人"
        super().__init__(
            f"导入以后{since}，不能撤销，没有任何改动。个别人导入错了的，请在其生源信息中修改或移出名单。"
        )
