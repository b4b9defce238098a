"""The demonstration's mailbox: everything the portal sends, codes too, to be read by anybody. Only in the demo."""

import re
import uuid
from base64 import b64encode
from email import message_from_bytes
from email.policy import default as policy
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.mail.backends.base import BaseEmailBackend
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from notices.gateways import Gateway
from notices.letterhead import lines_of
from notices.models import Email, EmailStatus, Sms, SmsStatus

PER_PAGE = 30
MOST_READERS = 200
MOST_MESSAGES = 10
MAY_FOLLOW_LINKS = "allow-top-navigation-by-user-activation"


class EmailBackend(BaseEmailBackend):
    """Sends nothing: each letter becomes a file, named by its Message-ID, which is the only copy of a code."""

    def send_messages(self, messages):
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in messages:
            mime = message.message()
            _file(uuid.UUID(mime["Message-ID"].strip("<>").partition("@")[0])).write_bytes(mime.as_bytes())
        return len(messages)


class SmsBackend(Gateway):
    """Sends nothing: each text message becomes a file, which is the only copy of a code."""

    def send(self, sms):
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sms_file(sms.uuid).write_text(sms.text, "utf-8")


def _in_the_demo(view):
    """Elsewhere there is no such page: it would show anybody's codes."""

    @login_not_required
    @require_safe
    def guarded(request, **parameters):
        if not settings.DEMO:
            raise Http404
        return view(request, **parameters)

    return guarded


@_in_the_demo
def mailbox(request):
    """All letters that were sent, the newest first; of one reader, if an address is chosen."""
    letters = _sent()
    readers = letters.order_by("to").values_list("to", flat=True).distinct()[:MOST_READERS]
    chosen = request.GET.get("to", "")
    shown = letters.filter(to=chosen) if chosen else letters
    context = {
        "page_obj": Paginator(shown, PER_PAGE).get_page(request.GET.get("page")),
        "readers": readers,
        "chosen": chosen,
        "messages_sent": _messages(),
        "on_their_way": Email.objects.filter(status__in=[EmailStatus.QUEUED, EmailStatus.SENDING]).count(),
    }
    return render(request, "config/mailbox.html", context)


@_in_the_demo
def mailbox_letter(request, uuid):
    """One letter as its reader gets it."""
    letter = get_object_or_404(_sent(), uuid=uuid)
    text, html = _as_sent(letter)
    context = {"letter": letter, "lines": lines_of(text.replace("\r\n", "\n")), "has_html": bool(html)}
    return render(request, "config/mailbox_letter.html", context)


@_in_the_demo
@xframe_options_sameorigin
def mailbox_html(request, uuid):
    """The HTML of a letter, alone, as a mail program shows it: it may have its own style, and nothing else."""
    letter = get_object_or_404(_sent(), uuid=uuid)
    html = _as_sent(letter)[1]
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    hashes = [b64encode(sha256(style.encode()).digest()).decode() for style in styles]
    allowed = " ".join(f"'sha256-{digest}'" for digest in hashes) or "'none'"
    response = HttpResponse(html.replace("<head>", '<head><base target="_top">', 1))
    response["Content-Security-Policy"] = (
        f"default-src 'none'; style-src {allowed}; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; "
        f"sandbox {MAY_FOLLOW_LINKS}"
    )
    return response


def _sent():
    """What arrived, and what came back."""
    letters = Email.objects.filter(status__in=[EmailStatus.SENT, EmailStatus.BOUNCED])
    return letters.select_related("person").order_by("-sent_at", "-pk")


def _messages():
    """The newest text messages with their words; those to one number stand beside those to the others."""
    sent = Sms.objects.filter(status=SmsStatus.SENT).order_by("-sent_at", "-pk")[:MOST_MESSAGES]
    return [(sms, _sms_file(sms.uuid).read_text("utf-8") if _sms_file(sms.uuid).exists() else sms.text) for sms in sent]


def _as_sent(letter):
    """(text, HTML): from the letter's file, which alone has what is erased from the row; from the row without one."""
    path = _file(letter.uuid)
    if not path.exists():
        return letter.text, letter.html
    message = message_from_bytes(path.read_bytes(), policy=policy)
    return tuple(_part(message, kind) for kind in ("plain", "html"))


def _part(message, kind):
    part = message.get_body((kind,))
    return part.get_content().strip() if part else ""


def _file(letter):
    return Path(settings.EMAIL_FILE_PATH) / f"{letter}.eml"


def _sms_file(sms):
    return Path(settings.EMAIL_FILE_PATH) / f"{sms}.txt"
