"""The database is away or overloaded: say so with 503, and give back what was typed, to be sent once more."""

import re
import sys

import psycopg
from django.db import InterfaceError, OperationalError
from django.db.transaction import TransactionManagementError
from django.http import HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse

AWAY = (OperationalError, InterfaceError, psycopg.OperationalError, psycopg.InterfaceError)
TRY_AGAIN_SECONDS = 5
# Nobody's password, code or token goes back into a page; of the account pages nothing does.
SECRET = re.compile(r"csrf|pass|secret|token|otp|recovery", re.IGNORECASE)
MANY_LETTERS = 60  # a longer text is shown, so that it can be copied


def is_outage(error):
    """Whether this error speaks of the database's state and not of ours: the connection, a timeout, a full disk."""
    if isinstance(error, TransactionManagementError):
        error = error.__context__
    return isinstance(error, AWAY) or isinstance(getattr(error, "__cause__", None), AWAY)


def page(request):
    """Needs nothing that is away. A form that was sent comes back as a form: what was typed is lost to nobody."""
    context = {
        "request_id": getattr(request, "id", ""),
        "path": request.get_full_path(),
        "is_post": request.method == "POST",
    }
    if request.method == "POST" and not _is_about_accounts(request):
        context |= {"csrf_token": get_token(request), "is_kept": True} | _typed(request)
    answer = HttpResponse(render_to_string("503.html", context), status=503)
    answer["Retry-After"] = str(TRY_AGAIN_SECONDS)
    answer["Cache-Control"] = "no-store"
    return answer


def happening():
    """The error that is being handled just now, if it is an outage."""
    error = sys.exception()
    return error is not None and is_outage(error)


def _is_about_accounts(request):
    return request.path.startswith((reverse("account_login").removesuffix("login/"), reverse("enter_as")))


def _typed(request):
    """What the form said, short values and long ones apart, and which files it brought: those must be chosen anew."""
    try:
        lists, files = request.POST.lists(), request.FILES
    except (UnreadablePostError, MultiPartParserError):
        lists, files = [], {}
    fields = [(name, value) for name, values in lists for value in values if not SECRET.search(name)]
    long = [(name, value) for name, value in fields if "\n" in value or len(value) > MANY_LETTERS]
    return {
        "short": [field for field in fields if field not in long],
        "long": long,
        "files": [file.name for file in files.values()],
    }
