"""The steps of route 3: the graduate's name, the employer's side, everything on one page, done (manual D2)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sanfang.actors import Party
from sanfang.agreements import actions
from sanfang.agreements.details import compose
from sanfang.agreements.errors import CannotSignNow, CardIsDead, TextChanged
from sanfang.agreements.models import SigningCard
from sanfang.agreements.sections import sections_of
from sanfang.agreements.states import words_for
from sanfang.graduates.fields import RECORD_FIELDS
from sanfang.portals.card.drafts import Draft
from sanfang.portals.card.forms import EmployerForm, NameForm
from sanfang.portals.card.guard import card_page, dead, public_page, scans_counted
from sanfang.portals.gate.addresses import client_address
from sanfang.portals.gate.answers import refuse, status_of
from sanfang.privacy.masking import mask_name
from sanfang.refusal import Refusal

STEPS = ("核对毕业生", "填写单位", "确认签约")
# What the recruiter, who knows the graduate by name now, reads of him or her; the paper holds more.
SHOWN_OF_THE_GRADUATE = ("姓名", "学历", "专业")
SHOWN_BLOCKS = ("employer", "position", "terms")


@scans_counted
@card_page
def start(request: HttpRequest, card: SigningCard, draft: Draft) -> HttpResponse:
    """Step 1: a masked name and the school, and the question for the full name."""
    form = NameForm(request.POST or None)
    status = 200
    if form.is_valid():
        try:
            actions.identify(card, form.cleaned_data["name"])
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            draft.keep(name=card.graduate.name)
            return redirect("card:employer", draft.token)
    context = {
        "form": form,
        "masked_name": mask_name(card.graduate.name),
        "school": card.graduate.school.name,
        "steps": _steps(0),
    }
    return render(request, "card/start.html", context, status=status)


@card_page
def employer(request: HttpRequest, card: SigningCard, draft: Draft) -> HttpResponse:
    """Step 2: the employer, its contact, the position, and what the two agreed."""
    if not draft.name:
        return redirect("card:start", draft.token)
    form = EmployerForm(request.POST or None, initial=draft.suggested)
    if form.is_valid():
        draft.keep_employer(form.cleaned_data)
        return redirect("card:confirm", draft.token)
    context = {"form": form, "graduate": _graduate_facts(card), "steps": _steps(1)}
    return render(request, "card/employer.html", context)


@card_page
def confirm(request: HttpRequest, card: SigningCard, draft: Draft) -> HttpResponse:
    """Step 3: everything to read, then 「确认签约」."""
    if not draft.employer:
        return redirect("card:start", draft.token)
    words, status = "", 200
    if request.method == "POST":
        try:
            return _sign(request, card, draft)
        except (CardIsDead, CannotSignNow):
            # Why the graduate cannot sign is for the graduate alone to read (promises Q05).
            return dead(request, draft, CardIsDead.message)
        except Refusal as refusal:
            words, status = str(refusal), status_of(refusal)
    context = {
        "graduate": _graduate_facts(card),
        "sections": _sections(card, draft),
        "shown": draft.fingerprint,
        "token": draft.token,
        "refusal": words,
        "steps": _steps(2),
    }
    return render(request, "card/confirm.html", context, status=status)


def _done(request: HttpRequest, token: str) -> HttpResponse:
    """The agreement's number and what comes next; only in the browser that signed."""
    draft = Draft(request, token)
    if not draft.number:
        return redirect("card:start", token)
    words = words_for(draft.state, Party.EMPLOYER)
    return render(request, "card/done.html", {"number": draft.number, "words": words})


done = public_page(_done)


def _sign(request: HttpRequest, card: SigningCard, draft: Draft) -> HttpResponse:
    if request.POST.get("shown") != draft.fingerprint:
        raise TextChanged
    side, position, terms = draft.sides()
    agreement = actions.sign_by_card(
        card,
        name=draft.name,
        side=side,
        position=position,
        terms=terms,
        address=client_address(request),
    )
    draft.finish(agreement)
    return redirect("card:done", draft.token)


def _sections(card: SigningCard, draft: Draft) -> list[tuple[str, list[tuple[str, str]]]]:
    """The employer's part of the agreement as it will be frozen; terms that nobody wrote are left out."""
    sections = sections_of(compose(card.graduate, *draft.sides()))
    shown = [
        (one.title, [(label, value) for label, value in one.facts if value])
        for one in sections
        if one.name in SHOWN_BLOCKS
    ]
    return [(title, facts) for title, facts in shown if facts]


def _graduate_facts(card: SigningCard) -> list[tuple[str, str]]:
    graduate = card.graduate
    school = [("学校", graduate.school.name), ("院系", graduate.department.name)]
    fields = [field for field in RECORD_FIELDS if field.label in SHOWN_OF_THE_GRADUATE]
    return [*((field.label, field.shown(graduate)) for field in fields), *school]


def _steps(now: int) -> list[tuple[str, str, str]]:
    states = ["done"] * now + ["now"] + ["next"] * (len(STEPS) - now - 1)
    return [(label, "", state) for label, state in zip(STEPS, states, strict=True)]
