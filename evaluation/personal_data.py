"""What rounds and runs hold about a user: what they entered, asked, answered, signed, computed and decided."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evaluation.models import (
    Appeal,
    DataPoint,
    Finding,
    IssuedReport,
    Participation,
    Publication,
    Query,
    Remark,
    Run,
    RunApproval,
    Submission,
)
from records.personal_data import PersonalData, personal_data


@personal_data.register
class ValuesEntered(PersonalData):
    slug, title = "values-entered", _("Values of institutions that I entered")
    covers = ("evaluation.DataPoint.entered_by",)
    fields = ("participation__institution__name_en", "participation__round__year", "variable__code", "entered_at")

    def queryset(self, user):
        return DataPoint.objects.filter(entered_by=user)


@personal_data.register
class FindingsSaid(PersonalData):
    slug, title = "findings-explained", _("Findings that I explained or waived")
    covers = ("evaluation.Finding.said_by",)
    fields = ("participation__institution__name_en", "participation__round__year", "code", "text", "said_at")

    def queryset(self, user):
        return Finding.objects.filter(said_by=user)


@personal_data.register
class QuestionsAboutValues(PersonalData):
    slug, title = "questions-about-values", _("Questions about values that I asked, answered or settled")
    covers = ("evaluation.Query.asked_by", "evaluation.Query.answered_by", "evaluation.Query.settled_by")
    fields = (
        "point__participation__institution__name_en",
        "text",
        "asked_at",
        "due_on",
        "answer",
        "answered_at",
        "settled_at",
    )

    def queryset(self, user):
        return Query.objects.filter(Q(asked_by=user) | Q(answered_by=user) | Q(settled_by=user))


@personal_data.register
class RemarksAboutValues(PersonalData):
    slug, title = "remarks-about-values", _("Remarks about values that I noted for other validators")
    covers = ("evaluation.Remark.by",)
    fields = ("point__participation__institution__name_en", "point__variable__code", "text", "at")

    def queryset(self, user):
        return Remark.objects.filter(by=user)


@personal_data.register
class ValuesSubmitted(PersonalData):
    """Those that the user submitted, and those that name an address of the account as the head who signs."""

    slug, title = "values-submitted", _("Values of institutions that I submitted or was asked to sign")
    covers = ("evaluation.Submission.made_by",)
    fields = (
        "participation__institution__name_en",
        "participation__round__year",
        "revision",
        "made_at",
        "head_name",
        "head_position",
        "head_email",
        "head_language",
        "signed_name",
        "signed_position",
        "signed_at",
        "sha256",
    )

    def queryset(self, user):
        return Submission.objects.filter(Q(made_by=user) | Q(head_email__iexact=user.email))


@personal_data.register
class Validating(PersonalData):
    slug, title = "institutions-validated", _("Institutions that I validate")
    covers = ("evaluation.Participation.validator",)
    fields = ("institution__name_en", "round__year", "status")

    def queryset(self, user):
        return Participation.objects.filter(validator=user)


@personal_data.register
class RunsAskedFor(PersonalData):
    slug, title = "evaluation-runs", _("Computations that I asked for")
    covers = ("evaluation.Run.asked_by", "evaluation.Snapshot.made_by")
    fields = ("number", "round__exercise__code", "round__year", "kind", "reason", "created_at")

    def queryset(self, user):
        return Run.objects.filter(Q(asked_by=user) | Q(snapshot__made_by=user))


@personal_data.register
class RunsApproved(PersonalData):
    slug, title = "evaluation-approvals", _("Computations that I approved")
    covers = ("evaluation.RunApproval.by",)
    fields = ("run__number", "result_sha256", "at")

    def queryset(self, user):
        return RunApproval.objects.filter(by=user)


@personal_data.register
class RoundsPublished(PersonalData):
    slug, title = "evaluation-publications", _("Results that I published")
    covers = ("evaluation.Publication.by",)
    fields = ("round__exercise__code", "round__year", "from_at")

    def queryset(self, user):
        return Publication.objects.filter(by=user)


@personal_data.register
class Appeals(PersonalData):
    slug, title = "evaluation-appeals", _("Appeals that I filed or decided")
    covers = ("evaluation.Appeal.filed_by", "evaluation.Appeal.decided_by")
    fields = ("number", "participation__institution__name_en", "grounds", "filed_at", "status", "decision")

    def queryset(self, user):
        return Appeal.objects.filter(Q(filed_by=user) | Q(decided_by=user))


@personal_data.register
class ReportsIssued(PersonalData):
    slug, title = "evaluation-reports", _("Reports of evaluations that I issued")
    covers = ("evaluation.IssuedReport.issued_by",)
    fields = ("number", "report", "run__number", "language", "issued_at")

    def queryset(self, user):
        return IssuedReport.objects.filter(issued_by=user)
