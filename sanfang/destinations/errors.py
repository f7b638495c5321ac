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
