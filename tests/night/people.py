"""What a test needs in the portal of its own: officers and agreements, steps, work for the worker."""

import datetime as dt
import hashlib
import io
import time

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import translation
from pypdf import PdfReader

from agreements.models import Agreement, OfficerAssignment
from devstack.places import say
from directory.models import User
from directory.roles import Role
from notices.models import ReminderStep, Unit
from notices.reminders import plan, send
from notices.reminders.kinds import make_steps
from programs.actions import joint_decisions
from programs.actions.committee import close_committee
from programs.models import Member
from records import clock, files, jobs
from records.models import Job, Office
from tests.factories.agreements import AgreementFactory, AgreementTypeFactory, OfficerAssignmentFactory
from tests.factories.directory import AppointmentFactory, InstitutionFactory, UserFactory
from tests.factories.records import OfficeFactory
from tests.programs.committees import call_to_decide, file_of, opened

settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

ENTERED = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)


@transaction.atomic
def officers_with_agreements(count, ends_on, *, each=1):
    """So many officers, each in charge of so many agreements that end on a day."""
    if not Office.objects.exists():
        OfficeFactory()
    home, partner = InstitutionFactory(country="IR"), InstitutionFactory()
    kind = AgreementTypeFactory()
    for _officer in range(count):
        user = UserFactory(email=f"officer{User.objects.count()}@example.org")
        AppointmentFactory(user=user, role=Role.OFFICER)
        for _agreement in range(each):
            made = AgreementFactory(
                registered=True,
                type=kind,
                created_at=ENTERED,
                home__institution=home,
                partner__institution=partner,
                term__ends_on=dt.date.fromisoformat(ends_on),
            )
            OfficerAssignmentFactory(agreement=made, user=user)


@transaction.atomic
def decisions(count):
    """So many applications, each of two leaders, decided and signed; an officer has released all letters."""
    if not Office.objects.exists():
        OfficeFactory()
    officer = AppointmentFactory(role=Role.OFFICER).user
    call = call_to_decide(total=count * 1000)
    files = [file_of(call, f"File {n}") for n in range(count)]
    for one in Member.objects.filter(application__in=files):
        Member.objects.filter(pk=one.pk).update(user=UserFactory(email=f"leader{one.pk}@example.org"))
    committee = opened(call, {one: 60 + n % 40 for n, one in enumerate(files)}, by=officer)
    close_committee(committee, by=officer)
    for member in committee.members.all():
        shown = joint_decisions.to_sign(committee, member)
        joint_decisions.sign(committee, shown=joint_decisions.fingerprint_of(shown), by=member.user)
    days = {"accept_by": clock.today() + dt.timedelta(days=30), "starts_on": clock.today() + dt.timedelta(days=60)}
    begun = time.monotonic()
    joint_decisions.publish(committee, **days, months=24, by=officer)
    say(f"{time.monotonic() - begun:.1f}")
    joint_decisions.release_letters(committee, by=officer)


def step_in_hours(amount):
    """A step of the office's own: so many hours before an agreement ends."""
    make_steps()
    ReminderStep.objects.create(kind="agreement-end", unit=Unit.HOURS, amount=amount, audience="officer")


def reports(count, slug="register-of-agreements", *, since=0):
    """Ask for so many different reports, in both languages in turn."""
    user = User.objects.order_by("pk").first()
    for n in range(since, since + count):
        on = dt.date(2026, 11, 20) - dt.timedelta(days=n)
        jobs.ask(
            "report",
            title=f"{slug} {n}",
            by=user,
            language=("en", "fa")[n % 2],
            report=slug,
            on=on.isoformat(),
            query="",
        )


def wrong_reports():
    """Say which are not what an undisturbed build makes, and which files of the private root are not whole."""
    for job in Job.objects.filter(status="done").order_by("pk"):
        with job.file as file:
            made = file.read()
        if fingerprint(made) != fingerprint(undisturbed(job)):
            say(f"{job.title}: other than undisturbed")
    for name in files.stored():
        with default_storage.open(name) as file:
            if not file.read().rstrip().endswith(b"%%EOF"):
                say(f"{name}: only {file.tell()} bytes")


def undisturbed(job):
    with translation.override(job.language):
        return jobs.jobs["report"].run(job, lambda done, total: None)[1]


def fingerprint(pdf):
    """The text of every page; the bytes hold a time."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return len(pages), hashlib.sha256("\f".join(page.extract_text() for page in pages).encode()).hexdigest()


def officers_in_charge(count):
    """So many officers who share all agreements there are, as those of a large office do."""
    users = [UserFactory(email=f"officer{n}@example.org") for n in range(count)]
    for user in users:
        AppointmentFactory(user=user, role=Role.OFFICER)
    keys = Agreement.objects.order_by("pk").values_list("pk", flat=True)
    OfficerAssignment.objects.bulk_create(
        [OfficerAssignment(agreement_id=key, user=users[key % count], starts_on=ENTERED.date()) for key in keys]
    )


def timed(name):
    """Say how many seconds it takes to "plan" or to "send"."""
    begun = time.monotonic()
    {"plan": plan, "send": send}[name]()
    say(f"{time.monotonic() - begun:.1f}")
