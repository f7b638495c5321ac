"""How often something was tried in a stretch of time."""

from django.db import models


class Counter(models.Model):
    """Hits of one purpose by one key in one window. Keys are hashed: nobody's address is kept here."""

    purpose = models.CharField(max_length=40)
    key_hash = models.CharField(max_length=64)
    window_start = models.DateTimeField()
    hits = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "key_hash", "window_start"], name="one_counter_per_window"
            )
        ]
        indexes = [models.Index(fields=["window_start"], name="counters_by_age")]
