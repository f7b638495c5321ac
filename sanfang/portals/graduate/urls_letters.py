"""The addresses of 「面试和签约通知」: what employers sent, and the answers to it."""

from django.urls import path

from sanfang.portals.graduate import interviews, letters, offer_answers, offers

urlpatterns = [
    path("notices/", letters.letters, name="notices"),
    path("interviews/<int:pk>/", interviews.interview, name="interview"),
    path("interviews/<int:pk>/read/", letters.open_interview, name="interview_read"),
    path("interviews/<int:pk>/accept/", interviews.accept, name="interview_accept"),
    path("interviews/<int:pk>/decline/", interviews.decline, name="interview_decline"),
    path("offers/<int:pk>/", offers.offer, name="offer"),
    path("offers/<int:pk>/read/", letters.open_offer, name="offer_read"),
    path("offers/<int:pk>/agreement/", offers.sample, name="offer_agreement"),
    path("offers/<int:pk>/accept/", offer_answers.accept, name="offer_accept"),
    path("offers/<int:pk>/decline/", offer_answers.decline, name="offer_decline"),
    path("agreements/<int:pk>/read/", letters.open_agreement, name="agreement_read"),
]
