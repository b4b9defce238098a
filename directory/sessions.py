"""How long does a session last, and who ends it? Of staff twelve hours, and half an hour without a page."""

import time
from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import transaction
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from records import clock
from records.languages import reader
from records.text import number

# In the session, in seconds of the machine's clock, as allauth and Django count:
SINCE, SEEN, OTHERS_SEEN = "staff_since", "staff_seen", "seen"
TYPED = "typed"
SEEN_AGAIN = 60  # so often the last page of staff is written down: not at every request
OTHERS_SEEN_AGAIN = 600  # that of others, which only tells them where they are signed in
TYPED_LASTS = 3600  # seconds that a text waits for its author to sign in again
MOST_TYPED = 500_000  # characters
AUTHOR_LASTS = 90 * 24 * 3600  # seconds that a page may stand open before its author is forgotten


def end_sessions_of_staff(get_response):
    """Sign staff out when their time is over, say why, and put by what they, or others long gone, were sending.

    Once its author has signed in again, the page it was meant for asks whether to send it. Asked when the view is
    known, after the form was found to be this site's own and before anybody without an account is sent to sign in.
    """

    def middleware(request):
        return get_response(request)

    def process_view(request, view, args, kwargs):
        user = request.user
        if not user.is_authenticated:
            _keep_without_session(request, view)
            return None
        why = _why_over(request.session) if user.is_staff else ""
        if not why:
            _note(request.session, is_staff=user.is_staff)
            return _ask_to_send(request)
        typed = _typed(request, view, by=user.pk)
        logout(request)
        messages.warning(request, why)
        if typed:
            _put_by(request, typed)
        return None

    middleware.process_view = process_view
    return middleware


def end_sessions(user, *, but=None):
    """Sign a user out wherever that is; `but` is the key of the one session that stays."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=but or ""):
        end_session(session)


@transaction.atomic
def end_session(session):
    """Sign out in one place."""
    session.end()


def forget_sessions():
    """Remove the sessions that are over, and where they were."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


def _why_over(session):
    """Why this session of staff has ended, in a sentence; "" while it goes on."""
    now = time.time()
    if now - session.get(SEEN, now) > settings.STAFF_IDLE_SECONDS:
        return _sentence(
            ngettext(
                "You were signed out, because nothing was done here for %(n)s minute. Sign in to go on.",
                "You were signed out, because nothing was done here for %(n)s minutes. Sign in to go on.",
                settings.STAFF_IDLE_SECONDS // 60,
            ),
            settings.STAFF_IDLE_SECONDS // 60,
        )
    if now - session.get(SINCE, now) > settings.STAFF_SESSION_SECONDS:
        return _sentence(
            ngettext(
                "You were signed out, because you signed in %(n)s hour ago. Sign in again to go on.",
                "You were signed out, because you signed in %(n)s hours ago. Sign in again to go on.",
                settings.STAFF_SESSION_SECONDS // 3600,
            ),
            settings.STAFF_SESSION_SECONDS // 3600,
        )
    return ""


def _sentence(words, n):
    return words % {"n": number(n, reader())}


def _note(session, *, is_staff):
    """Write down when a page was opened last, but not at every page."""
    now = int(time.time())
    if is_staff and SINCE not in session:
        session[SINCE] = now
    key, every = (SEEN, SEEN_AGAIN) if is_staff else (OTHERS_SEEN, OTHERS_SEEN_AGAIN)
    if now - session.get(key, 0) > every:
        session[key] = now
        UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=clock.now())


# --- what was being sent -------------------------------------------------------------------------------


def note_sign_in(request, user):
    """Write down whose forms this browser sends from now on, and drop what somebody else was sending.

    Signing in gives a browser a new token for its forms; after the session is gone, it alone tells whose they were.
    """
    cache.set(_author_key(request), user.pk, AUTHOR_LASTS)
    typed = request.session.get(TYPED)
    if typed and typed["by"] != user.pk:
        del request.session[TYPED]
    if typed and request.session.get_expiry_age() <= TYPED_LASTS:
        request.session.set_expiry(None)


def _author_key(request):
    return "author-" + salted_hmac("peyvand.author", request.META.get("CSRF_COOKIE") or "").hexdigest()


def _keep_without_session(request, view):
    """The session has ended by itself, or elsewhere, while somebody wrote."""
    by = cache.get(_author_key(request)) if request.method == "POST" and _is_ours(request, view) else None
    typed = _typed(request, view, by=by) if by else None
    if typed:
        _put_by(request, typed)
        messages.warning(
            request,
            _("You were signed out meanwhile, so nothing was saved. Sign in within an hour: what you typed is kept."),
        )


def _put_by(request, typed):
    request.session[TYPED] = typed
    request.session.set_expiry(TYPED_LASTS)


def _is_ours(request, view):
    return bool(request.resolver_match.namespace) and getattr(view, "login_required", True)


def _typed(request, view, *, by):
    """What this form says, to be sent once more; None for what is no form of ours, public, or too long.

    The pages of an account have no namespace, and a password is never put by.
    """
    if request.method != "POST" or not _is_ours(request, view):
        return None
    items = [(name, value) for name, values in request.POST.lists() for value in values]
    items = [(name, value) for name, value in items if name != "csrfmiddlewaretoken"]
    if sum(len(name) + len(value) for name, value in items) > MOST_TYPED:
        return None
    return {
        "path": request.get_full_path(),
        "by": by,
        "items": items,
        "had_files": bool(request.FILES),
    }


def _ask_to_send(request):
    """The page that asks, where this user comes back to the address of what was put by; shown once."""
    typed = request.session.get(TYPED)
    if typed is None or request.method != "GET" or typed["path"] != request.get_full_path():
        return None
    del request.session[TYPED]
    if typed["by"] != request.user.pk:
        return None
    texts = [value for name, value in typed["items"] if " " in value.strip()]
    return render(request, "account/typed.html", typed | {"texts": texts})
