"""What stands between a graduate and an employer before they sign."""

from sanfang.recruiting.models.application import Application
from sanfang.recruiting.models.complaint import Complaint
from sanfang.recruiting.models.interview import Interview
from sanfang.recruiting.models.offer import Offer
from sanfang.recruiting.models.resume import Resume, ResumeEntry

__all__ = ["Application", "Complaint", "Interview", "Offer", "Resume", "ResumeEntry"]
