"""A portal in small: somebody of every kind, and of every kind of row some that one sees and some that one does not."""

import datetime as dt
import json

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from cryptography.hazmat.primitives.asymmetric import ec
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

from agreements.workflow import Status
from directory.closing import close_account
from directory.jobs import OwnData
from directory.models import User
from directory.roles import Role
from evaluation.entry.tasks import tasks_of
from programs.models import CallSide
from records.models import Document, JobStatus, Office, Visibility
from tests.evaluation.minirounds import mini_round, official
from tests.factories.agreements import (
    AgreementFactory,
    CorrectionFactory,
    InsideApprovalFactory,
    InsideDeskFactory,
    ModelTextFactory,
    SignatureFactory,
)
from tests.factories.directory import (
    AppointmentFactory,
    InstitutionFactory,
    PersonFactory,
    UnitFactory,
    UserFactory,
)
from tests.factories.evaluation import (
    AppealFactory,
    DataPointFactory,
    EvidenceLinkFactory,
    FindingFactory,
    ParticipationFactory,
    QueryFactory,
    RemarkFactory,
    opened,
)
from tests.factories.exchanges import ChecklistItemFactory, StayFactory, StayReportFactory
from tests.factories.networks import (
    AnnouncementFactory,
    MeetingFactory,
    MemberFactory,
    NetworkFactory,
    OfficeTermFactory,
)
from tests.factories.notices import EmailFactory, ReminderDueFactory
from tests.factories.programs import (
    ApplicationFactory,
    AttachmentFactory,
    AwardFactory,
    AwardReportFactory,
    BudgetLineFactory,
    CallExtensionFactory,
    CallFactory,
    CommitteeItemFactory,
    CommitteeMemberFactory,
    ConflictFactory,
    JointDecisionFactory,
    PlannedVisitFactory,
    ProgrammeFactory,
    QuestionFactory,
    ReviewAssignmentFactory,
    ReviewerProfileFactory,
    SignedMinutesFactory,
    VisitFactory,
)
from tests.factories.records import (
    ActionItemFactory,
    DocumentFactory,
    FeedFactory,
    JobFactory,
    LetterFactory,
    OfficeFactory,
    OutsideApprovalFactory,
    SavedViewFactory,
)
from tests.house.test_admin import ADMINS, make

# Who was an officer and is one no more: by the end of the role, by a click of the administrator, by leaving.
FORMER = ["ended", "disabled", "closed"]
ACTORS = ["anonymous", "no role", *Role, *FORMER]
PASSED = dt.date(2021, 12, 31)
REPORT = "register-of-agreements"


class World:
    """Its people by name, and what each of them sees."""

    def __init__(self):
        OfficeFactory(help_email="help@example.org")
        Office.forget()
        self.unit, self.others_unit = UnitFactory(), UnitFactory()
        self.people = {}
        for name in ["no role", *Role, *FORMER, "somebody else"]:
            self.people[name] = self._somebody(name)
        AppointmentFactory(user=self.people["somebody else"], role=Role.ADMINISTRATOR)  # one must always remain
        self._agreements()
        self._programme_of(self.people[Role.PROGRAMME_MANAGER].appointments.get().institution)
        self._programme_of(None)
        self._network_of(self.people[Role.NETWORK_SECRETARY].appointments.get().institution)
        self._network_of(None)
        self.call = CallFactory(open=True, with_form=True, asks_endorsement=True)
        self.cv = QuestionFactory(section=self.call.sections.get(key="questions"), kind="file", key="cv")
        for user in self.people.values():
            self._things_of(user)
        self._reviews()
        self._stays()
        self._values_of(self.people[Role.DATA_OFFICER].appointments.get().institution)
        self._values_of(InstitutionFactory())
        self._results()
        self._rest()
        close_account(self.people["closed"], by=self.people[Role.ADMINISTRATOR])
        User.objects.filter(pk=self.people["disabled"].pk).update(is_active=False)

    def _somebody(self, name):
        user = UserFactory(name=f"Somebody {name}", verified=True)
        if name in FORMER:
            AppointmentFactory(user=user, role=Role.OFFICER, ends_on=PASSED if name == "ended" else None)
        elif name in Role.values:
            places = {
                Role.UNIT_OFFICER: {"unit": self.unit},
                Role.DATA_OFFICER: {"institution": InstitutionFactory()},
            }
            AppointmentFactory(user=user, role=name, **places.get(name, {}))
        TOTP.activate(user, generate_totp_secret())
        RecoveryCodes.activate(user)
        Authenticator.objects.create(user=user, type="webauthn", data={"name": "A key", "credential": passkey()})
        return user

    def _agreements(self):
        """Of every secrecy and stage, in the charge of the own unit, of another, of none; each with its papers."""
        public = AgreementFactory(concluded=True, public=True, locked=True)
        CorrectionFactory(agreement=public)
        self.agreements = [
            public,
            AgreementFactory(concluded=True, confidentiality="internal"),
            AgreementFactory(concluded=True, restricted=True),
            AgreementFactory(lead_unit=self.unit),
            AgreementFactory(lead_unit=self.others_unit, status=Status.IN_REVIEW),
        ]
        for agreement in self.agreements:
            DocumentFactory(about=agreement, visibility=Visibility.PUBLIC)
            DocumentFactory(about=agreement)
            LetterFactory(about=agreement)
            OutsideApprovalFactory(about=agreement)
            ReminderDueFactory(about=agreement)
        SignatureFactory(instrument__agreement=self.agreements[2])
        seat = InsideDeskFactory(holder=self.people[Role.DIRECTOR])
        InsideApprovalFactory(agreement=self.agreements[4], desk=seat)
        DocumentFactory(about=ModelTextFactory())

    def _programme_of(self, institution):
        """One that nobody else reads yet, with a draft of a call."""
        programme = ProgrammeFactory(managing_institution=institution, is_public=False)
        call = CallFactory(programme=programme, with_form=True)
        DocumentFactory(about=call)
        CallExtensionFactory(call=call)

    def _network_of(self, institution):
        """One that nobody else reads yet, with its people, a body, a meeting and an announcement."""
        own = {"institution": institution} if institution else {}
        if institution:
            institution.kind = "network"
            institution.save()
        network = NetworkFactory(**own)
        term = OfficeTermFactory(body__network=network)
        meeting = MeetingFactory(body=term.body)
        MemberFactory(network=network, contact=term.contact)
        AnnouncementFactory(network=network)
        for record in (network, meeting):
            DocumentFactory(about=record)

    def _reviews(self):
        """Of a call of the manager's own programme, and of another one: a pair, a conflict, a committee, an award."""
        places = self.people[Role.PROGRAMME_MANAGER].appointments.get().institution, None
        for place in places:
            call = CallFactory(programme__managing_institution=place, open=True, with_form=True)
            assignment = ReviewAssignmentFactory(application__call=call, application__eligible=True)
            chair = {"chair": PersonFactory(), "chair_user": self.people["somebody else"]}
            CallSide.objects.filter(pk=assignment.call_side_id).update(**chair)
            ConflictFactory(application=assignment.application)
            before = CommitteeItemFactory(application__call__programme__managing_institution=place)
            CommitteeMemberFactory(committee=before.committee)
            DocumentFactory(about=before.committee)
            told = JointDecisionFactory(committee=before.committee, published=True)
            JointDecisionFactory(
                committee=before.committee, application=told.application, replaces=told, outcome="funded", reserve=None
            )
            SignedMinutesFactory(committee=before.committee)
            award = AwardFactory(application__call__programme__managing_institution=place, accepted=True)
            BudgetLineFactory(award=award)
            VisitFactory(award=award)
            AwardReportFactory(due__award=award, submitted=True)
        ReviewerProfileFactory()

    def _values_of(self, institution):
        """What one institution gives in a round that is open, and what was found and asked about it."""
        participation = ParticipationFactory(institution=institution)
        point = DataPointFactory(participation=participation)
        QueryFactory(point=point)
        RemarkFactory(point=point)
        EvidenceLinkFactory(point=point, item__participation=participation)
        values = {"code": "zero", "facts": {"last": "5"}}
        FindingFactory(participation=participation, variable=point.variable, **values)
        opened(participation.round)

    def _results(self):
        """A run that counts, and an appeal against it."""
        run = official(mini_round(), by=self.people[Role.OFFICER])
        AppealFactory(participation=run.results.first().participation)

    def _things_of(self, user):
        """What somebody has who was here for a while."""
        restricted = self.agreements[2]
        file = ContentFile(b"%PDF-1.4\n%%EOF\n", name="report")
        asked = {"report": REPORT, "on": "2026-11-20", "query": "on="}
        JobFactory(owner=user, status=JobStatus.DONE, file=file, file_name="register.pdf", parameters=asked)
        JobFactory(owner=user, status=JobStatus.DONE, file=file, file_name="data.zip", kind=OwnData.slug)
        FeedFactory(owner=user, token=token(user))
        SavedViewFactory(owner=user)
        PersonFactory(user=user)
        ActionItemFactory(owner=user, about=restricted)
        letter = EmailFactory(person=user, to=user.email)
        ReminderDueFactory(about=self.agreements[0], user=user, recipient=user.email, status="written", email=letter)
        application = ApplicationFactory(call=self.call, user=user)
        PlannedVisitFactory(application=application)
        AttachmentFactory(
            application=application, question=self.call.sections.get(key="questions").questions.get(key="cv")
        )
        StayFactory(applied_by=user)
        UserSession.objects.create(user=user, ip="192.0.2.7", session_key=f"elsewhere{user.pk}", data={})

    def _stays(self):
        """One of the own unit, one of another, one that goes on; each with a report and a checklist."""
        for values in ({"lead_unit": self.unit}, {"lead_unit": self.others_unit}, {"status": "arrived"}):
            stay = StayFactory(**values)
            StayReportFactory(stay=stay)
            ChecklistItemFactory(stay=stay)
            DocumentFactory(about=stay)

    def _rest(self):
        SavedViewFactory(owner=self.people["somebody else"], is_shared=True)
        EmailFactory(is_secret=True)
        EmailFactory(status="draft")
        InstitutionFactory(status="merged", successor=InstitutionFactory(), merged_on="2026-01-01")
        for name, one in ADMINS.items():
            if not one.model._base_manager.exists():
                make(name)

    def user(self, name):
        """As the next request sees them: who may not come in any more is a stranger."""
        if name == "anonymous" or not (user := User.objects.get(pk=self.people[name].pk)).is_active:
            return AnonymousUser()
        return user


def passkey():
    """What a browser sends when a passkey is made."""
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    credential = AttestedCredentialData.create(Aaguid.NONE, b"key", key)
    made = AuthenticatorData.create(sha256(b"testserver"), AuthenticatorData.FLAG.AT, 0, credential)
    said = {"type": "webauthn.create", "challenge": websafe_encode(b"challenge"), "origin": "http://testserver"}
    return {
        "id": websafe_encode(b"key"),
        "rawId": websafe_encode(b"key"),
        "type": "public-key",
        "clientExtensionResults": {"credProps": {"rk": True}},
        "response": {
            "clientDataJSON": websafe_encode(json.dumps(said).encode()),
            "attestationObject": websafe_encode(bytes(AttestationObject.create("none", made, {}))),
        },
    }


def token(user):
    """What the address of their calendar ends in."""
    return f"token-{user.pk:08}"


def paper_of(agreement):
    return Document.objects.about(agreement).current().order_by("pk").values_list("uuid", flat=True).first()


def correction_of(agreement):
    return agreement.corrections.filter(status="proposed").values_list("uuid", flat=True).first()


def signature_of(instrument):
    return instrument.signatures.values_list("pk", flat=True).first()


def pair_of(call_side):
    return call_side.assignments.values_list("pk", flat=True).first()


def reviewed_of(call_side):
    return call_side.assignments.values_list("application", flat=True).first()


def judged_of(committee):
    return committee.items.get().pk


def reserve_of(committee):
    return committee.decisions.current().values_list("pk", flat=True).first()


def promoted_of(committee):
    return committee.decisions.waiting().values_list("pk", flat=True).first()


def money_of(award):
    return award.lines.get().pk


def seat_of(committee):
    return committee.members.get().pk


def code_of(call):
    return call.code


def section_of(application):
    return "questions" if application.call.sections.filter(key="questions").exists() else None


def table_of(application):
    return "visits" if application.call.sections.filter(key="visits").exists() else None


def visit_of(application):
    return application.visits.values_list("pk", flat=True).first()


def question_of(application):
    questions = application.call.sections.filter(key="questions", questions__kind="file")
    return questions.values_list("questions__pk", flat=True).first()


def question_to(application):
    return application.clarifications.values_list("pk", flat=True).first()


def file_of(application):
    return application.attachments.values_list("pk", flat=True).first()


def term_of(body):
    return body.terms.values_list("pk", flat=True).first()


def report_of(stay):
    return stay.reports.values_list("pk", flat=True).first()


def version_of(stay):
    return stay.learning.values_list("number", flat=True).first()


def line_of(stay):
    return stay.checklist.values_list("pk", flat=True).first()


def point_of(participation):
    return participation.points.values_list("pk", flat=True).first()


def finding_of(participation):
    return participation.findings.values_list("pk", flat=True).first()


def query_of(participation):
    return participation.points.values_list("queries__pk", flat=True).first()


def item_of(participation):
    return participation.evidence.values_list("pk", flat=True).first()


def domain_of(participation):
    tasks = tasks_of(participation.round.framework) if participation.points.exists() else []
    return tasks[0].code if tasks else None
