"""Which states and transitions does a call have?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.workflow import Transition, Workflow


class CallStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    CANCELLED = "cancelled", _("cancelled")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"draft": "current", "published": "good"}.get(self.value, "problem")


call_workflow = Workflow(
    "programs.call",
    Transition(
        "publish",
        _("Publish"),
        (CallStatus.DRAFT,),
        CallStatus.PUBLISHED,
        consequence=_("Everybody reads it, and applies from its opening on."),
    ),
    Transition(
        "cancel",
        _("Cancel"),
        (CallStatus.DRAFT, CallStatus.PUBLISHED),
        CallStatus.CANCELLED,
        consequence=_("Nobody applies any more. Whoever has begun is told why; what was written stays readable."),
        is_grave=True,
    ),
    finals=(CallStatus.CANCELLED,),
)
