"""The addresses of 「简历管理」 and 「面试邀请」."""

from django.urls import path

from sanfang.portals.employer import application, applications, interviews, inviting, letting_know

urlpatterns = [
    path("applications/", applications.applications, name="applications"),
    path("applications/invite/", inviting.invite, name="applications_invite"),
    path("applications/<int:pk>/", application.application, name="application"),
    path("applications/<int:pk>/open/", application.open_resume, name="application_open"),
    path("applications/<int:pk>/attachment/", application.attachment, name="application_attachment"),
    path("applications/<int:pk>/note/", application.note, name="application_note"),
    path("applications/<int:pk>/refuse/", letting_know.refuse, name="application_refuse"),
    path("applications/<int:pk>/reconsider/", application.reconsider, name="application_reconsider"),
    path("interviews/", interviews.interviews, name="interviews"),
    path("interviews/<int:pk>/result/", letting_know.result, name="interview_result"),
    path("interviews/<int:pk>/cancel/", letting_know.cancel, name="interview_cancel"),
]
