"""Which states and transitions does an application have? What else is shown of it follows from what was done."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from records.workflow import Transition, Workflow


class ApplicationStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    ELIGIBLE = "eligible", _("eligible")
    INELIGIBLE = "ineligible", _("not eligible")
    DECIDED = "decided", pgettext_lazy("of an application", "decided")
    WITHDRAWN = "withdrawn", pgettext_lazy("of an application", "withdrawn")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"draft": "current", "submitted": "waiting", "eligible": "good", "ineligible": "problem"}.get(
            self.value, "quiet"
        )


UNDECIDED = (ApplicationStatus.DRAFT, ApplicationStatus.SUBMITTED)
EVALUATED = (ApplicationStatus.ELIGIBLE, ApplicationStatus.DECIDED)
HANDED_IN = (ApplicationStatus.SUBMITTED, ApplicationStatus.INELIGIBLE, *EVALUATED)

application_workflow = Workflow(
    "programs.application",
    Transition(
        "submit",
        _("Submit"),
        (ApplicationStatus.DRAFT,),
        ApplicationStatus.SUBMITTED,
        consequence=_("It has a reference from now on. Until the call closes you can take it back and change it."),
    ),
    Transition(
        "take_back",
        _("Take back"),
        (ApplicationStatus.SUBMITTED,),
        ApplicationStatus.DRAFT,
        consequence=_("It is not submitted any more: it counts only when it is submitted again before the closing."),
        is_grave=True,
    ),
    Transition(
        "find_eligible",
        _("Find eligible"),
        (ApplicationStatus.SUBMITTED,),
        ApplicationStatus.ELIGIBLE,
        consequence=_("It goes on to be evaluated."),
    ),
    Transition(
        "exclude",
        _("Exclude"),
        (ApplicationStatus.SUBMITTED,),
        ApplicationStatus.INELIGIBLE,
        consequence=_("It is not evaluated; the applicants are told why."),
        is_grave=True,
    ),
    Transition(
        "decide",
        _("Publish the decision"),
        (ApplicationStatus.ELIGIBLE,),
        ApplicationStatus.DECIDED,
        consequence=_("Both sides have signed; the applicants read the decision, and nothing of it is changed."),
        is_grave=True,
    ),
    Transition(
        "withdraw",
        pgettext_lazy("of an application", "Withdraw"),
        (ApplicationStatus.DRAFT, ApplicationStatus.SUBMITTED, ApplicationStatus.ELIGIBLE),
        ApplicationStatus.WITHDRAWN,
        consequence=_("It stays readable for you, and nobody evaluates it."),
        is_grave=True,
    ),
    finals=(ApplicationStatus.INELIGIBLE, ApplicationStatus.DECIDED, ApplicationStatus.WITHDRAWN),
)
