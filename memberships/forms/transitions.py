"""What each transition of nominations, visits and dues asks."""

from django import forms
from django.contrib import messages
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from memberships import actions
from memberships.models import CancelReason, ObstacleKind, VisitStatus
from memberships.times import term_ends
from memberships.workflow import fee_workflow, nomination_workflow, visit_workflow
from records import clock
from records.fields import DualDateField, LineField
from records.forms import TransitionForm
from records.widgets import Select


class DecideForm(TransitionForm):
    """On which day the body decided."""

    decided_on = DualDateField(label=_("Decided on"))
    field_order = ["decided_on", "comment"]

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.initial.setdefault("decided_on", clock.today())


class ElectForm(DecideForm):
    """Also from when the membership counts: of many bodies, from 1 January of the next year."""

    starts_on = DualDateField(label=_("Member from"))
    ends_on = DualDateField(label=_("Last day of the term"), required=False, help_text=_("Left empty, it is for life."))
    number = LineField(label=_("Number of the member"), required=False, max_length=40)
    field_order = ["decided_on", "starts_on", "ends_on", "number", "comment"]

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        starts_on = clock.today().replace(year=record.year + 1, month=1, day=1)
        self.initial |= {"starts_on": starts_on, "ends_on": term_ends(record.scheme, starts_on)}


class DatesForm(TransitionForm):
    """The days of a visit."""

    starts_on = DualDateField(label=_("First day"))
    ends_on = DualDateField(label=_("Last day"))
    field_order = ["starts_on", "ends_on", "comment"]

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.initial |= {"starts_on": record.starts_on, "ends_on": record.ends_on}


class ChangeDatesForm(DatesForm):
    """Other days, as often as the scheme allows. One change more is no change: it is asked whether to cancel."""

    is_cancelled = forms.BooleanField(
        label=_("Cancel the visit"),
        error_messages={"required": _("Tick the box if the visit is to be cancelled; else leave its dates.")},
    )
    field_order = ["starts_on", "ends_on", "is_cancelled", "comment"]

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        for name in ("starts_on", "ends_on") if self.is_grave else ("is_cancelled",):
            del self.fields[name]

    @property
    def is_grave(self):
        return self.record.changes_left == 0

    @property
    def consequence(self):
        if self.record.changes_left == 0:
            return gettext(
                "The dates were changed as often as the scheme allows. One more change cancels the visit: what it has "
                "taken is free again, and another visit has to be asked for."
            )
        if self.record.changes_left == 1:
            return gettext("This is the last change that the scheme allows: the next one cancels the visit.")
        return super().consequence

    def tell(self, request):
        if self.record.status != VisitStatus.CANCELLED:
            super().tell(request)
            return
        said = gettext("The visit is cancelled: %(reason)s. What it had taken is free again.")
        messages.warning(request, said % {"reason": self.record.get_cancel_reason_display()})


class CancelForm(TransitionForm):
    """What the portal finds out by itself is not offered. Of those that a member may give there is one."""

    reason = forms.ChoiceField(label=_("Why"), widget=Select)
    field_order = ["reason", "comment"]

    def __init__(self, *args, record, user, **kwargs):
        super().__init__(*args, record=record, user=user, **kwargs)
        office = (CancelReason.FUNDS, CancelReason.REFUSED) if user.has_perm("memberships.change_visitrequest") else ()
        self.fields["reason"].choices = [(one.value, one.label) for one in (CancelReason.OWN, *office)]


class PayForm(TransitionForm):
    paid_on = DualDateField(label=_("Paid on"))
    receipt = LineField(label=_("Number of the receipt"), required=False, max_length=80)
    field_order = ["paid_on", "receipt", "comment"]

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.initial.setdefault("paid_on", clock.today())


class BlockForm(TransitionForm):
    """What stands in the way, from today on."""

    kind = forms.ChoiceField(label=_("Because"), choices=[("", "–"), *ObstacleKind.choices], widget=Select)
    note = LineField(label=_("Note"), required=False, max_length=300)
    field_order = ["kind", "note", "comment"]


nomination_workflow.register("submit", form=TransitionForm, action=actions.submit)
nomination_workflow.register("recommend", form=TransitionForm, action=actions.recommend)
nomination_workflow.register("send_back", form=TransitionForm, action=actions.send_back)
nomination_workflow.register("elect", form=ElectForm, action=actions.elect)
nomination_workflow.register("not_elect", form=DecideForm, action=actions.not_elect)
nomination_workflow.register("take_back", form=TransitionForm, action=actions.take_back)
visit_workflow.register("request", form=TransitionForm, action=actions.request)
visit_workflow.register("confirm", form=DatesForm, action=actions.confirm)
visit_workflow.register("change_dates", form=ChangeDatesForm, action=actions.change_dates)
visit_workflow.register("complete", form=DatesForm, action=actions.complete)
visit_workflow.register("not_made", form=TransitionForm, action=actions.not_made)
visit_workflow.register("cancel", form=CancelForm, action=actions.cancel)
fee_workflow.register("pay", form=PayForm, action=actions.pay)
fee_workflow.register("block", form=BlockForm, action=actions.block)
fee_workflow.register("unblock", form=TransitionForm, action=actions.unblock)
fee_workflow.register("waive", form=TransitionForm, action=actions.waive)
fee_workflow.register("reopen", form=TransitionForm, action=actions.reopen)
