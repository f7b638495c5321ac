"""Why a binding, a confirmation or a change of a record is refused."""

from sanfang.refusal import Refusal


class NoMatch(Refusal):
    """Whatever was wrong, and also when too many wrong tries were made before: a guesser learns nothing."""

    message = (
        "没有绑定成功。请逐项核对院校、姓名、学号和身份证号，一天只能填错几次。"
        "都填对了仍不能绑定的，请先验证手机号（与学校名单上的一致），或者带身份证到学校办理。"
    )


class BoundElsewhere(Refusal):
    message = "这个学号已绑定其他微信号。如果不是您本人绑定的，请带身份证联系学校管理员老师，核实身份后解除原来的绑定。"


class PhoneAlreadyBound(Refusal):
    message = "这个微信号已绑定一位毕业生，一个微信号只能绑定一位。请联系学校管理员老师。"


class NotYourRecord(Refusal):
    message = "没有找到这条生源信息。"


class AlreadyConfirmed(Refusal):
    message = "您已确认过生源信息，不需要再次确认。"


class RecordChangedMeanwhile(Refusal):
    message = "生源信息刚刚有变动，请重新核对一遍再确认。"


class RecordLocked(Refusal):
    message = "已签约的毕业生，身份和学籍信息不能更改。需要更改时请先解约，或联系学校管理员。"


class NumberTaken(Refusal):
    message = "另一位毕业生已是这个学号或身份证号，请核对后再改。"


class NothingProposed(Refusal):
    message = "请填写正确的内容；如果与现在的内容相同，就不需要纠错。"


class CorrectionAlreadyOpen(Refusal):
    message = "这一项已经提交过纠错，请等待学校处理。"


class CorrectionDecided(Refusal):
    message = "这条纠错已经处理过了，请刷新页面查看结果。"


class OffTheList(Refusal):
    message = (
        "学校已将您移出本届毕业生名单，现在不能确认生源信息。原因见「面试和签约通知」，"
        "有疑问请联系学校就业指导中心。"
    )


class AgreementStands(Refusal):
    message = (
        "该毕业生有一份协议待确认、待审核或正在生效，不能移出名单。"
        "待审核的请先在「网络签约管理」退回，有效的请先解约或解锁；待毕业生确认的，请等本人答复或逾期失效。"
    )


class AlreadyOffTheList(Refusal):
    message = "该毕业生已经移出名单，请刷新页面查看。"


class StillOnTheList(Refusal):
    message = "该毕业生在名单中，不需要恢复，请刷新页面查看。"


class NotBound(Refusal):
    message = "该毕业生目前没有绑定微信，不需要解除。"


class ValueRefused(Refusal):
    """A proposed or imported value does not fit its field."""


class UnprintableValue(ValueRefused):
    """It fits its field, but the paper could not show it."""


class NothingToSave(Refusal):
    message = "现在没有筛选条件。请先在「生源信息」选好条件并查询，再保存为常用筛选。"


class TooManyFilters(Refusal):
    def __init__(self, most: int) -> None:
        super().__init__(f"常用筛选最多保存 {most} 个，请先删除不用的。")


class FilterNameMissing(Refusal):
    message = "请填写名称，1 到 20 个字。"


class FilterNameTaken(Refusal):
    message = "您已有一个同名的常用筛选，请换一个名称。"


class RemindedMeanwhile(Refusal):
    message = "刚刚有同事提醒过其中的毕业生，这次没有发出。请刷新页面再看。"
