"""Which approvals from outside an agreement needs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models.agreement import AgreementType
from directory.models import Institution
from records.history import track
from records.models import ApprovalKind, Record


@track()
class ApprovalRule(Record):
    """An approval that agreements of a type need, where the home institution belongs to a ministry.

    Without a type it is needed for all types, without a ministry for institutions of all ministries and of none. The
    ministry of an institution is the nearest one that it is part of.
    """

    kind = models.ForeignKey(ApprovalKind, models.PROTECT, related_name="rules", verbose_name=_("whose approval"))
    type = models.ForeignKey(
        AgreementType,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="approval_rules",
        verbose_name=_("for agreements of the type"),
        help_text=_("Empty: for all types."),
    )
    ministry = models.ForeignKey(
        Institution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"kind": "ministry"},
        verbose_name=_("for institutions of the ministry"),
        help_text=_("Empty: for all institutions. An institution belongs to the ministry that it is part of."),
    )

    class Meta(Record.Meta):
        verbose_name = _("rule of approval")
        verbose_name_plural = _("rules of approval")
        ordering = ["kind__code", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "type", "ministry"],
                nulls_distinct=False,
                condition=models.Q(closed_on__isnull=True),
                name="approval_rule_once",
                violation_error_message=_("This rule is there already."),
            )
        ]

    def __str__(self):
        return " · ".join(str(part) for part in (self.kind, self.type, self.ministry) if part)
