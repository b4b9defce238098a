"""What every page knows: the office, this page in the other language, whether the data are for demonstration."""

from django.conf import settings
from django.urls import translate_url

from records.languages import kept_language
from records.models import Office
from records.reports import offered_to


def portal(request):
    other = "en" if kept_language() == "fa" else "fa"
    return {
        "office": Office.current(),
        "alternate_language": other,
        "alternate_url": translate_url(request.get_full_path(), other),
        "has_reports": hasattr(request, "user") and bool(offered_to(request.user)),
        "is_demo": settings.DEMO,
        "has_passkeys": settings.PASSKEYS,
        "request_id": getattr(request, "id", ""),
    }
