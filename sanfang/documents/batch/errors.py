"""Why many agreements are not printed at once, or not given."""

from sanfang.refusal import Refusal


class NothingToPrint(Refusal):
    message = "没有可以打印的协议。请放宽条件，或者重新勾选。"


class TooManyToPrint(Refusal):
    def __init__(self, most: int) -> None:
        super().__init__(f"一次最多打印 {most} 份。请在列表上按院系或班级筛选，分几次打印。")


class AnotherBatchRunning(Refusal):
    message = "您的另一批协议正在生成。请在「我的批量打印」里等它完成，或者先取消它。"


class BatchedTooOften(Refusal):
    def __init__(self, most: int) -> None:
        super().__init__(f"今天已经批量打印 {most} 次，请明天再试，或者使用已经生成的文件。")


class NotDoneYet(Refusal):
    message = "这一批还在生成，请等它完成后再下载。"


class BatchGone(Refusal):
    message = "这份文件已经不在了（只保留一天，取消后立即删除）。请重新打印。"


class BatchOver(Refusal):
    message = "这一批已经结束，不用再取消。请刷新页面查看。"


class NothingInIt(Refusal):
    message = "这一批里没有一份可以打印的协议，没有文件可以下载。原因见下表。"


class CannotJoin(Refusal):
    message = "这一份不能并入合并的 PDF，请改选压缩包，或者单独打印"
