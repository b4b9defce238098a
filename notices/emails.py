"""How is a letter written? As a row in the writer's own transaction; the post room is told when that commits."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import translation
from django.utils.translation import get_language

from notices.addresses import why_undeliverable
from notices.choices import is_wanted, stop_address
from notices.letterhead import lay_out
from notices.models import Email, EmailStatus
from notices.tasks import deliver
from notices.texts import kind_of, of_portal, wording


def write(
    template,
    *,
    to,
    about=None,
    key=None,
    is_secret=False,
    language=None,
    draft=False,
    unsubscribe_url="",
    calendar="",
    **context,
):
    """Write one letter of the kind registered for `template` (see notices/texts.py); return its row.

    `to` is an account, which is greeted by name and read to in its own language, or a bare address, greeted by `name`
    if that is given. With a `key` a second letter of the same key is not written: the first is returned. A path of the
    portal given as `url` becomes a whole address, in the text and as a link in the HTML. A `draft` waits until an
    officer releases it. Mail programs offer `unsubscribe_url` as a button that ends letters like this one. To an
    address that fails nothing but account letters is tried: the row says why. What an account has chosen not to be
    told of is written and not sent. `calendar` is an entry for calendars, as iCalendar. The letter is written or undone
    with the caller's transaction.
    """
    account = to if isinstance(to, get_user_model()) else None
    language = language or (account.language if account else get_language()) or settings.LANGUAGE_CODE
    name = account.name if account else context.get("name", "")
    kind = kind_of(template)
    topic = kind.topic_of(context)
    if account and topic.is_optional and not unsubscribe_url:
        with translation.override(of_portal(language)):
            unsubscribe_url = stop_address(account, topic)
    letter = _letter(kind, language, context, name)
    values = letter | {
        "to": account.email if account else to,
        "person": account,
        "is_secret": is_secret,
        "unsubscribe_url": unsubscribe_url,
        "calendar": calendar,
        "content_type": ContentType.objects.get_for_model(about) if about else None,
        "object_id": about.pk if about else None,
    }
    if draft:
        values["status"] = EmailStatus.DRAFT
    elif not is_secret and (reason := why_undeliverable(values["to"])):
        values |= {"status": EmailStatus.FAILED, "error": reason}
    elif account and not is_wanted(topic, account):
        values["status"] = EmailStatus.UNWANTED
    if key:
        own = Email(key=key, **values)
        Email.objects.bulk_create([own], ignore_conflicts=True)  # two steps; get_or_create takes four
        email = Email.objects.get(key=key)
        is_new = email.uuid == own.uuid
    else:
        email, is_new = Email.objects.create(**values), True
    if is_new and email.status == EmailStatus.QUEUED:
        ring(email)
    return email


def ring(email):
    """Tell the worker once the row is there for it to read; without a broker the next sweep finds it."""
    transaction.on_commit(lambda: deliver.delay(email.pk), robust=True)


def _letter(kind, language, context, name):
    """Language, subject, text and HTML of a letter, as columns."""
    words = wording(kind, language)
    with translation.override(of_portal(words.language)):
        values = kind.filled(context)
    sheet = lay_out(words.filled(values), name=name)
    return {
        "language": sheet.language,
        "subject": sheet.subject[: Email._meta.get_field("subject").max_length],
        "text": sheet.text,
        "html": sheet.html,
    }
