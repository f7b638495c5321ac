"""The addresses of 「签约通知」."""

from django.urls import path

from sanfang.portals.employer import offer_sending, offers

urlpatterns = [
    path("applications/<int:pk>/offer/", offer_sending.send, name="offer_send"),
    path("offers/", offers.offers, name="offers"),
    path("offers/<int:pk>/", offers.offer, name="offer"),
    path("offers/<int:pk>/change/", offer_sending.change, name="offer_change"),
    path("offers/<int:pk>/withdraw/", offers.withdraw, name="offer_withdraw"),
    path("offers/<int:pk>/revive/", offers.revive, name="offer_revive"),
]
