"""The addresses of a graduate who looks for work: the résumé, applying, 「我的投递」."""

from django.urls import path

from sanfang.portals.graduate import applications, applying, resume, resume_attachment, resume_lines
from sanfang.recruiting.models import ResumeEntry

EDUCATION, EXPERIENCE = ResumeEntry.Kind.EDUCATION, ResumeEntry.Kind.EXPERIENCE

urlpatterns = [
    path("positions/<int:pk>/apply/", applying.apply, name="position_apply"),
    path("applications/", applications.applications, name="applications"),
    path("applications/<int:pk>/", applications.application, name="application"),
    path("applications/<int:pk>/withdraw/", applications.withdraw, name="application_withdraw"),
    path("resume/", resume.resume, name="resume"),
    path("resume/begin/", resume.begin, name="resume_begin"),
    path("resume/preview/", resume.preview, name="resume_preview"),
    path("resume/words/", resume.words, name="resume_words"),
    path("resume/education/", resume_lines.add, {"kind": EDUCATION}, name="resume_education"),
    path("resume/experience/", resume_lines.add, {"kind": EXPERIENCE}, name="resume_experience"),
    path("resume/lines/<int:pk>/", resume_lines.change, name="resume_line"),
    path("resume/lines/<int:pk>/remove/", resume_lines.remove, name="resume_line_remove"),
    path("resume/attach/", resume_attachment.attach, name="resume_attach"),
    path("resume/attachment/", resume_attachment.attachment, name="resume_attachment"),
    path("resume/attachment/remove/", resume_attachment.remove, name="resume_attachment_remove"),
]
