"""What officers type when they decide about an application, and what leaders answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.actions import decisions
from programs.applicationworkflow import application_workflow
from programs.models import EligibilityRule
from programs.models.decision import SHORTEST_REASONS
from records.forms import TransitionForm, refusals_shown


class LongText(forms.CharField):
    """A text of several lines, in any direction."""

    def __init__(self, **options):
        super().__init__(max_length=4000, widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}), **options)


class OfficeForm(forms.Form):
    """Asks, then does `act`; a refusal stands beside its field."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False

    def perform(self, act, *asked, by):
        with refusals_shown(self):
            act(*asked, by=by, **self.cleaned_data)
        return not self.errors


class ExclusionForm(OfficeForm):
    reason = LongText(
        label=_("Reasons"),
        min_length=SHORTEST_REASONS,
        help_text=_("At least 20 characters. The applicants read them when a second person has confirmed."),
    )


class OverrulingForm(OfficeForm):
    """One of the rules that block this application now."""

    rule = forms.ModelChoiceField(EligibilityRule.objects.none(), label=_("Rule"), empty_label=None)
    reason = LongText(
        label=_("Reasons"),
        min_length=SHORTEST_REASONS,
        help_text=_("At least 20 characters. The office reads them; the applicants read only what was decided."),
    )

    def __init__(self, *args, rules, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rule"].queryset = EligibilityRule.objects.filter(pk__in=[rule.pk for rule in rules])


class ReasonsForm(OfficeForm):
    reason = LongText(label=_("Reasons"))


class QuestionForm(OfficeForm):
    question = LongText(label=_("Question"), help_text=_("Both leaders get it by letter."))


class AnswerForm(OfficeForm):
    answer = LongText(label=_("Answer"))


class EligibleForm(TransitionForm):
    """One comment does for many."""

    is_for_many = True


class ConfirmExclusionForm(TransitionForm):
    """The second person reads the reasons that were proposed, and confirms."""

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        proposed = record.exclusions.open().first()
        field = self.fields["comment"]
        field.required, field.label = False, _("Comment")
        if proposed:
            words = _("Proposed by %(who)s with these reasons: %(reason)s")
            field.help_text = words % {"who": proposed.proposed_by, "reason": proposed.reason}


application_workflow.register("find_eligible", form=EligibleForm, action=decisions.find_eligible)
application_workflow.register("exclude", form=ConfirmExclusionForm, action=decisions.exclude)
