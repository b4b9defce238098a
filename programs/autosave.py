"""How does a page that saves itself speak with us? By the header of its requests and the version it began from."""

from django.utils.translation import gettext as _

from records import clock
from records.languages import reader
from records.text import digits

AUTOSAVE = "X-Autosave"


def is_autosave(request):
    return request.headers.get(AUTOSAVE) == "1"


def sent_version(request):
    """The version that was before whoever typed; 0 for what is none."""
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else 0


def saved_now():
    """What the page says once it is saved."""
    at = clock.now().astimezone(clock.zone())
    return _("Saved at %(time)s.") % {"time": digits(f"{at:%H:%M}", reader())}
