"""What is listed is what may be seen; what is asked for exists; the pages about rights are true."""

import ast
import re

import pytest
import rules
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from agreements.models import Confidentiality
from agreements.workflow import Status
from config.management.commands.write_docs import stale_pages
from directory.models import Institution
from directory.roles import Role
from records.models import Visibility
from tests.factories.agreements import (
    ActivityFactory,
    AgreementFactory,
    ApprovalRuleFactory,
    CommitmentOccurrenceFactory,
    CorrectionFactory,
    CrucialElementFactory,
    InsideApprovalFactory,
    InsideDeskFactory,
    InstrumentFactory,
    ModelTextFactory,
    RenewalReviewFactory,
)
from tests.factories.directory import (
    AbsenceFactory,
    AccreditationFactory,
    AppointmentFactory,
    CountryAliasFactory,
    CountryNameFactory,
    InstitutionMentionFactory,
    PersonFactory,
    PublishedRankFactory,
    RankingFactory,
    UnitFactory,
)
from tests.factories.evaluation import (
    AppealFactory,
    EvidenceLinkFactory,
    FindingFactory,
    IndicatorFactory,
    IssuedReportFactory,
    ParticipationGroupFactory,
    PeerGroupFactory,
    PublicationFactory,
    QueryFactory,
    RemarkFactory,
    ResultFactory,
    RoundPeriodFactory,
    RunApprovalFactory,
    RunTableFactory,
    SubmissionFactory,
    ValidationRuleFactory,
    VariableFactory,
)
from tests.factories.exchanges import (
    BalanceEntryFactory,
    ChecklistStepFactory,
    CouncilFactory,
    ExpenseCategoryFactory,
    HostRequestFactory,
    InvitationLetterFactory,
    LearningAgreementFactory,
    QuotaLineFactory,
    StayApprovalRuleFactory,
    StayFactory,
    StayReportFactory,
    VisaCaseFactory,
    VisaRuleFactory,
)
from tests.factories.memberships import (
    BodyFactory,
    FeeDueFactory,
    MembershipFactory,
    MembershipTermFactory,
    NominationFactory,
    VisitRequestFactory,
)
from tests.factories.networks import (
    AnnouncementFactory,
    AttendanceFactory,
    MeetingFactory,
    MemberFactory,
    NetworkFactory,
    OfficeTermFactory,
)
from tests.factories.notices import (
    EmailFactory,
    FailedAddressFactory,
    LetterTextFactory,
    MailHoldFactory,
    ReminderDueFactory,
    SmsFactory,
)
from tests.factories.programs import (
    AgencyEntryFactory,
    ApplicationFactory,
    AwardFactory,
    AwardReportFactory,
    BudgetLineFactory,
    CallAlertFactory,
    CallExtensionFactory,
    CallFactory,
    ClarificationFactory,
    CommitteeItemFactory,
    CommitteeMemberFactory,
    ConflictFactory,
    EarlierAwardFactory,
    EndorsementFactory,
    ExclusionFactory,
    FormSectionFactory,
    JointDecisionFactory,
    OverrulingFactory,
    ProgrammeFactory,
    ProjectFactory,
    ReviewAssignmentFactory,
    SignedMinutesFactory,
    VisitFactory,
)
from tests.factories.records import (
    ActionItemFactory,
    DocumentFactory,
    FeedFactory,
    HolidayFactory,
    JobFactory,
    LetterFactory,
    OfficeFactory,
    OutsideApprovalFactory,
    PeriodFactory,
    SavedViewFactory,
    TagFactory,
)
from tests.house.ours import MODELS, MODULES, ROOT, TEMPLATES, calls, label, name_of, syntax

LISTED = [model for model in MODELS if hasattr(model._default_manager, "visible_to")]
ASKING = {"has_perm", "permission_required"}
NAME = re.compile(r"[a-z]+\.[a-z]+_[a-z_]+")


def named_in_code():
    """Every right that a module or template asks for by its whole name."""
    for path in MODULES:
        for call in (call for asking in ASKING for call in calls(path, asking)):
            yield from (a.value for a in call.args if isinstance(a, ast.Constant) and NAME.fullmatch(str(a.value)))
        for node in ast.walk(syntax(path)):
            names = [getattr(target, "id", "") for target in getattr(node, "targets", [])]
            if any(name.endswith("permission") for name in names) and isinstance(node.value, ast.Constant):
                yield from filter(NAME.fullmatch, [str(node.value.value)])
    for name in TEMPLATES:
        yield from re.findall(r"has_perm [\"']([a-z._]+)[\"']", (ROOT / "templates" / name).read_text("utf-8"))


def test_every_right_that_is_asked_for_exists():
    asked = set(named_in_code())

    assert len(asked) > 10
    assert {name for name in asked if not rules.perm_exists(name)} == set()


def test_every_right_is_about_a_model_of_its_app():
    models = {(model._meta.app_label, model._meta.model_name) for model in apps.get_models()}
    rights = [(name.partition(".")[0], name.rpartition("_")[2]) for name in rules.permissions.permissions]
    about_a_whole_app = {"agreements.print_register", "notices.see_letters"}

    named = dict(zip(rules.permissions.permissions, rights, strict=True))
    assert {name for name, right in named.items() if right not in models} == about_a_whole_app


def test_whatever_can_be_listed_can_be_asked_for():
    assert {
        label(model)
        for model in LISTED
        if not rules.perm_exists(f"{model._meta.app_label}.view_{model._meta.model_name}")
    } == set()


@pytest.mark.parametrize("model", LISTED, ids=label)
def test_who_sees_what_is_said_in_a_sentence(model):
    """`docs/permissions.md` prints it."""
    assert model._default_manager.visible_to.__doc__


def test_the_generated_pages_are_true():
    """If this fails: `python3 run.py docs`, and read what changed."""
    assert [path.name for path in stale_pages()] == []


@pytest.mark.parametrize("page", ["permissions.md", "workflows.md"])
def test_brackets_of_the_generated_pages_are_closed(page):
    lines = (settings.BASE_DIR / "docs" / page).read_text().splitlines()

    assert [line for line in lines if line.count("(") != line.count(")")] == []


def _networks():
    """One that is kept by a secretary, and one that everybody sees."""
    for network in (NetworkFactory(institution__name_en="Ours"), NetworkFactory(is_public=True)):
        member, body = MemberFactory(network=network), OfficeTermFactory(body__network=network).body
        AttendanceFactory(meeting=MeetingFactory(body=body), contact=member.contact)
        AnnouncementFactory(network=network)


ONE_OF_EACH = (
    QuotaLineFactory,
    BalanceEntryFactory,
    ChecklistStepFactory,
    CouncilFactory,
    ExpenseCategoryFactory,
    HostRequestFactory,
    LearningAgreementFactory,
    StayApprovalRuleFactory,
    VisaRuleFactory,
    IndicatorFactory,
    PeerGroupFactory,
    VariableFactory,
    AppealFactory,
    IssuedReportFactory,
    PublicationFactory,
    ResultFactory,
    RunApprovalFactory,
    RunTableFactory,
    ValidationRuleFactory,
    EvidenceLinkFactory,
    FindingFactory,
    ParticipationGroupFactory,
    QueryFactory,
    RemarkFactory,
    RoundPeriodFactory,
    SubmissionFactory,
)


@pytest.fixture
def something_of_everything(db, user_with):
    """Of every model that can be listed, rows that some see and others do not."""
    unit = UnitFactory()
    agreements = [
        AgreementFactory(confidentiality=confidentiality, lead_unit=place, **status)
        for confidentiality in Confidentiality
        for place in (unit, UnitFactory())
        for status in ({}, {"concluded": True}, {"status": Status.IN_REVIEW})
    ]
    CorrectionFactory.create_batch(2)
    ApprovalRuleFactory()
    ActivityFactory(agreement=agreements[1], is_public=True)
    ActivityFactory(agreement=agreements[0], is_public=True)
    CommitmentOccurrenceFactory(commitment__agreement=agreements[1])
    CrucialElementFactory()
    ModelTextFactory()
    InsideDeskFactory()
    for agreement in agreements[:4]:
        InsideApprovalFactory(agreement=agreement)
        InstrumentFactory(agreement=agreement)
    for agreement in agreements:
        if agreement.terms.exists():
            RenewalReviewFactory(agreement=agreement)
    for agreement in agreements[:4]:
        for visibility in Visibility:
            DocumentFactory(about=agreement, visibility=visibility)
        LetterFactory(about=agreement)
        ActionItemFactory(about=agreement)
        OutsideApprovalFactory(about=agreement)
        ReminderDueFactory(about=agreement)
    DocumentFactory(about=unit.institution, visibility=Visibility.PUBLIC)
    DocumentFactory()
    LetterFactory()
    PersonFactory.create_batch(2)
    AppointmentFactory(unit=unit, role=Role.UNIT_OFFICER)
    CountryAliasFactory()
    CountryNameFactory()
    InstitutionMentionFactory()
    OfficeFactory()
    TagFactory()
    HolidayFactory()
    PeriodFactory()
    AbsenceFactory()
    for is_public in (True, False):
        ProjectFactory(running=True, is_public=is_public)
        DocumentFactory(about=AccreditationFactory(is_public=is_public), visibility=Visibility.PUBLIC)
        PublishedRankFactory(is_public=is_public)
    RankingFactory()
    _networks()
    for programme in (ProgrammeFactory(managing_institution=unit.institution, is_public=False), ProgrammeFactory()):
        call = CallFactory(programme=programme)
        FormSectionFactory(call=call)
        CallExtensionFactory(call=call)
        AgencyEntryFactory(call=call)
        application = ApplicationFactory(call=call)
        ExclusionFactory(application=application)
        OverrulingFactory(application=application)
        ClarificationFactory(application=application)
        EndorsementFactory(application=application)
        evaluated = ApplicationFactory(call=CallFactory(programme=programme, open=True, with_form=True), eligible=True)
        ReviewAssignmentFactory(application=evaluated, accepted=True)
        ConflictFactory(application=evaluated)
        before = CommitteeItemFactory(application__call__programme=programme)
        CommitteeMemberFactory(committee=before.committee)
        JointDecisionFactory(committee=before.committee)
        SignedMinutesFactory(committee=before.committee)
        award = AwardFactory(application__call__programme=programme, accepted=True)
        BudgetLineFactory(award=award)
        VisitFactory(award=award)
        AwardReportFactory(due__award=award, submitted=True)
        EarlierAwardFactory(programme=programme)
    BodyFactory()
    for is_named in ({"public": True}, {}):
        term = MembershipTermFactory(membership=MembershipFactory(**is_named))
        VisitRequestFactory(term=term)
        FeeDueFactory(membership=term.membership)
    NominationFactory()
    CallFactory(open=True)
    CallAlertFactory()
    StayFactory(lead_unit=unit)
    DocumentFactory(about=StayFactory())
    for factory in (VisaCaseFactory, InvitationLetterFactory, StayReportFactory):
        factory(stay=StayFactory(lead_unit=unit))
        factory()
    for factory in ONE_OF_EACH:
        factory()
    EmailFactory(is_secret=True)
    EmailFactory()
    FailedAddressFactory()
    LetterTextFactory()
    MailHoldFactory()
    SmsFactory()
    JobFactory()
    FeedFactory()
    SavedViewFactory()
    SavedViewFactory(is_shared=True)
    return unit


VISITORS = ["anonymous", "no role", *Role]


@pytest.fixture
def visitor(request, something_of_everything, user_with):
    if request.param == "anonymous":
        return AnonymousUser()
    if request.param == "no role":
        user = user_with()
    else:
        unit = something_of_everything
        places = {Role.UNIT_OFFICER: {"unit": unit}, Role.PROGRAMME_MANAGER: {"institution": unit.institution}}
        places[Role.NETWORK_SECRETARY] = {"institution": Institution.objects.get(name_en="Ours")}
        user = user_with(request.param, **places.get(request.param, {}))
    PersonFactory(user=user)
    ReviewAssignmentFactory(accepted=True, user=user)
    StayFactory(applied_by=user)
    ActionItemFactory(owner=user)
    JobFactory(owner=user)
    FeedFactory(owner=user)
    SavedViewFactory(owner=user)
    return user


@pytest.mark.parametrize("visitor", VISITORS, indirect=True)
def test_what_is_listed_is_what_may_be_seen(visitor):
    for model in LISTED:
        rows = list(model._base_manager.all())
        listed = set(model._default_manager.visible_to(visitor).values_list("pk", flat=True))
        seen = {
            row.pk for row in rows if visitor.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}", row)
        }

        assert rows, model
        assert listed == seen, model
        assert not visitor.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")


@pytest.mark.parametrize("visitor", ["anonymous", "no role", Role.SCHOLAR], indirect=True)
def test_strangers_are_listed_nothing_but_what_is_public(visitor):
    public = {
        "agreements.activity",
        "agreements.agreement",
        "directory.institution",
        "networks.network",
        "programs.project",
        "programs.programme",
        "programs.call",
        "directory.unit",
        "memberships.body",
        "memberships.scheme",
        "memberships.membership",
        "directory.accreditation",
        "directory.ranking",
        "directory.publishedrank",
        "records.document",
    }
    own = {
        "directory.person",
        "directory.user",
        "directory.appointment",
        "records.job",
        "records.actionitem",
        "records.feed",
        "records.savedview",
        "programs.application",
        "programs.callalert",
        "programs.reviewassignment",
        "exchanges.stay",
    }

    for model in LISTED:
        rows = model._default_manager.visible_to(visitor)
        if label(model) in own:
            assert rows.count() <= 1
        elif label(model) not in public:
            assert not rows.exists(), model


@pytest.mark.parametrize("visitor", VISITORS, indirect=True)
def test_what_hangs_on_a_record_is_seen_by_nobody_who_does_not_see_the_record(visitor):
    from_records = [
        ("records.document", "about"),
        ("records.letter", "about"),
        ("records.outsideapproval", "about"),
        ("notices.reminderdue", "about"),
        ("agreements.correction", "agreement"),
    ]
    for name, parent in from_records:
        for row in apps.get_model(name)._default_manager.visible_to(visitor):
            record = getattr(row, parent)
            assert visitor.has_perm(f"{record._meta.app_label}.view_{record._meta.model_name}", record), (name, row)


@pytest.mark.parametrize("path", [path for path in MODULES if "querysets" in path.with_suffix("").parts], ids=name_of)
def test_visible_to_never_asks_for_a_view_right(path):
    """It would ask itself."""
    assert not re.search(r"has_perm\([^)]*view_", path.read_text("utf-8"))
