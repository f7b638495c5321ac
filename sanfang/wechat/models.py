"""What is kept of WeChat: the access token, tickets on their way, and the code of the mini program."""

from django.db import models

from sanfang.privacy.fields import EncryptedTextField


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


class EntranceCode(models.Model):
    """The picture of WeChat's own code of the mini program; one row, the latest."""

    picture = models.BinaryField()
    fetched_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
