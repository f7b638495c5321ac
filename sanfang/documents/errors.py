"""Why an agreement is not put on paper."""

from sanfang.refusal import Refusal


class NotPrintable(Refusal):
    message = "只有审核通过、正在生效的协议才能打印。"


class NotYours(Refusal):
    message = "没有找到这份协议。"


class CorrectedMeanwhile(Refusal):
    message = "协议书刚刚更正或补打过，这次没有打印。请刷新页面，核对后再打印。"


class BeingMade(Refusal):
    message = "协议书正在生成，通常几秒钟就好。请稍后再打开；协议本身已经生效，不受影响。"


class TextAltered(Refusal):
    message = "协议内容与签约时的指纹不符，没有生成协议书。请立即联系平台管理员核查。"


class Unforeseen(Refusal):
    message = "生成协议书时出错，已记录，平台会自动再试。请联系平台管理员查看。"


class OriginalDamaged(Refusal):
    message = "存档的协议书正本读不出来，或者与存档时的指纹不符，没有打印。请联系平台管理员。"


class NoCopyChosen(Refusal):
    message = "请选择补打的原因，并至少勾选一份不再使用的旧件。"


class NoSuchRequest(Refusal):
    message = "没有找到这份打印申请。"


class NotInForce(Refusal):
    message = "只有审核通过、正在生效的协议才能申请打印。"


class PaperAlreadyAskedFor(Refusal):
    message = "这份协议已经提交过打印申请，请等待学校处理；需要修改的，请先撤回再重新提交。"


class PaperMovedOn(Refusal):
    """The request has moved on since the page was shown."""

    def __init__(self, state: str) -> None:
        super().__init__(f"这份打印申请现在是「{state}」，不能再做这一步。请刷新页面查看。")


class WhyMissing(Refusal):
    message = "补打请说明原因（2 到 500 个字），例如原件遗失、损坏，或办理落户需要。"


class CopiesRefused(Refusal):
    message = "一次可以申请 1 到 5 份。"


class WhereToMissing(Refusal):
    """Names what is not filled in: `fields` is (name, label)."""

    def __init__(self, fields: list[tuple[str, str]]) -> None:
        self.fields = fields
        super().__init__(f"邮寄请填写{'、'.join(label for _, label in fields)}。")


class NothingOnRecord(Refusal):
    message = "这份协议没有留下任何操作记录，无法出具存证报告。请联系平台管理员。"


class ReportNotSealed(Refusal):
    message = "电子印章现在用不了，存证报告没有出具。请过几分钟再试；一直不行的，请联系平台管理员。"


class ReportNotAskedFor(Refusal):
    message = "请先点「下载存证报告」；取得后一小时内可以打开。"
