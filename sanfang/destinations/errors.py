"""Why a destination, what leaves with a graduate, or a file for the nation is refused."""

from sanfang.refusal import Refusal


class NotYourGraduate(Refusal):
    message = "没有找到这位毕业生。"


class FromAnAgreement(Refusal):
    """A live agreement says where the graduate goes; by hand nobody says otherwise."""

    message = (
        "这位毕业生有一份待审核或有效的就业协议，毕业去向随协议自动更新，不能手工更改。"
        "确需更改的，请先解约，或由管理员在生源信息中「解锁」。"
    )


class NotOnTheList(Refusal):
    message = "这位毕业生已移出本届名单，不登记毕业去向。恢复到名单以后再登记。"


class UnknownCode(Refusal):
    message = "这一届没有这个毕业去向，请重新选择。"


class FieldsMissing(Refusal):
    """Names the fields, so that a form can point at each: `fields` is (name, label)."""

    def __init__(self, fields: list[tuple[str, str]]) -> None:
        self.fields = fields
        super().__init__(f"请填写{'、'.join(label for _, label in fields)}。")


class EvidenceMissing(Refusal):
    """Names the papers: `papers` is (name, label)."""

    def __init__(self, papers: list[tuple[str, str]]) -> None:
        self.papers = papers
        super().__init__(f"请上传{'、'.join(label for _, label in papers)}。")


class NothingToReset(Refusal):
    message = "这位毕业生现在就是待就业，不需要更改。"


class ChangedMeanwhile(Refusal):
    message = "毕业去向刚刚有变动，您看到的不是最新的。请核对现在的去向，再决定是否更改。"


class NoCertificates(Refusal):
    message = "2023 年起不再发放报到证，这一届没有报到证信息。"


class ReceiverMissing(Refusal):
    message = "请填写签往单位名称；没有签发的，请选择「未签发报到证」。"


class SentOnMissing(Refusal):
    message = "有快递单号的，请填写寄出日期。"


class NotYours(Refusal):
    message = "没有找到这条信息。"


class ConfirmTheRecordFirst(Refusal):
    message = "请先核对并确认生源信息，再确认最终信息。"


class ConfirmationClosed(Refusal):
    """Says until when it was open."""

    def __init__(self, day: str) -> None:
        super().__init__(f"最终信息确认已于 {day} 截止。信息有误的，请联系学校就业指导中心。")


class AlreadyConfirmed(Refusal):
    message = "您已确认过最终信息，不需要再次确认。"


class ReadAgain(Refusal):
    message = "您看到的信息刚刚有变动，请重新核对一遍再确认。"


class StillAtIt(Refusal):
    message = "上一次还没有完成，请等它完成以后再试。"
