"""From two panels to a paid journey: reviewers, a conflict, both sides closed, the joint committee, two signatures,
letters, an award, a visit and a report.
"""

import re

import pytest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from playwright.sync_api import expect

from config.demo.reviews import TO_APPLICANTS, TO_COMMITTEE
from notices.models import Email
from programs.models import (
    Application,
    Award,
    AwardReport,
    Call,
    Committee,
    ReportDue,
    ReviewAssignment,
    ReviewerProfile,
    Visit,
)
from records.history import acting
from tests.factories.programs import DailyRateFactory, VisitRulesFactory
from tests.walks.conftest import BOTH
from tests.walks.steps import follow, press, told

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

OFFICER, BEHZAD = "arash.kiani@example.org", "behzad.noori@example.org"
SHIRIN, MARTA = "shirin.vaziri@example.org", "marta.lombardi@example.org"
KATAYOUN = "katayoun.mehrpour@example.org"


@pytest.fixture
def call(demo):
    return Call.objects.filter(programme__code="PDV").exclude(closes_at=None).get()


def staff(page, record, name, *more):
    page.goto(reverse(f"admin:programs_{record._meta.model_name}_{name}", args=[record.pk, *more]))


def send(page):
    page.locator(".submit-row button, main .form-actions button").first.click()


def write(page, **values):
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)


# --- both sides evaluate ------------------------------------------------------------------------------------------


def gives_back(page, assignment):
    """He sees only now that he has a conflict: the application is closed to him at once."""
    page.goto(assignment.get_absolute_url())
    follow(page, _("I have a conflict of interest, or cannot review it"))
    page.locator("main [name=declined_for][value=conflict]").check()
    send(page)
    told(page, _("Given back. The application is closed to you."))
    assert page.goto(assignment.get_absolute_url()).status == 404


def assigned(page, side):
    """Whoever answers is replaced by a proposal at once; the officer has it made anew, around what stands."""
    page.goto(reverse("admin:programs_callside_change", args=[side.pk]))
    page.get_by_role("button", name=re.compile(f"{_('Propose again')}|{_('Propose reviewers')}")).click()
    told(page, _("Proposed. Nobody is invited yet."))


def invited(page, side):
    staff(page, side, "deploy")
    send(page)
    told(page, _("Invited: each reviewer gets one letter."))


def takes_on(page, email):
    """By the link and a code, without a password."""
    letter = Email.objects.filter(to=email, text__contains="/review-invitations/").latest("pk")
    page.goto(f"/{get_language()}/" + re.search(r"review-invitations/\S+", letter.text)[0])
    press(page, _("Send me the code"))
    code = re.search(r"[A-Z\d۰-۹]{4}-[A-Z\d۰-۹]{4}", Email.objects.filter(to=email, is_secret=True).latest("pk").text)
    page.get_by_label(_("Code")).fill(code[0])
    page.locator("main form .btn-primary").first.click()
    page.locator("main [name=is_sure]").check()
    press(page, _("I take it on"))


def reviewed(page, assignment):
    """Application left, rubric right; what is missing is asked for beside its field."""
    page.goto(assignment.get_absolute_url())
    if page.get_by_role("button", name=_("Begin the review"), exact=True).count():
        press(page, _("Begin the review"))
    press(page, _("Submit the review"))
    expect(page.locator("main .invalid-feedback").first).to_be_visible()
    for group in page.locator("main fieldset, main [id^=div_id_c]").all():
        values = group.locator("input[type=radio][value='4']")
        if values.count():
            values.first.check()
    write(page, text_to_applicant=TO_APPLICANTS, text_to_committee=TO_COMMITTEE)
    page.locator("main [name=recommendation][value=fund]").check()
    press(page, _("Submit the review"))
    told(page, _("Submitted. Thank you."))


def closed(page, side):
    staff(page, side, "close_side")
    write(page, waiver="Each was read by two; the short time of some is explained.")
    send(page)
    told(page, _("Closed. Nothing of its reviews is changed any more."))


# --- they decide --------------------------------------------------------------------------------------------------


def meets(page, call, members):
    """Seats, opening, who is there, closing."""
    with acting(by="Walk", verb="register"):
        committee = Committee.objects.create(call=call, held_on="2026-11-20", place="Tehran")
    for person, side in members:
        staff(page, committee, "members")
        page.locator("[name=person]").select_option(str(person.pk))
        page.locator("[name=side]").select_option(side)
        page.locator("[name=is_chair]").check()
        send(page)
        told(page, str(person))
    staff(page, committee, "open")
    send(page)
    told(page, _("Decision table"))
    staff(page, committee, "presence")
    for box in page.locator("[name=present]").all():
        box.check()
    send(page)
    staff(page, committee, "close")
    send(page)
    told(page, _("Closed: its result stands."))
    return Committee.objects.get(pk=committee.pk)


def signs(page, committee):
    page.goto(committee.get_absolute_url())
    follow(page, _("Decisions and signatures"))
    page.locator("main [name=has_read]").check()
    press(page, _("Sign"))
    told(page, re.compile(_("Signed: %(count)s decisions.") % {"count": "."}))


def publishes(page, committee):
    staff(page, committee, "publish")
    write(page, accept_by="2026-12-20", starts_on="2027-01-20", months="24")
    send(page)
    told(page, _("Published. The letters wait as drafts until they are released."))
    staff(page, committee, "release")
    send(page)
    assert not Email.objects.filter(key__startswith="decision:", status="draft").exists()


# --- what comes of it ---------------------------------------------------------------------------------------------


def accepts(page, application):
    page.goto(application.get_absolute_url())
    follow(page, _("Decision"))
    told(page, TO_APPLICANTS[:40])
    page.goto(application.award.get_absolute_url())
    follow(page, _("Accept the award"))
    send(page)
    return Award.objects.get(application=application)


def pays_for_a_visit(leader, officer, award):
    """The office gives a budget line; a visit is planned, what it costs is said, and it is approved."""
    granted = award.amounts.first()
    officer.goto(reverse("awards:give_money", args=[award.uuid]))
    officer.locator("[name=side]").select_option(granted.side)
    officer.locator("[name=category]").select_option("stay")
    write(officer, starts_on="2027-01-01", ends_on="2027-12-31", amount="180", currency=granted.currency)
    send(officer)
    assert award.lines.count() == 1
    leader.goto(reverse("awards:plan_visit", args=[award.uuid]))
    leader.locator("[name=traveller]").select_option(index=0)
    write(leader, purpose="Measurements at the observatory", starts_on="2027-10-01", ends_on="2027-10-05")
    send(leader)
    told(leader, "Measurements at the observatory")
    visit = Visit.objects.get(award=award)
    officer.goto(reverse("visits:approve", args=[visit.uuid]))
    send(officer)
    visit.refresh_from_db()
    assert visit.status == "approved"
    assert award.lines.get().reserved == 100


def reports(leader, officer, award):
    """The office asks for a report; the leader writes and submits it, the office accepts it."""
    officer.goto(reverse("award_reports:ask", args=[award.uuid]))
    officer.locator("[name=kind]").select_option("interim")
    write(officer, due_on="2028-03-01")
    send(officer)
    due = ReportDue.objects.get(award=award)
    leader.goto(reverse("award_reports:due", args=[due.uuid]))
    press(leader, _("Begin the report"))
    write(leader, done="Both laboratories have measured one sample.")
    press(leader, _("Submit the report"))
    told(leader, _("Submitted: the office reads it."))
    officer.goto(reverse("award_reports:due", args=[due.uuid]))
    follow(officer, _("Accept the report"))
    send(officer)
    assert AwardReport.objects.get(due=due).status == "accepted"


@BOTH
def test_a_programme_decides(page_of, call, language):
    officer, behzad = page_of(OFFICER), page_of(BEHZAD)
    first, second = Application.objects.filter(call=call, status="eligible").order_by("reference")
    side = call.review_sides.get(side="home")
    pairs = ReviewAssignment.objects.filter(call_side=side)

    gives_back(behzad, pairs.get(application=second, reviewer__person__user__email=BEHZAD))
    assigned(officer, side)
    proposed = pairs.filter(application=second, status="proposed")
    assert {one.reviewer.person.email for one in proposed} == {SHIRIN, KATAYOUN}
    invited(officer, side)
    shirin, katayoun = page_of(), page_of(KATAYOUN)
    takes_on(shirin, SHIRIN)
    reviewed(shirin, pairs.get(application=second, reviewer__person__email=SHIRIN))
    reviewed(behzad, pairs.get(application=first, reviewer__person__user__email=BEHZAD))
    takes_on_signed_in(katayoun)
    reviewed(katayoun, pairs.get(application=second, reviewer__person__email=KATAYOUN))
    closed(officer, side)

    home, partner = (ReviewerProfile.objects.get(person__email=one).person for one in (KATAYOUN, MARTA))
    committee = meets(officer, call, [(home, "home"), (partner, "partner")])
    signs(katayoun, committee)
    signs(page_of(MARTA), committee)
    publishes(officer, committee)

    funded = committee.decisions.current().filter(outcome="funded").select_related("application").first().application
    leader = page_of(funded.members.get(side="home", role="leader").user.email)
    award = accepts(leader, funded)
    VisitRulesFactory(call=call, stay="home")
    DailyRateFactory(call=call, side="home", amount=20)
    pays_for_a_visit(leader, officer, award)
    reports(leader, officer, award)


def takes_on_signed_in(page):
    letter = Email.objects.filter(to=KATAYOUN, text__contains="/review-invitations/").latest("pk")
    page.goto(f"/{get_language()}/" + re.search(r"review-invitations/\S+", letter.text)[0])
    page.locator("main [name=is_sure]").check()
    press(page, _("I take it on"))
