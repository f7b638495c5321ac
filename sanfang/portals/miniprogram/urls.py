"""What the mini program asks for by itself, beside the pages that it shows; and what WeChat's server tells us."""

from django.urls import path

from sanfang.portals.miniprogram import card, consents, document, hello, phone, push, signing_in

app_name = "miniprogram"
urlpatterns = [
    path("hello/", hello.hello, name="hello"),
    path("sign-in/", signing_in.give_ticket, name="sign_in"),
    path("enter/", signing_in.enter, name="enter"),
    path("consents/", consents.count, name="consents"),
    path("card/", card.card, name="card"),
    path("document/", document.document, name="document"),
    path("phone/", phone.prove, name="phone"),
    path("push/", push.push, name="push"),
]
