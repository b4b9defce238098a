"""What balancers, administrators and finders of holes ask: is it ready, is it well, where is a hole reported."""

import datetime as dt
from functools import cache

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from records import clock
from records.health import report, worst
from records.models import Office

SECURITY_TXT_LASTS = dt.timedelta(days=180)


@login_not_required
@require_safe
@never_cache
def ready(request):
    """For a balancer: 200 when the database answers and has the tables of this version, else 503 and which of both."""
    try:
        missing = _last_migrations() - set(MigrationRecorder(connection).migration_qs.values_list("app", "name"))
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=503)
    return JsonResponse({"status": "not migrated"}, status=503) if missing else JsonResponse({"status": "ok"})


@cache
def _last_migrations():
    """(app, name) of the newest migration of each app, read from this version's files."""
    return set(MigrationLoader(None).graph.leaf_nodes())


@require_safe
def page(request):
    """Everything each app tells about itself, for administrators."""
    if not request.user.has_perm("records.see_sign"):
        raise PermissionDenied
    parts = report()
    context = {
        **admin.site.each_context(request),
        "title": _("Health"),
        "parts": parts,
        "worst": worst(parts),
        "now": clock.now(),
    }
    return render(request, "admin/health.html", context)


@login_not_required
@require_safe
def security_txt(request):
    """RFC 9116: whom to tell about a hole, in which languages, and until when this may be believed."""
    office = Office.current()
    contact = settings.SECURITY_CONTACT or office.help_email
    if not contact:
        return HttpResponse(status=404)
    expires = clock.now().astimezone(dt.UTC).replace(microsecond=0) + SECURITY_TXT_LASTS
    lines = [
        f"Contact: {contact if ':' in contact else f'mailto:{contact}'}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: fa, en",
        f"Canonical: {settings.SITE_URL}{request.path}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
