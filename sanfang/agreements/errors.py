"""Why an agreement cannot be signed, moved or printed: one class per reason, in the reader's words."""

from datetime import datetime

from sanfang import calendar
from sanfang.agreements.states import State
from sanfang.refusal import Refusal


class CannotSignNow(Refusal):
    """Any reason why nobody can sign with a graduate now. A stranger does not learn which (promises Q05)."""


class RecordNotConfirmed(CannotSignNow):
    message = "毕业生尚未确认生源信息，不能签约。请毕业生在「派遣 › 生源信息维护」核对并确认后再签。"


class NotOnTheList(CannotSignNow):
    """The graduate left the list (promises A11); an employer reads no more than that signing is not possible."""

    message = "该毕业生现在不能签约，具体情况请由毕业生本人向学校就业指导中心了解。"


class AlreadyEmployed(CannotSignNow):
    message = "该毕业生在系统中已经就业，不能签约。请毕业生提交解约申请，或由学校管理员解锁（将毕业去向设为待就业）。"


class SigningHeld(CannotSignNow):
    """The graduate's phone was taken away or changed (promises T11); nobody else learns that it was."""

    message = "该毕业生暂时不能签约，请稍后再试；具体情况请由毕业生本人说明。"


class RecentlyRebound(SigningHeld):
    """The same, in words for the graduate."""

    def __init__(self, since: datetime, until: datetime) -> None:
        super().__init__(
            f"您在 {calendar.spoken(since)} 换绑了微信。为防止他人冒用，{calendar.spoken(until)} 之后才能签约、"
            "申请解约和同意解约。如果不是您本人操作，请立即联系学校。"
        )


class NumbersExhausted(CannotSignNow):
    message = "这所学校本届的协议编号已经用完，暂时不能签约。请联系学校和省就业主管部门处理。"


class EmployerMayNotSign(Refusal):
    message = (
        "单位尚未通过认证，暂不能与毕业生签约。您可以先完善单位资料和资质证明材料，认证通过后会收到通知。"
    )


class EmployerFrozen(EmployerMayNotSign):
    message = "这个单位的签约功能已冻结，不能签约。请向省就业主管部门说明情况，解除冻结后会收到通知。"


class NoSuchGraduate(Refusal):
    message = "没有找到信息完全一致的毕业生。请与毕业生核对院校、姓名和学号后再试。"


class TooManyMisses(Refusal):
    message = (
        "今天查找毕业生填错的次数过多，签约功能已冻结。请向省就业主管部门说明情况，解除冻结后会收到通知。"
    )


class PositionClosed(Refusal):
    message = "这个岗位已停止招聘，请先在「岗位管理」重新开放，或换一个岗位。"


class CardIsDead(Refusal):
    message = "这张二维码名片已失效（过期、已撤回或已使用）。请毕业生在「我的 › 二维码名片」重新出示。"


class CardRests(Refusal):
    message = "姓名填错的次数过多，这张名片今天不能再用。请毕业生在「我的 › 二维码名片」重新出示一张。"


class NotTheGraduate(Refusal):
    message = "姓名与名片不一致，请与毕业生本人核对后再填。"


class NotYours(Refusal):
    message = "没有找到这份协议。"


class TextChanged(Refusal):
    message = "协议内容与您看到的不一致，请刷新页面重新阅读后再确认。"


class DeadlinePassed(Refusal):
    message = "已超过确认期限，本次签约自动失效。请用人单位重新发起。"


class NotNow(Refusal):
    """The agreement has moved on since the page was shown; `told` says who moved it and when."""

    def __init__(self, state: str, told: str = "") -> None:
        super().__init__(
            f"{told}这份协议现在的状态是「{State(state).label}」，不能再做这一步。请刷新页面查看。"
        )


class ConflictOfInterest(Refusal):
    message = "您与该用人单位的联系人是同一人，不能审核这份协议，请由另一位老师审核。"


class SecondPersonNeeded(Refusal):
    message = "初审是您办理的，终审必须由另一人办理，请由另一位管理员终审。"


class DepartmentFirst(Refusal):
    message = "这份解约申请还在等院系初审，辅导员初审以后才能终审。"


class EvidenceMissing(Refusal):
    message = "用人单位的资质证明材料文件读取不到，请通知管理员找回文件后再审核。"


class EvidenceAltered(Refusal):
    message = (
        "用人单位的资质证明材料文件与上传时不一致，可能已损坏或被改动。请不要打开，通知管理员检查服务器，"
        "并请用人单位重新上传后再审核。"
    )


class SomeNotFound(Refusal):
    def __init__(self, missing: list[int]) -> None:
        numbers = "、".join(str(pk) for pk in missing)
        super().__init__(f"没有找到以下协议（编号 {numbers}），本次一份也没有审核。请刷新列表后重选。")


NAMED_AT_MOST = 5


class SomeStopAll(Refusal):
    """Some of several could not be decided. `refused` says why, by the key of the agreement."""

    def __init__(self, refused: dict[int, Refusal], names: list[str]) -> None:
        self.refused = refused
        whose = "、".join(names[:NAMED_AT_MOST]) + ("等" if len(names) > NAMED_AT_MOST else "")
        first = next(iter(refused.values()))
        why = str(first) if len(refused) == 1 else "原因写在各行。"
        super().__init__(f"{whose}的协议（{len(refused)} 份）不能审核，本次一份也没有审核。{why}")


class MaterialMissing(Refusal):
    message = "请上传解约申请材料（例如单位同意解约的函件），支持 PDF、JPG、PNG。"


class TerminationAlreadyOpen(Refusal):
    message = "这份协议已经提交过解约申请，还没有处理完。请先看那一份走到了哪一步。"


class NobodyToAsk(Refusal):
    message = "这个单位没有注册，不能在平台上答复。请上传单位同意解约的函件。"


class AnswerStillDue(Refusal):
    """The school decides when the other side has had its say, or its days."""

    def __init__(self, until: datetime) -> None:
        super().__init__(
            f"对方还可以答复，{calendar.spoken_deadline(until)}。对方答复以后，或者期限过后，再作决定。"
        )


class AlreadyAnswered(Refusal):
    message = "这份解约申请已经答复过了，请刷新页面查看。"


class AnswerTooLate(Refusal):
    message = "答复期限已过，不能再同意，由学校决定。不同意的，在学校决定之前仍可说明。"


class ConsentIsTheirs(Refusal):
    message = "这个单位已在平台注册，由单位自己答复，学校不能代为登记。"


class TerminationDecided(Refusal):
    """Somebody was faster; `told` says who and when."""

    def __init__(self, told: str = "") -> None:
        super().__init__(f"{told}这份解约申请已经处理过了，请刷新页面查看结果。")


class NothingToUnlock(Refusal):
    message = "该毕业生的毕业去向已经是「待就业」，不需要解锁。"


class AnswerFirst(Refusal):
    message = (
        "该毕业生有一份签约正待本人确认，现在不能解锁。"
        "请毕业生在手机上确认，或点「非本人签约」使它马上作废；逾期不确认会自动失效。"
    )


class ReviewFirst(Refusal):
    message = "该毕业生有一份协议正待处理，请先在「网络签约管理」审核，再解锁。"


class NotCorrectable(Refusal):
    message = "这一项不能更正。签约双方和单位代码写错的，只能解约后重新签约。"


class SchoolKnowsBetter(Refusal):
    message = "姓名、专业和学制以学籍为准，请学校核对后提出更正。"


class ValueUnreadable(Refusal):
    message = "填写的内容不能用，请核对。"


class NothingToCorrect(Refusal):
    message = "没有改动任何一项。请直接在写错的那一项里改成正确的内容，再提交。"


class ConsentLetterMissing(Refusal):
    message = "这个单位没有注册，不能在平台上答复。请上传单位同意更正的函件。"


class CorrectionAlreadyOpen(Refusal):
    message = "这份协议已经有一份更正申请正在处理。请先看那一份走到了哪一步。"


class CorrectionFirst(Refusal):
    message = "这份协议有一份更正申请正在处理，现在不能申请解约。请先答复、撤回，或等学校处理完再申请。"


class TerminationFirst(Refusal):
    message = "这份协议有一份解约申请正在处理，现在不能更正。请等解约申请处理完再提出。"


class CorrectionMovedOn(Refusal):
    """Somebody else was quicker, or the days are over; `state` is the words for where it stands now."""

    def __init__(self, state: str) -> None:
        super().__init__(f"这份更正申请现在的状态是「{state}」，不能再做这一步。请刷新页面查看。")


class CorrectionTooLate(Refusal):
    message = "答复期限已过，这份更正申请已失效，协议照原来的内容有效。需要时可以重新提出。"
