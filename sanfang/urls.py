"""Every address of the house, one include per portal."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("sanfang.portals.public.urls")),
    path("m/", include("sanfang.portals.graduate.urls")),
    path("card/", include("sanfang.portals.card.urls")),
    path("employer/", include("sanfang.portals.employer.urls")),
    path("school/", include("sanfang.portals.school.urls")),
    path("province/", include("sanfang.portals.province.urls")),
    path("wechat/", include("sanfang.portals.miniprogram.urls")),
]

if settings.WECHAT_STANDIN:
    urlpatterns.append(path("wechat/simulator/", include("sanfang.portals.simulator.urls")))

handler400 = "sanfang.portals.gate.errors.unreadable"
handler404 = "sanfang.portals.gate.errors.not_found"
handler403 = "sanfang.portals.gate.errors.forbidden"
handler500 = "sanfang.portals.gate.errors.broken"
