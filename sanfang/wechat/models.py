"""What is kept of WeChat: the access token, tickets on their way, and what the simulator remembers."""

from django.db import models

from sanfang.privacy.fields import EncryptedTextField


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


class AccessToken(models.Model):
    """The token by which this mini program speaks to WeChat, shared by all processes."""

    app_id = models.CharField(max_length=64, unique=True)
    token = EncryptedTextField(blank=True)
    ends_at = models.DateTimeField(null=True)
    # While this lies ahead, one process is fetching the next token.
    refreshing_until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]


class Ticket(models.Model):
    """A way from the mini program into the phone pages: works once, for a minute, for one purpose."""

    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=40)
    openid = EncryptedTextField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["pk"]
