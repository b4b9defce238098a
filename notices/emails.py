"""How is a letter written? As a row in the writer's own transaction; the post room is told when that commits."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.template import Context
from django.template.loader import get_template
from django.utils import translation
from django.utils.translation import get_language, get_language_info

from notices.models import Email
from notices.tasks import deliver
from records.models import Office
from records.text import clean_line


def write(template, *, to, about=None, key=None, is_secret=False, language=None, **context):
    """Write one letter from `<template>_subject.txt` and `<template>.txt`; return its row.

    `to` is an account, which is greeted by name and read to in its own language, or a bare address. With a `key`
    a second letter of the same key is not written: the first is returned. A path of the portal given as `url`
    becomes a whole address, in the text and as a link in the HTML. The letter is written or undone with the
    caller's transaction.
    """
    account = to if isinstance(to, get_user_model()) else None
    language = language or (account.language if account else get_language()) or settings.LANGUAGE_CODE
    if context.get("url", "").startswith("/"):
        context["url"] = settings.SITE_URL + context["url"]
    with translation.override(language):
        letter = _letter(template, context | {"name": account.name if account else ""})
    values = letter | {
        "to": account.email if account else to,
        "person": account,
        "language": language,
        "is_secret": is_secret,
        "content_type": ContentType.objects.get_for_model(about) if about else None,
        "object_id": about.pk if about else None,
    }
    if key:
        email, is_new = Email.objects.get_or_create(key=key, defaults=values)
    else:
        email, is_new = Email.objects.create(**values), True
    if is_new:
        ring(email)
    return email


def ring(email):
    """Tell the worker once the row is there for it to read; without a broker the next sweep finds it."""
    transaction.on_commit(lambda: deliver.delay(email.pk), robust=True)


def _letter(template, context):
    """Subject, text and HTML in the active language."""
    shared = {"office": Office.current(), "site_url": settings.SITE_URL}
    body = _plain(f"{template}.txt", context | shared)
    paragraphs = [(part, _is_our_link(part)) for part in body.split("\n\n")]
    layout = shared | {"name": context["name"], "body": body, "paragraphs": paragraphs}
    layout |= {"language": get_language(), "is_rtl": get_language_info(get_language())["bidi"]}
    subject = clean_line(_plain(f"{template}_subject.txt", context | shared), keep_arabic=True)
    return {
        "subject": subject[: Email._meta.get_field("subject").max_length],
        "text": _plain("notices/letter.txt", layout),
        "html": get_template("notices/letter.html").render(layout | {"subject": subject}),
    }


def _plain(template, context):
    """Plain text: nothing in it is HTML, so nothing is escaped. At most one empty line between two paragraphs."""
    text = get_template(template).template.render(Context(context, autoescape=False))
    lines = [line.rstrip() for line in text.strip().splitlines()]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "\n".join(kept)


def _is_our_link(paragraph):
    """Only an address of the portal that stands alone becomes a link: never one that somebody typed into a name."""
    return paragraph.startswith(f"{settings.SITE_URL}/") and len(paragraph.split()) == 1
