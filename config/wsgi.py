"""What the web server calls."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

from config.celery import app

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

# What would else be loaded while the first visitors wait: all addresses, and the way to the queue.
reverse("home")
app.connection_for_write().release()
# All that is loaded by now stays: looking through it for garbage took a tenth of the time of a page.
gc.collect()
gc.freeze()
