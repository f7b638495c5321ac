"""The addresses of who offers a position, and of what is wrong with it."""

from django.urls import path

from sanfang.portals.graduate import complaints, employers

urlpatterns = [
    path("employers/<int:pk>/", employers.employer, name="employer"),
    path("positions/<int:pk>/complain/", complaints.complain, name="complain"),
]
