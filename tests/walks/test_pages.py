"""Every kind of page, in both languages, on a desk and on a phone: nothing for axe, nothing too wide or refused."""

import pytest

from agreements.models import Agreement
from config.demo_accounts import PASSWORD
from directory.models import Institution, InstitutionMention, Person, User
from notices.models import Email, ReminderDue, ReminderStep
from programs.models import Application, Call, Programme
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
    of_application,
    preview,
    staff_transition,
    then,
    transition,
    visit_of,
)

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}

# Pages to which one gets by pressing something.
OWN = {
    "sign in, refused": (None, then(at("account_login"), login="nobody@example.org", password="wrong")),
    "sign in, second step": (None, then(at("account_login"), login=OFFICER, password=PASSWORD)),
    "sign up, refused": (None, then(at("account_signup"))),
    "transition": (OFFICER, transition("conclude", status="in_signature")),
    "transition, refused": (OFFICER, then(transition("conclude", status="in_signature"))),
    "grave transition": (DIRECTOR, transition("terminate", locked_at__isnull=False, terminated_on=None)),
    "conflict": (OFFICER, conflict),
    "job waits": (DIRECTOR, job(JobStatus.QUEUED)),
    "job runs": (DIRECTOR, job(JobStatus.RUNNING, done=2, total=3)),
    "job done": (DIRECTOR, job(JobStatus.DONE, file_name="register.pdf", pages=12)),
    "job failed": (DIRECTOR, job(JobStatus.FAILED, error="OSError: no space left")),
}

DRAFT = {"status": "draft", "members__user__email": SCHOLAR}
SUBMITTED = {"reference": "JDS-1406-0001"}  # led by SENDER
SENDER, ENDORSED = "peyman.jalali@example.org", "ladan.shafiei@example.org"
ENDORSED_DRAFT = {"members__user__email": ENDORSED}
AGREEMENT, INSTITUTION = "admin:agreements_agreement", "admin:directory_institution"
STAFF = {
    "draft, refused": (OFFICER, then(of(Agreement, f"{AGREEMENT}_change", status="draft"), "[name=_save]", signed="x")),
    "short way, refused": (OFFICER, then(at(f"{AGREEMENT}_register"), signed="tomorrow")),
    "import, refused": (OFFICER, then(at(f"{AGREEMENT}_import"))),
    "preview": (OFFICER, preview),
    "transition": (OFFICER, staff_transition("conclude", status="in_signature")),
    "transition, refused": (OFFICER, then(staff_transition("void", status="draft"), "#content .btn-grave")),
    "transition of many": (OFFICER, many("verify", "?check=unverified")),
}


# Read one after the other in one browser, so that the demonstration's data are made once.
READ = {
    SCHOLAR: [
        at("directory:institution_list", query="?q=university"),
        at("records:report", REGISTER),
        at("account_email"),
        at("account_change_password"),
        at("usersessions_list"),
        at("desk"),
        at("own:profile"),
        at("own:scholar"),
        at("applications:list"),
        of_application("application", **DRAFT),
        of_application("section", section="science", **DRAFT),
        of_application("section", section="visits", **DRAFT),
        visit_of(SCHOLAR),
        of_application("check", **DRAFT),
        of_application("preview", **DRAFT),
        of_application("consent", **DRAFT),
        of_application("invite", **DRAFT),
        at("own:letters"),
        of(Call, query="eligibility/", status="published"),
        at("actions:list"),
        at("feeds:list"),
    ],
    OFFICER: [
        at("mfa_index"),
        at("home"),
        at("agreements:list", query="?status=in_review&check=unverified"),
        of(Agreement, status="in_review"),
        of(Agreement, locked_at__isnull=False),
        at("styleguide"),
        at("desk"),
        at("actions:list", query="?all"),
        of(ActionItem),
        at("saved_views:list"),
        at("feeds:make"),
        at("reminders:list"),
        at("own:data"),
        at("own:close"),
        at("mfa_list_webauthn"),
    ],
    SENDER: [of_application("application", **SUBMITTED), of_application("receipt", **SUBMITTED)],
    ENDORSED: [of_application("application", **ENDORSED_DRAFT), of_application("endorsement", **ENDORSED_DRAFT)],
    None: [
        at("home"),
        at("agreements:list"),
        at("agreements:list", query="?q=university&country=DE&phase=expired&on=1404/1/15"),
        at("agreements:list", query="?q=nothing-of-the-kind"),
        at("agreements:map"),
        at("agreements:map", query="?on=1398/1/1&type=MOU"),
        at("standing:page"),
        at("standing:rank_list"),
        at("calls:list"),
        at("calls:alerts"),
        of(Call, code="JDS-1406"),
        at("programmes:list"),
        of(Programme),
        at("countries:country", "DE"),
        at("agreements:list", query="?on=tomorrow&since=MMXX"),
        of(Agreement, confidentiality="public", reference__gt=""),
        of(Agreement, query="?on=2020-01-01", confidentiality="public", reference__gt=""),
        of(Institution, name_en="Heidelberg University"),
        at("account_login"),
        at("account_request_login_code"),
        at("account_signup"),
        at("account_reset_password"),
        at("guidance"),
        at("accessibility"),
        at("privacy"),
        at("contact"),
        of(Agreement, confidentiality="restricted"),
    ],
    NOTHING_YET: [
        at("home"),
    ],
    DIRECTOR: [
        at("records:report_list"),
        at("records:report", REGISTER),
        at("records:report", REGISTER, query="?on=tomorrow"),
    ],
}
STAFF_READ = {
    ADMINISTRATOR: [
        at("admin:index"),
        at("admin:directory_user_changelist"),
        of(User, "admin:directory_user_change", email=OFFICER),
        of(Office, "admin:records_office_change"),
        at("health_page"),
        at("admin:notices_lettertext_changelist"),
        at("admin:notices_lettertext_text", "reminders", "fa"),
        at("admin:notices_mailhold_add"),
        at("admin:records_holiday_add"),
        at("admin:agreements_approvalrule_add"),
        at("admin:records_approvalkind_changelist"),
    ],
    OFFICER: [
        at("admin:index"),
        at(f"{AGREEMENT}_changelist"),
        at(f"{AGREEMENT}_changelist", query="?q=univ&phase=end_not_known&type=MOU"),
        at(f"{AGREEMENT}_changelist", query="?q=nothing-of-the-kind"),
        of(Agreement, f"{AGREEMENT}_change", status="draft"),
        of(Agreement, f"{AGREEMENT}_change", origin="imported"),
        of(Agreement, f"{AGREEMENT}_change", locked_at__isnull=False),
        at(f"{AGREEMENT}_add"),
        at(f"{AGREEMENT}_register"),
        at(f"{AGREEMENT}_scans"),
        at(f"{AGREEMENT}_import"),
        of(Agreement, f"{AGREEMENT}_history", locked_at__isnull=False),
        of(Agreement, f"{AGREEMENT}_assign", status="draft"),
        of(Agreement, f"{AGREEMENT}_correct", locked_at__isnull=False),
        at("admin:directory_institutionmention_changelist"),
        of(InstitutionMention, "admin:directory_institutionmention_change", status="open"),
        at(f"{INSTITUTION}_changelist", query="?region=europe"),
        of(Institution, f"{INSTITUTION}_change", name_en="IRIB University"),
        at(f"{INSTITUTION}_add"),
        of(Person, "admin:directory_person_change", family_en="Ahmadi"),
        at("admin:records_importrun_changelist"),
        at("admin:records_letter_changelist"),
        at("admin:notices_email_changelist"),
        of(Email, "admin:notices_email_change", status="draft"),
        at("admin:notices_failedaddress_changelist"),
        at("admin:notices_reminderstep_changelist"),
        of(ReminderStep, "admin:notices_reminderstep_change"),
        at("admin:notices_reminderdue_changelist"),
        of(ReminderDue, "admin:notices_reminderdue_change"),
        at("admin:programs_call_changelist"),
        of(Call, "admin:programs_call_change", status="published"),
        of(Call, "admin:programs_call_change", status="draft"),
        at("admin:programs_programme_changelist"),
        at("admin:programs_application_changelist"),
        at("admin:programs_application_changelist", query="?endorsement=given"),
        at("admin:programs_application_statistics"),
        of(Application, "admin:programs_application_change", **SUBMITTED),
        of(Application, "admin:programs_application_change", **ENDORSED_DRAFT),
        of(Application, "admin:programs_application_propose", status="submitted"),
        of(Application, "admin:programs_application_ask", status="submitted"),
        of(Application, "admin:programs_application_endorsement", status="draft", endorsements__status="asked"),
        of(Programme, "admin:programs_programme_change"),
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


def looked_through(page, ways, language, **options):
    """What is wrong with each of these pages, by its address."""
    found = {}
    for go in ways:
        page.set_viewport_size(WIDE)
        wrong = (*looked_at(page, go, **options), page.locator("html").get_attribute("lang"))
        if wrong != ([], [], language):
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
    assert (looked_through(page_of(who), READ[who], language), complaints) == ({}, [])


# Staff pages are of few kinds: every second one, and all with --slow.
@pytest.mark.parametrize("each", [2, pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize("who", STAFF_READ)
def test_staff_pages_that_are_read_have_nothing_serious_for_axe_and_fit(page_of, language, who, each, complaints):
    ways = STAFF_READ[who][::each]

    assert (looked_through(page_of(who), ways, language, impacts=("serious", "critical")), complaints) == ({}, [])
