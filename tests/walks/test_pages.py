"""Every kind of page, in both languages, on a desk and on a phone: nothing for axe, nothing too wide or refused."""

import pytest

from agreements.models import Agreement
from config.demo_accounts import PASSWORD
from directory.models import Institution, InstitutionMention, Person, User
from notices.models import Email, ReminderDue, ReminderStep
from records.models import ActionItem, JobStatus, Letter, Office, OutsideApproval
from tests.walks.conftest import WIDE
from tests.walks.demo import ADMINISTRATOR, DIRECTOR, NOTHING_YET, OFFICER, SCHOLAR
from tests.walks.watch import axe, misfits
from tests.walks.ways import (
    REGISTER,
    at,
    conflict,
    job,
    many,
    of,
    preview,
    staff_transition,
    then,
    transition,
)

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}

OWN = {
    # strangers
    "home": (None, at("home")),
    "register": (None, at("agreements:list")),
    "register, filtered": (None, at("agreements:list", query="?q=university&country=DE&phase=expired&on=1404/1/15")),
    "register, nothing found": (None, at("agreements:list", query="?q=nothing-of-the-kind")),
    "register, not understood": (None, at("agreements:list", query="?on=tomorrow&since=MMXX")),
    "agreement": (None, of(Agreement, confidentiality="public", reference__gt="")),
    "agreement, another day": (None, of(Agreement, query="?on=2020-01-01", confidentiality="public", reference__gt="")),
    "institution": (None, of(Institution, name_en="Heidelberg University")),
    "sign in": (None, at("account_login")),
    "sign in, refused": (None, then(at("account_login"), login="nobody@example.org", password="wrong")),
    "sign in, second step": (None, then(at("account_login"), login=OFFICER, password=PASSWORD)),
    "sign in by code": (None, at("account_request_login_code")),
    "sign up": (None, at("account_signup")),
    "sign up, refused": (None, then(at("account_signup"))),
    "reset": (None, at("account_reset_password")),
    "guidance": (None, at("guidance")),
    "accessibility": (None, at("accessibility")),
    "privacy": (None, at("privacy")),
    "contact": (None, at("contact")),
    "404": (None, of(Agreement, confidentiality="restricted")),
    # people with an account
    "institutions": (SCHOLAR, at("directory:institution_list", query="?q=university")),
    "403": (SCHOLAR, at("records:report", REGISTER)),
    "addresses": (SCHOLAR, at("account_email")),
    "password": (SCHOLAR, at("account_change_password")),
    "sessions": (SCHOLAR, at("usersessions_list")),
    "second factor": (OFFICER, at("mfa_index")),
    "second factor to set up": (NOTHING_YET, at("home")),
    # the office
    "home of staff": (OFFICER, at("home")),
    "register of staff": (OFFICER, at("agreements:list", query="?status=in_review&check=unverified")),
    "proposal": (OFFICER, of(Agreement, status="in_review")),
    "locked agreement": (OFFICER, of(Agreement, locked_at__isnull=False)),
    "transition": (OFFICER, transition("conclude", status="in_signature")),
    "transition, refused": (OFFICER, then(transition("conclude", status="in_signature"))),
    "grave transition": (DIRECTOR, transition("terminate", locked_at__isnull=False, terminated_on=None)),
    "conflict": (OFFICER, conflict),
    "reports": (DIRECTOR, at("records:report_list")),
    "report": (DIRECTOR, at("records:report", REGISTER)),
    "report, not understood": (DIRECTOR, at("records:report", REGISTER, query="?on=tomorrow")),
    "job waits": (DIRECTOR, job(JobStatus.QUEUED)),
    "job runs": (DIRECTOR, job(JobStatus.RUNNING, done=2, total=3)),
    "job done": (DIRECTOR, job(JobStatus.DONE, file_name="register.pdf", pages=12)),
    "job failed": (DIRECTOR, job(JobStatus.FAILED, error="OSError: no space left")),
    "styleguide": (OFFICER, at("styleguide")),
}

AGREEMENT, INSTITUTION = "admin:agreements_agreement", "admin:directory_institution"
STAFF = {
    "index": (OFFICER, at("admin:index")),
    "agreements": (OFFICER, at(f"{AGREEMENT}_changelist")),
    "agreements, filtered": (OFFICER, at(f"{AGREEMENT}_changelist", query="?q=univ&phase=end_not_known&type=MOU")),
    "agreements, nothing found": (OFFICER, at(f"{AGREEMENT}_changelist", query="?q=nothing-of-the-kind")),
    "draft": (OFFICER, of(Agreement, f"{AGREEMENT}_change", status="draft")),
    "draft, refused": (OFFICER, then(of(Agreement, f"{AGREEMENT}_change", status="draft"), "[name=_save]", signed="x")),
    "imported": (OFFICER, of(Agreement, f"{AGREEMENT}_change", origin="imported")),
    "locked": (OFFICER, of(Agreement, f"{AGREEMENT}_change", locked_at__isnull=False)),
    "new": (OFFICER, at(f"{AGREEMENT}_add")),
    "short way": (OFFICER, at(f"{AGREEMENT}_register")),
    "short way, refused": (OFFICER, then(at(f"{AGREEMENT}_register"), signed="tomorrow")),
    "scans": (OFFICER, at(f"{AGREEMENT}_scans")),
    "import": (OFFICER, at(f"{AGREEMENT}_import")),
    "import, refused": (OFFICER, then(at(f"{AGREEMENT}_import"))),
    "preview": (OFFICER, preview),
    "timeline": (OFFICER, of(Agreement, f"{AGREEMENT}_history", locked_at__isnull=False)),
    "in charge": (OFFICER, of(Agreement, f"{AGREEMENT}_assign", status="draft")),
    "correction": (OFFICER, of(Agreement, f"{AGREEMENT}_correct", locked_at__isnull=False)),
    "transition": (OFFICER, staff_transition("conclude", status="in_signature")),
    "transition, refused": (OFFICER, then(staff_transition("void", status="draft"), "#content .btn-grave")),
    "transition of many": (OFFICER, many("verify", "?check=unverified")),
    "names to resolve": (OFFICER, at("admin:directory_institutionmention_changelist")),
    "name to resolve": (OFFICER, of(InstitutionMention, "admin:directory_institutionmention_change", status="open")),
    "institutions": (OFFICER, at(f"{INSTITUTION}_changelist", query="?region=europe")),
    "institution": (OFFICER, of(Institution, f"{INSTITUTION}_change", name_en="IRIB University")),
    "institution, new": (OFFICER, at(f"{INSTITUTION}_add")),
    "person": (OFFICER, of(Person, "admin:directory_person_change", family_en="Ahmadi")),
    "imports": (OFFICER, at("admin:records_importrun_changelist")),
    "letters": (OFFICER, at("admin:records_letter_changelist")),
    "index of administrator": (ADMINISTRATOR, at("admin:index")),
    "accounts": (ADMINISTRATOR, at("admin:directory_user_changelist")),
    "account": (ADMINISTRATOR, of(User, "admin:directory_user_change", email=OFFICER)),
    "office": (ADMINISTRATOR, of(Office, "admin:records_office_change")),
}


# Read one after the other in one browser: nothing on them is pressed.
READ = {
    SCHOLAR: [at("desk"), at("own:profile"), at("actions:list"), at("feeds:list")],
    OFFICER: [
        at("desk"),
        at("actions:list", query="?show=all"),
        of(ActionItem),
        at("saved_views:list"),
        at("feeds:make"),
        at("reminders:list"),
        at("own:data"),
        at("own:close"),
        at("mfa_list_webauthn"),
    ],
}
STAFF_READ = {
    ADMINISTRATOR: [
        at("health_page"),
        at("admin:notices_lettertext_changelist"),
        at("admin:notices_lettertext_text", "reminders", "fa"),
        at("admin:notices_mailhold_add"),
        at("admin:records_holiday_add"),
        at("admin:agreements_approvalrule_add"),
        at("admin:records_approvalkind_changelist"),
    ],
    OFFICER: [
        at("admin:notices_email_changelist"),
        of(Email, "admin:notices_email_change", status="draft"),
        at("admin:notices_failedaddress_changelist"),
        at("admin:notices_reminderstep_changelist"),
        of(ReminderStep, "admin:notices_reminderstep_change"),
        at("admin:notices_reminderdue_changelist"),
        of(ReminderDue, "admin:notices_reminderdue_change"),
        at("admin:directory_absence_add"),
        at("admin:records_outsideapproval_changelist"),
        of(OutsideApproval, "admin:records_outsideapproval_change"),
        at("admin:records_actionitem_changelist"),
        of(ActionItem, "admin:records_actionitem_reassign", status="open"),
        at("admin:records_document_changelist"),
        of(Letter, "admin:records_letter_correct"),
        of(Agreement, f"{AGREEMENT}_approvals", status="in_review"),
        of(Agreement, f"{AGREEMENT}_give", status="in_review"),
        of(Agreement, f"{AGREEMENT}_file_letter", status="in_review"),
        of(Agreement, f"{AGREEMENT}_attach", status="in_review"),
    ],
}


def looked_at(page, go, **options):
    """What is wrong with a page on a desk, and, loaded anew, on a phone."""
    go(page)
    page.wait_for_load_state()  # a button pressed last has only begun to lead there
    title, wide = page.title(), [*axe(page, **options), *misfits(page)]
    page.set_viewport_size(PHONE)
    page.reload()
    assert page.title() == title
    return wide, [*axe(page, **options), *misfits(page)]


def looked_through(page, ways, **options):
    """What is wrong with each of these pages, by its address."""
    found = {}
    for go in ways:
        page.set_viewport_size(WIDE)
        wrong = looked_at(page, go, **options)
        if wrong != ([], []):
            found[page.url] = wrong
    return found


@pytest.mark.parametrize("name", OWN)
def test_own_page_has_nothing_for_axe_and_fits(page_of, language, name, complaints):
    who, go = OWN[name]
    page = page_of(who)

    wide, narrow = looked_at(page, go)

    assert page.locator("html").get_attribute("lang") == language
    assert (wide, narrow, complaints) == ([], [], [])


@pytest.mark.parametrize("name", STAFF)
def test_staff_page_has_nothing_serious_for_axe_and_fits(page_of, language, name, complaints):
    who, go = STAFF[name]
    page = page_of(who)

    wide, narrow = looked_at(page, go, impacts=("serious", "critical"))

    assert page.locator("html").get_attribute("lang") == language
    assert (wide, narrow, complaints) == ([], [], [])


@pytest.mark.parametrize("who", READ)
def test_pages_that_are_read_have_nothing_for_axe_and_fit(page_of, language, who, complaints):
    assert (looked_through(page_of(who), READ[who]), complaints) == ({}, [])


@pytest.mark.parametrize("who", STAFF_READ)
def test_staff_pages_that_are_read_have_nothing_serious_for_axe_and_fit(page_of, language, who, complaints):
    page = page_of(who)

    assert (looked_through(page, STAFF_READ[who], impacts=("serious", "critical")), complaints) == ({}, [])
