"""How does a learning agreement come about: proposed by version, and approved by student, home and host?"""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from exchanges.actions.stays import end_questions
from exchanges.models import LearningAgreement
from exchanges.statuses import STUDYING
from exchanges.workflow import stay_workflow
from records import clock
from records.history import acting
from records.languages import named
from records.refusals import Refusal, require_reasons
from records.workflow import lock


def newest(stay):
    """The version that counts, or None."""
    return stay.learning.order_by("-number").first()


def propose(stay, *, courses, reason="", by):
    """The first version, or the next one, for which all three are asked anew. Raises Refusal for one without reason."""
    if not by.has_perm("exchanges.propose_learning_stay", stay):
        raise PermissionDenied
    with acting(by=by, verb="propose_learning", comment=reason, audience="parties"):
        lock(stay)
        refuse_over(stay)
        before = newest(stay)
        if before:
            require_reasons(reason, "reason")
            if before.courses.split() == courses.split():
                raise Refusal(_("These are the courses of the version before."), "courses")
        end_questions(stay)
        number = before.number + 1 if before else 1
        return stay.learning.create(number=number, courses=courses.strip(), reason=reason.strip(), proposed_by=by)


def refuse_over(stay):
    """Raises Refusal where no student is to go, is there or has just come back, or the studies are recognised."""
    if not stay.definition.takes_seat or stay.status not in STUDYING:
        raise Refusal(_("A learning agreement is for students from the nomination until their studies are recognised."))


def approve(version, side, *, name="", by):
    """One of the three stands behind this version; `name` says who answers for the host.

    Raises Refusal where it has done so, or another version has taken its place.
    """
    if not by.has_perm(f"exchanges.approve_as_{side}_stay", version.stay):
        raise PermissionDenied
    with acting(by=by, verb="approve_learning", audience="parties"):
        stay = version.stay
        lock(stay)
        refuse_over(stay)
        lock(version)
        refuse_answered(version, side)
        values = {f"{side}_by": by, f"{side}_on": clock.today()} | ({"host_name": name} if side == "host" else {})
        for field, value in values.items():
            setattr(version, field, value)
        version.save(update_fields=list(values))


def refuse_answered(version, side):
    if LearningAgreement.objects.filter(stay=version.stay_id, number__gt=version.number).exists():
        raise Refusal(_("Another version has taken the place of this one."))
    if getattr(version, f"{side}_on"):
        raise Refusal(_("This version is approved there already."))


def recognise(stay, *, comment="", by):
    """The studies count at home: from now on all is read-only. Raises Refusal while an approval is missing."""
    with acting(by=by, verb="recognise", comment=comment, audience="parties"):
        lock(stay)
        version = newest(stay)
        if version and version.missing:
            names = named([side.label for side in version.missing])
            raise Refusal(_("The newest learning agreement is not approved yet by: %(names)s.") % {"names": names})
        stay_workflow.apply(stay, "recognise", by=by, comment=comment)
