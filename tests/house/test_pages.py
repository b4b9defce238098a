"""Every address there is: strangers are refused, everybody gets an answer, and none of the answers is an accident."""

import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver, reverse

from agreements.models import Activity, Agreement, CommitmentOccurrence
from agreements.workflow import Status
from directory.models import Institution, User
from directory.roles import Role
from evaluation.models import Framework, Participation, Round
from exchanges.models import Stay
from memberships.models import Membership
from networks.models import Network
from notices.models import Email
from programs.models import Application, Award, Committee, Project, ReportDue, ReviewAssignment, Visit
from records.history import acting
from records.models import ActionItem, Document, Feed, ImportRun, Job, JobStatus, Office, SavedView, Visibility
from records.reports import reports
from tests.evaluation.minirounds import mini_round, published
from tests.factories.agreements import ActivityFactory, AgreementFactory, CorrectionFactory, OfficerAssignmentFactory
from tests.factories.directory import (
    AccreditationFactory,
    InstitutionFactory,
    InstitutionMentionFactory,
    PersonFactory,
    PublishedRankFactory,
    UnitFactory,
    UserFactory,
)
from tests.factories.evaluation import ExerciseFactory
from tests.factories.exchanges import InvitationLetterFactory, StayFactory
from tests.factories.memberships import MembershipFactory, NominationFactory, SchemeFactory
from tests.factories.networks import NetworkFactory
from tests.factories.notices import (
    EmailFactory,
    FailedAddressFactory,
    LetterTextFactory,
    MailHoldFactory,
    ReminderDueFactory,
)
from tests.factories.programs import (
    ApplicationFactory,
    AwardLeaderFactory,
    CallAlertFactory,
    CallFactory,
    EligibilityRuleFactory,
    ProjectFactory,
    ProjectLeaderFactory,
)
from tests.factories.records import (
    ActionItemFactory,
    DocumentFactory,
    FeedFactory,
    ImportRunFactory,
    JobFactory,
    LetterFactory,
    OfficeFactory,
    OutsideApprovalFactory,
    SavedViewFactory,
)
from tests.house.ours import LEVEL
from tests.house.test_admin import ADMINS, make

pytestmark = pytest.mark.django_db

# What a stranger may read. A new line here is a decision.
PUBLIC = {
    "home",
    "health",
    "security_txt",
    "guidance",
    "accessibility",
    "privacy",
    "contact",
    "agreements:list",
    "agreements:map",
    "agreements:agreement",
    "activities:activity",
    "projects:list",
    "projects:project",
    "projects:statistics",
    "networks:list",
    "networks:network",
    "networks:members",
    "networks:join",
    "calls:list",
    "calls:call",
    "calls:eligibility",
    "calls:alerts",
    "call_calendar",
    "open_calls",
    "check_form",
    "check_decision_form",
    "check_report_form",
    "evaluation:front",
    "evaluation:published",
    "evaluation:corrections",
    "evaluation:open_data",
    "programmes:list",
    "memberships:list",
    "memberships:membership",
    "memberships:scheme_list",
    "memberships:scheme",
    "programmes:programme",
    "countries:country",
    "directory:institution_list",
    "directory:institution",
    "standing:page",
    "standing:rank_list",
    "document",
    "account_login",
    "account_request_login_code",
    "account_reset_password",
    "account_password_reset_completed",
    "account_signup",
    "account_inactive",
}
FINE = {200, 204, 301, 302, 303, 400, 403, 404, 405, 409, 410}
EVERYBODY = ["anonymous", "no role", *Role]


def patterns(resolver=None, namespaces=(), parameters=frozenset()):
    """(name, names of its parameters) of every address."""
    for pattern in (resolver or get_resolver()).url_patterns:
        own = parameters | set(pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from patterns(pattern, inner, own)
        else:
            yield ":".join([*namespaces, pattern.name or "?"]), own


NAMES = sorted(set(patterns()), key=str)


@pytest.fixture
def shelf(db, user_with):
    """Rows of every kind: public, secret, of the own unit and of others."""
    unit = UnitFactory()
    ActivityFactory(agreement=AgreementFactory(concluded=True, public=True), is_public=True)
    ProjectFactory(running=True, is_public=True)
    EligibilityRuleFactory(call=CallFactory(open=True, with_form=True, code="JDS-1", programme__code="JDS"))
    ApplicationFactory()
    MembershipFactory(public=True, scheme__code="ICTP-1")
    NetworkFactory(is_public=True)
    AgreementFactory(concluded=True, restricted=True)
    AgreementFactory(lead_unit=unit, status=Status.IN_REVIEW)
    for agreement in Agreement.objects.order_by("pk"):
        DocumentFactory(about=agreement, visibility=Visibility.PUBLIC)
    DocumentFactory(about=agreement)
    OfficeFactory(help_email="help@example.org")
    persons = {"director": user_with(Role.DIRECTOR), "officer": user_with(Role.OFFICER)}
    published(mini_round(exercise=ExerciseFactory(code="IT"), year=1404), **persons)
    InstitutionFactory(status="merged", successor=InstitutionFactory(), merged_on="2026-01-01")
    JobFactory(owner=UserFactory(), status=JobStatus.DONE)
    ImportRunFactory()
    for name in ADMINS:
        if not ADMINS[name].model._base_manager.exists():
            make(name)
    return unit


@pytest.fixture
def actor(request, shelf, user_with, client, client_for):
    """The client of somebody with a role, with some rows of his own."""
    if request.param != "anonymous":
        roles = [] if request.param == "no role" else [request.param]
        user = user_with(*roles, unit=shelf if request.param == Role.UNIT_OFFICER else None)
        JobFactory(owner=user)
        FeedFactory(owner=user)
        SavedViewFactory(owner=user)
        PersonFactory(user=user)
        client_for(user, client)
    return client


UUIDS = {
    "activities": Activity,
    "agreements": Agreement,
    "commitments": CommitmentOccurrence,
    "directory": Institution,
    "document": Document,
    "records": Job,
    "admin": ImportRun,
    "actions": ActionItem,
    "feeds": Feed,
    "saved_views": SavedView,
    "mailbox_letter": Email,
    "mailbox_html": Email,
    "own": Job,
    "projects": Project,
    "exchanges": Stay,
    "memberships": Membership,
    "evaluation": Participation,
    "evaluation:framework": Framework,
    "evaluation:changes": Framework,
    "evaluation:round": Round,
    "applications": Application,
    "reviews": ReviewAssignment,
    "committees": Committee,
    "award_reports": ReportDue,
    "award_reports:ask": Award,
    "awards": Award,
    "visits": Visit,
    "networks": Network,
}
WORDS = {
    "slug": [next(iter(reports)).slug, "nothing-of-the-kind"],
    "name": ["void", "nothing"],
    "format_": ["csv", "xlsx", "exe", "rss"],
    "app_label": ["agreements"],
    "content_type_id": [1],
    "uidb36": ["1"],
    "key": ["abc-def"],
    "url": ["nothing/of/the/kind"],
    "pk": [1],
    "signature": [1],
    "member": [1],
    "number": [1],
    "side": ["student", "nothing"],
    "term": [1],
    "point": [1],
    "token": ["nothing"],
    "year": ["1404", "0", "nothing"],
    "letter": ["report-ready", "nothing-of-the-kind"],
    "language": ["fa", "en", "xx"],
    "act": ["keep", "free", "nothing"],
    "code": ["IT", "it", "AQ", "XX", "JDS-1", "JDS", "ICTP-1", "CANARY"],
}


def values(name, parameter):
    """What to put into a parameter: rows there are, one there is not, words that mean nothing."""
    if parameter == "uuid":
        model = UUIDS.get(name) or UUIDS[name.partition(":")[0]]
        return [*model._base_manager.order_by("pk").values_list("uuid", flat=True)[:4], uuid.UUID(int=7)]
    if parameter == "object_id":
        model = next((one.model for label, one in ADMINS.items() if f":{label.replace('.', '_')}_" in name), None)
        if model is None:
            return [1]
        return [*model._base_manager.order_by("pk").values_list("pk", flat=True)[:3], 987654321, "x"]
    return WORDS[parameter]


def addresses():
    """(name, path) for every address and every value of its parameters."""
    for name, parameters in NAMES:
        if name.endswith("?"):
            continue
        choices = {parameter: values(name, parameter) for parameter in parameters}
        for n in range(max([1, *map(len, choices.values())])):
            arguments = {parameter: given[n % len(given)] for parameter, given in choices.items()}
            yield name, reverse(name, kwargs=arguments)
    yield "?", "/"
    yield "?", reverse("admin:index") + "nothing/of/the/kind"
    yield "?", reverse("home") + "nothing/of/the/kind/"
    yield "?", "/nothing"
    for name in LISTS:
        yield name, reverse(name) + "?format=csv"


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def loose(html):
    """What the content security policy refuses, and what a page must therefore not have."""
    html = re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL)
    yield from re.findall(r"<[^>]+\s(?:style|on[a-z]+)\s*=\s*[\"'][^>]*>", html)
    yield from re.findall(r"<style\b[^>]*>", html)
    yield from re.findall(r"<script(?![^>]*\s(?:src=|type=.application/json))[^>]*>", html)


def fault(client, method, path, secret):
    """What is wrong with the answer, and the answer."""
    client.raise_request_exception = False
    try:
        response = getattr(client, method)(path)
        text = body(response)
    except pytest.fail.Exception as undefined:
        return str(undefined), None
    if response.status_code not in FINE:
        return repr(getattr(response, "exc_info", [None, response])[1]), response
    if secret and secret.encode() in text + response.serialize_headers():
        return f"{secret} got out", response
    if response["Content-Type"].startswith("text/html"):
        return next(loose(text.decode()), None), response
    return None, response


def visit(client, method="get", secret=None, only=None):
    """Ask for every address; no answer is an accident, and pages are strict. Return how each address answered."""
    answers, faults = {}, {}
    for name, path in addresses():
        if only and name not in only:
            continue
        wrong, response = fault(client, method, path, secret)
        if wrong:
            faults[path] = wrong
        if response is not None:
            answers.setdefault(name, set()).add(response.status_code)
            if response.status_code == 302 and "/login/" in response["Location"]:
                answers[name].add("login")
    assert faults == {}
    return answers


def test_every_address_has_a_name_but_two():
    """The bare address, and what the admin itself leads elsewhere."""
    assert {name for name, _ in NAMES if name.endswith("?")} == {"?", "admin:?"}


@pytest.mark.parametrize("actor", ["anonymous"], indirect=True)
def test_strangers_read_what_is_public_and_nothing_else(actor):
    answers = visit(actor)

    read = {name for name, codes in answers.items() if 200 in codes}
    assert read - PUBLIC == set()
    assert PUBLIC - read == set()
    for name, codes in answers.items():
        assert codes & {200, 302, 403, 404, 405, "login"}, name


LISTS = {
    "home": lambda n: AgreementFactory(concluded=True, public=True),
    "exchanges:list": lambda n: StayFactory(applied_by=User.objects.get()),
    "agreements:list": lambda n: AgreementFactory(concluded=True, public=True),
    "directory:institution_list": lambda n: InstitutionFactory(kind="university", city="Trieste"),
    "memberships:list": lambda n: MembershipFactory(public=True, current=True),
    "networks:list": lambda n: NetworkFactory(is_public=True),
    "memberships:scheme_list": lambda n: SchemeFactory(),
    "records:report_list": lambda n: JobFactory(owner=User.objects.get()),
}
MOST_QUERIES = 12


def test_every_list_is_tested():
    ours = {name for name, _ in NAMES if name.partition(":")[0] in LEVEL}

    assert {name for name in ours if name.endswith("list")} == set(LISTS) - {"home"}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_for_one_row_for_three_and_for_fifty(name, as_user, client):
    as_user()
    made, costs = 0, []
    client.get(reverse(name))
    for rows in (1, 3, 50):
        while made < rows:
            LISTS[name](made)
            made += 1
        Office.current()  # read once, whoever asks
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(name)).status_code == 200
        costs.append(len(queries))

    assert len(set(costs)) == 1
    assert costs[0] <= MOST_QUERIES


@pytest.mark.parametrize("actor", ["anonymous", Role.OFFICER], indirect=True)
def test_a_form_sent_empty_gets_an_answer(actor):
    visit(actor, "post")


@pytest.mark.slow
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("actor", EVERYBODY, indirect=True)
def test_everybody_gets_an_answer_to_everything(actor, method, language):
    visit(actor, method)


@pytest.mark.slow
@pytest.mark.parametrize("method", ["put", "delete", "patch", "options", "head"])
@pytest.mark.parametrize("actor", ["anonymous", Role.OFFICER], indirect=True)
def test_methods_nobody_uses_get_an_answer(actor, method):
    visit(actor, method)


@pytest.fixture
def secrets(canary):
    """Where the office keeps what is nobody else's business, on secret rows and beside public ones."""
    public = AgreementFactory(concluded=True, public=True, locked=True, scope=canary)
    for secret in (
        AgreementFactory(concluded=True, restricted=True, title_en=canary, title_fa=canary, parent=public),
        AgreementFactory(concluded=True, confidentiality="internal", title_en=canary, parent=public),
        AgreementFactory(status=Status.IN_REVIEW, public=True, title_en=canary),
    ):
        DocumentFactory(about=secret, name=canary, visibility=Visibility.PUBLIC)
    DocumentFactory(about=public, name=canary, title=canary)
    LetterFactory(about=public, number=canary, subject=canary)
    ActionItemFactory(about=public, title=canary)
    OutsideApprovalFactory(about=public, kind__name_en=canary)
    CorrectionFactory(agreement=public, reason=canary, new=canary)
    with acting(by=canary, verb="edit", comment=canary):
        OfficerAssignmentFactory(agreement=public, user__name=canary)
        type(public).objects.filter(pk=public.pk).update(public_summary_en="Exchange of students.")
    PersonFactory(family_en=canary, email=f"{canary}@example.org")
    InstitutionMentionFactory(name=canary)
    EmailFactory(subject=canary, text=canary, to=f"{canary}@example.com")
    FailedAddressFactory(address=f"{canary}@example.com", reason=canary)
    LetterTextFactory(subject=canary, body=canary)
    MailHoldFactory(reason=canary)
    JobFactory(owner=UserFactory(name=canary), title=canary, file_name=canary, status=JobStatus.DONE)
    ImportRunFactory(name=canary)
    SavedViewFactory(name=canary, is_shared=True)
    FeedFactory(name=canary)
    ReminderDueFactory(about=public, recipient=f"{canary}@example.org", remark=canary)
    stay = StayFactory(title_en=canary, person_given=canary, reason=canary, status="invited")
    InvitationLetterFactory(stay=stay, name=canary, verify_code="CANARY")
    MembershipFactory(field_en=canary, current=True)
    NominationFactory(statement_en=canary)
    CallFactory(title_en=canary, programme__name_en=canary, programme__is_public=False)
    agreement = AgreementFactory(concluded=True, public=True)
    for leader in ({"name": canary}, {"name": "", "person": PersonFactory(family_en=canary)}):
        project = ProjectFactory(running=True, is_public=True, agreement=agreement)
        ProjectLeaderFactory(project=project, side="partner", institution=InstitutionFactory(), **leader)
    AwardLeaderFactory(name=canary, award__title=canary)
    CallAlertFactory(email=f"{canary}@example.com")
    accredited = AccreditationFactory(is_public=True).institution
    AccreditationFactory(institution=accredited, level_en=canary)
    PublishedRankFactory(institution=accredited, label=canary, is_public=False)
    return canary


@pytest.mark.parametrize(
    "actor", ["anonymous", pytest.param("no role", marks=pytest.mark.slow), Role.SCHOLAR], indirect=True
)
def test_no_secret_gets_out_to_strangers(secrets, actor):
    visit(actor, secret=secrets)


@pytest.mark.parametrize("actor", [Role.OFFICER], indirect=True)
def test_the_secrets_are_there_to_get_out(secrets, actor):
    """The negative control of the test above."""
    with pytest.raises(AssertionError, match="got out"):
        visit(actor, secret=secrets, only={"agreements:list", "agreements:agreement", "document"})
