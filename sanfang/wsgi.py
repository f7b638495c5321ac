"""What the web server runs. It refuses to serve an unsafe production."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sanfang.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from sanfang.portals.gate.checks import refuse_an_unsafe_start  # noqa: E402 — needs the settings set up

refuse_an_unsafe_start()
