"""Who acts in this request, read anew from the tables each time: what was taken away is gone at once."""

from collections.abc import Callable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from sanfang.actors import Actor, Party
from sanfang.employers.models import Recruiter
from sanfang.graduates.models import Binding
from sanfang.people.models import ProvinceOfficer, User
from sanfang.people.posts import staff_actor
from sanfang.portals.gate.addresses import client_address
from sanfang.portals.gate.identified import means_of, means_of_phone


class ActorMiddleware:
    """Gives every request its `actor`, worked out when first asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of(request))
        return self.get_response(request)


def actor_of(request: HttpRequest) -> Actor:
    """The actor behind a request. An account has one post; with none it is a visitor."""
    user = request.user
    address = client_address(request)
    if not user.is_authenticated:
        return Actor(Party.PUBLIC, "访客", address=address)
    if user.is_phone:
        return _graduate(user, address)
    for find in (staff_actor, _officer, _recruiter):
        actor = find(user, address)
        if actor is not None:
            return replace(actor, means=means_of(request))
    return Actor(Party.PUBLIC, user.username, user.pk, address)


def actor_of_phone(request: HttpRequest, user: User) -> Actor:
    """The actor behind a question of the mini program, which carries no session."""
    return _graduate(user, client_address(request))


def _graduate(user: User, address: str) -> Actor:
    means = means_of_phone(user)
    binding = Binding.objects.current().filter(user=user).select_related("graduate").first()
    if binding is None:
        return Actor(Party.GRADUATE, "未绑定的手机", user.pk, address, means=means)
    graduate = binding.graduate
    return Actor(Party.GRADUATE, graduate.name, user.pk, address, graduate_id=graduate.pk, means=means)


def _officer(user: User, address: str) -> Actor | None:
    officer = ProvinceOfficer.objects.filter(user=user).first()
    if officer is None:
        return None
    return Actor(
        Party.PROVINCE, user.name or user.username, user.pk, address, province_id=officer.province_id
    )


def _recruiter(user: User, address: str) -> Actor | None:
    recruiter = Recruiter.objects.filter(user=user).select_related("employer").first()
    if recruiter is None:
        return None
    employer = recruiter.employer
    return Actor(
        Party.EMPLOYER,
        user.name or user.username,
        user.pk,
        address,
        employer_id=employer.pk,
        province_id=employer.province_id,
    )
