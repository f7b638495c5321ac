"""The addresses of the school's desk. The namespace lets only a school's staff in."""

from sanfang.portals.gate.check_urls import urlpatterns as checks
from sanfang.portals.school.urls_agreements import urlpatterns as agreements
from sanfang.portals.school.urls_complaints import urlpatterns as complaints
from sanfang.portals.school.urls_destinations import urlpatterns as destinations
from sanfang.portals.school.urls_exports import urlpatterns as exports
from sanfang.portals.school.urls_figures import urlpatterns as figures
from sanfang.portals.school.urls_records import urlpatterns as records
from sanfang.portals.school.urls_samples import urlpatterns as samples

app_name = "school"
urlpatterns = [*agreements, *checks, *complaints, *destinations, *exports, *figures, *records, *samples]
