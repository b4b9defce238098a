"""Which states and transitions does a joint project have?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.workflow import Transition, Workflow


class ProjectStatus(models.TextChoices):
    PLANNED = "planned", _("planned")
    RUNNING = "running", _("running")
    ENDED = "ended", _("ended")
    CLOSED = "closed", _("completed")
    CANCELLED = "cancelled", _("cancelled")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"planned": "current", "running": "good", "cancelled": "problem"}.get(self.value, "quiet")


BEGUN = (ProjectStatus.RUNNING, ProjectStatus.ENDED, ProjectStatus.CLOSED)

project_workflow = Workflow(
    "programs.project",
    Transition(
        "start",
        _("Record the beginning"),
        (ProjectStatus.PLANNED,),
        ProjectStatus.RUNNING,
        consequence=_("It counts as activity under its agreement, on its first day."),
    ),
    Transition(
        "end",
        _("Record the end"),
        (ProjectStatus.RUNNING,),
        ProjectStatus.ENDED,
        consequence=_("Its end counts as activity under its agreement, on its last day."),
    ),
    Transition(
        "complete",
        _("Complete the file"),
        (ProjectStatus.ENDED,),
        ProjectStatus.CLOSED,
        consequence=_("Its report and outputs are there, and nothing more is expected."),
    ),
    Transition(
        "cancel",
        _("Cancel"),
        (ProjectStatus.PLANNED, ProjectStatus.RUNNING),
        ProjectStatus.CANCELLED,
        consequence=_("It stays readable, and counts no more: neither as activity nor in the figures."),
        is_grave=True,
    ),
    finals=(ProjectStatus.CLOSED, ProjectStatus.CANCELLED),
)
