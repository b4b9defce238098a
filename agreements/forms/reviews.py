"""What is asked when a renewal is reviewed: what shall become of the agreement, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements import actions
from agreements.models import Course
from agreements.workflow import agreement_workflow, review_workflow
from records.forms import TransitionForm

REASONS_HELP = _("At least 20 characters, unless it is simply renewed.")


class RecommendForm(TransitionForm):
    """The officer's advice and its reasons."""

    comment = None
    recommendation = forms.ChoiceField(label=_("Recommendation"), choices=Course, widget=forms.RadioSelect)
    rationale = forms.CharField(
        label=_("Reasons"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=REASONS_HELP,
    )

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.initial |= {"recommendation": record.recommendation, "rationale": record.rationale}


class DecideForm(TransitionForm):
    """The director's decision and its reasons."""

    comment = None
    decision = forms.ChoiceField(label=_("Decision"), choices=Course, widget=forms.RadioSelect)
    reasons = forms.CharField(
        label=_("Reasons"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=REASONS_HELP,
    )


agreement_workflow.register("open_review", form=TransitionForm, action=actions.open_review)
review_workflow.register("recommend", form=RecommendForm, action=actions.recommend)
review_workflow.register("decide", form=DecideForm, action=actions.decide)
