"""What of an institution's year do the office's own records know? A measure is one registered class."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement
from exchanges.models import Stay
from memberships.models import Membership
from memberships.models.membership import Phase
from programs.models import Project
from records.registry import Registry

measures = Registry("measures", required=["slug", "title"])


class Measure:
    """A number about one institution between two days. Subclass, describe, register."""

    slug = title = None

    def value(self, institution, first, last):
        raise NotImplementedError


@measures.register
class AgreementsInForce(Measure):
    slug = "agreements-in-force"
    title = _("Agreements in force on the last day")

    def value(self, institution, first, last):
        return Agreement.objects.in_force(last).with_institution(institution, on=last).count()


@measures.register
class Stays(Measure):
    slug = "stays"
    title = _("Stays of scholars and students, in and out")

    def value(self, institution, first, last):
        return Stay.objects.between(first, last).with_institution(institution).count()


@measures.register
class Memberships(Measure):
    slug = "memberships"
    title = _("Memberships of the institution that run on the last day")

    def value(self, institution, first, last):
        current = Membership.objects.in_phase(Phase.CURRENT, last).filter(closed_on=None)
        return current.with_institution(institution).count()


@measures.register
class JointProjects(Measure):
    slug = "joint-projects"
    title = _("Joint projects that ran in the period")

    def value(self, institution, first, last):
        running = Project.objects.counted().filter(Q(ends_on=None) | Q(ends_on__gte=first), starts_on__lte=last)
        return running.with_institution(institution).count()
