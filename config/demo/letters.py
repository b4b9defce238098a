"""What the demonstration's mailbox shows: letters of the last days, in three languages, and drafts to be released."""

from datetime import datetime, time, timedelta

from django.urls import reverse
from django.utils import translation

from directory.models import User
from directory.roles import Role
from notices.addresses import note_failure
from notices.emails import write
from notices.models import Email, EmailStatus, FailureKind, LetterText
from records import clock
from records.models import Job

INVITATION, REPORT = "directory/emails/invitation", "notices/emails/report_ready"
FRENCH_SUBJECT = "Un compte pour vous : {{ portal }}"
FRENCH_BODY = """Le bureau a ouvert pour vous un compte avec cette adresse, en qualité de : {{ role }}. Aucun mot de \
passe n'est nécessaire : à chaque connexion, nous vous envoyons un code par courriel. Demandez le premier ici :

{{ url }}

Si vous n'attendiez pas cette lettre, écrivez au bureau."""


def make_letters(users):
    """Nine letters that arrived, one that came back, and three drafts; days are counted from today."""
    LetterText.objects.create(slug="invitation", language="fr", subject=FRENCH_SUBJECT, body=FRENCH_BODY)
    leila, omid = users["leila.daneshvar@example.org"], users["omid.sarafraz@example.org"]
    nasrin, maryam = users["nasrin.rahbari@example.org"], users["maryam.ahmadi@example.org"]
    behzad = users["behzad.noori@example.org"]
    for user in (leila, nasrin, maryam):
        User.objects.filter(pk=user.pk).update(language="fa")
        user.language = "fa"
    _sent(_invitation(leila, Role.OFFICER), days=21)
    _sent(_invitation(omid, Role.OFFICER), days=20)
    _sent(_invitation(behzad, Role.REVIEWER), days=9)
    _sent(_abroad("claire.moreau@valmont.example", "Claire Moreau", "fr"), days=7)
    _sent(_abroad("paolo.conti@montalto.example", "Paolo Conti", "en"), days=7, minutes=2)
    _sent(_report(nasrin, "فهرست اسناد همکاری"), days=3)
    _sent(_report(omid, "Register of agreements"), days=2)
    _sent(_report(leila, "فهرست اسناد همکاری"), days=1)
    _sent(_invitation(maryam, Role.SCHOLAR), days=1, minutes=30)
    _came_back(_abroad("old.mailbox@wysokich.example", "Jan Kowal", "en"))
    for user in (omid, behzad, maryam):
        _invitation(user, Role.COMMITTEE_MEMBER, draft=True)


def _invitation(user, role, **options):
    with translation.override(user.language):
        words = {"role": role.label, "url": reverse("account_request_login_code")}
        return write(INVITATION, to=user, about=user, **words, **options)


def _abroad(address, name, language):
    with translation.override("en"):
        url = reverse("account_request_login_code")
        return write(INVITATION, to=address, name=name, language=language, role=Role.REVIEWER.label, url=url)


def _report(user, title):
    with translation.override(user.language):
        url = reverse("records:report", args=["register-of-agreements"])
    return write(REPORT, to=user, job=Job(title=title), url=url)


def _sent(email, *, days, minutes=0):
    """As if the post had been there some days ago."""
    day = clock.today() - timedelta(days=days)
    at = datetime.combine(day, time(9, 12), tzinfo=clock.zone()) + timedelta(minutes=minutes)
    Email.objects.filter(pk=email.pk).update(
        status=EmailStatus.SENT, attempts=1, written_at=at, sent_at=at + timedelta(seconds=4)
    )


def _came_back(email):
    reason = "550 5.1.1 The email account that you tried to reach does not exist"
    _sent(email, days=2)
    Email.objects.filter(pk=email.pk).update(status=EmailStatus.BOUNCED, error=reason)
    note_failure(email.to, kind=FailureKind.HARD, reason=reason)
