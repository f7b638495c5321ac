"""Why no file is made, or not given."""

from sanfang.refusal import Refusal


class NotYours(Refusal):
    message = "没有找到这份导出。"


class ExportGone(Refusal):
    message = "这份文件已经过期删除（只保留一天），请重新导出。"


class NotMadeYet(Refusal):
    message = "这份文件还在生成，请等它完成后再下载。"


class NobodyToExport(Refusal):
    message = "没有符合条件的毕业生，没有可以导出的内容。请放宽条件再试。"


class AnotherExportRunning(Refusal):
    message = "您的另一份同类导出正在生成，请等它完成后再导出。"


class ExportedTooOften(Refusal):
    def __init__(self, most: int) -> None:
        super().__init__(f"今天已经导出 {most} 次，请明天再试，或者使用已经生成的文件。")


class MayNotReveal(Refusal):
    message = "您的账号不能导出完整的身份证号和联系方式，请导出只显示一部分的内容。"
