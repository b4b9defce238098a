"""What is asked before an agreement is given notice, suspended, taken up again, terminated, or any of it taken back."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements import actions
from agreements.models import Agreement, NoticeBy
from agreements.workflow import agreement_workflow
from records import clock
from records.calendars import in_words
from records.fields import DualDateField
from records.forms import KeepsNoFileMixin, TransitionForm

PAPER_HELP = gettext_lazy("PDF, JPEG or PNG, at most 10 MB. It becomes an instrument of the agreement.")


class WithReasons(TransitionForm):
    """The comment says why, and is asked for although the transition is not grave."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["comment"].required = True
        self.fields["comment"].label = _("Reasons")


class NoticeForm(KeepsNoFileMixin, TransitionForm):
    """Who gave notice on which day, and the paper."""

    given_on = DualDateField(
        label=gettext_lazy("Notice given on"),
        initial=clock.today,
        error_messages={"required": gettext_lazy("Give the day on which notice was given.")},
    )
    notice_by = forms.ChoiceField(label=gettext_lazy("By"), choices=NoticeBy, widget=forms.RadioSelect)
    file = forms.FileField(label=gettext_lazy("The notice"), required=False, help_text=PAPER_HELP)
    field_order = ["given_on", "notice_by", "file", "comment"]


class SuspendForm(TransitionForm):
    """From when to when, and why."""

    starts_on = DualDateField(label=gettext_lazy("Rests from"), initial=clock.today)
    ends_on = DualDateField(
        label=gettext_lazy("Last day of rest"),
        required=False,
        help_text=gettext_lazy("Leave it empty if nobody knows yet: it rests until it is resumed."),
    )
    field_order = ["starts_on", "ends_on", "comment"]


class ResumeForm(WithReasons):
    """From which day on it counts again, and why."""

    resumes_on = DualDateField(label=gettext_lazy("Counts again from"), initial=clock.today)
    field_order = ["resumes_on", "comment"]


class ChildrenField(forms.ModelMultipleChoiceField):
    """Each agreement under `framework`, however far, by itself."""

    widget = forms.CheckboxSelectMultiple
    framework = None

    def label_from_instance(self, child):
        values = {"agreement": child, "signed": child.signed or _("not known"), "parent": child.parent}
        if child.parent_id == self.framework.pk:
            return _("%(agreement)s (signed: %(signed)s)") % values
        return _("%(agreement)s (signed: %(signed)s; under %(parent)s)") % values


class TerminateForm(KeepsNoFileMixin, TransitionForm):
    """From which day and why, by which paper, and what of what stands under it ends with it."""

    terminated_on = DualDateField(
        label=gettext_lazy("Terminated on"),
        error_messages={"required": gettext_lazy("Give the day from which it no longer counts.")},
    )
    early_reason = forms.CharField(
        label=gettext_lazy("Why before the time of notice"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    file = forms.FileField(label=gettext_lazy("The notice of termination"), required=False, help_text=PAPER_HELP)
    children = ChildrenField(
        Agreement.objects.none(),
        label=gettext_lazy("Ends with it"),
        required=False,
        help_text=gettext_lazy(
            "Those that you do not tick stay in force, without the framework under which they stand."
        ),
    )
    field_order = ["terminated_on", "early_reason", "children", "file", "comment"]

    def __init__(self, *args, record, user, **kwargs):
        super().__init__(*args, record=record, user=user, **kwargs)
        children = actions.children_in_force(record, user)
        if children.exists():
            self.fields["children"].framework = record
            self.fields["children"].queryset = children
        else:
            del self.fields["children"]
        earliest = actions.earliest_end(record)
        if earliest is None:
            del self.fields["early_reason"]
        else:
            self.fields["terminated_on"].help_text = _("With the notice agreed: %(day)s at the earliest.") % {
                "day": in_words(earliest)
            }


agreement_workflow.register("give_notice", form=NoticeForm, action=actions.give_notice)
agreement_workflow.register("withdraw_notice", form=WithReasons, action=actions.withdraw_notice)
agreement_workflow.register("suspend", form=SuspendForm, action=actions.suspend)
agreement_workflow.register("resume", form=ResumeForm, action=actions.resume)
agreement_workflow.register("terminate", form=TerminateForm, action=actions.terminate)
agreement_workflow.register("undo_termination", form=WithReasons, action=actions.undo_termination)
