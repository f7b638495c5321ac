"""What the simulator remembers. Empty wherever the real WeChat answers."""

from django.db import models


class LoginCode(models.Model):
    """A one-use login code of a simulated phone."""

    code = models.CharField(max_length=64, unique=True)
    openid = models.CharField(max_length=128)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]


class SimulatedMessage(models.Model):
    """A message as it arrived on a simulated phone."""

    key = models.CharField(max_length=120, unique=True)
    openid = models.CharField(max_length=128, db_index=True)
    title = models.CharField(max_length=250)
    body = models.TextField(blank=True)
    link = models.CharField(max_length=200, blank=True)
    arrived_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-arrived_at", "-pk"]
