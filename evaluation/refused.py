"""The sentences of those rules about frameworks and rounds that only the database's triggers keep."""

from django.utils.translation import gettext_lazy as _

from records.refusals import sentence

sentence(
    "framework_is_locked",
    _("This framework is locked: it and its parts stand as they are. Begin a new version to change something."),
)
sentence("node_tree_has_no_circle", _("A node cannot stand below itself."), "parent")
sentence("part_of_one_framework", _("This belongs to another framework."))
sentence("framework_code_once", _("A node or an indicator of this framework has this code already."), "code")
sentence("unit_in_one_group", _("An institution is in two groups of the same kind."), "units")
sentence("round_is_begun", _("This round is begun: its exercise, year, framework and periods stand as they are."))
sentence("round_is_over", _("This round is over: nothing of it changes any more."))
sentence("round_is_closed", _("This round takes no values now: nothing of what institutions gave changes any more."))
sentence("round_framework_is_locked", _("Its framework is a draft: lock it first."), "framework")
sentence("round_framework_of_exercise", _("This framework is of another exercise."), "framework")
sentence("evidence_of_one_institution", _("This evidence belongs to another institution."))
sentence("submission_is_frozen", _("What was submitted stands as it is."))
sentence("remark_stays", _("A remark stands as it was noted; note another one."))
sentence("run_is_kept", _("What was computed stands as it is; a correction is a run of its own."))
sentence("run_framework_is_locked", _("A run is by a locked version of its own exercise."), "framework")
sentence("run_needs_two_persons", _("Two persons approve a run before it is published."))
sentence("issued_report_is_kept", _("A report that was issued stands as it is."))
