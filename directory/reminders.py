"""Which dates of the office's own standing is it reminded of?"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from directory.models import Accreditation, PublishedRank, Ranking
from notices.reminders import NEVER_IMPORTED, Reminder, Step, reminders


class OfTheOffice(Reminder):
    """Every officer looks after it; behind them stands the director."""

    audiences = {"officer": _("officers"), "director": _("director")}


@reminders.register
class AccreditationEnds(OfTheOffice):
    """The last day of an accreditation; one that was followed by another is over without a word."""

    slug = "accreditation-end"
    title = _("Accreditations that end")
    date_name = _("valid until")
    model = Accreditation
    steps = tuple(Step(amount, "officer") for amount in (365, 180, 90, 30, -1))

    def dates(self, first, last):
        ending = Accreditation.objects.open().newest().filter(valid_until__range=(first, last))
        return ending.order_by("pk").values_list("pk", "valid_until", NEVER_IMPORTED)

    def queryset(self):
        return Accreditation.objects.for_lists()

    def url(self, record):
        return reverse("admin:directory_accreditation_change", args=[record.pk])


@reminders.register
class RankMissing(OfTheOffice):
    """The usual month of a ranking has begun, and no rank of its new edition is entered."""

    slug = "rank-missing"
    title = _("Ranks to be looked up")
    date_name = _("usually published from")
    model = Ranking
    steps = (Step(0, "officer"), Step(-30, "officer"))

    def dates(self, first, last):
        """The last edition that was due, as long as nothing of it is entered; else the one after it."""
        today = first + (last - first) / 2
        entered = set(PublishedRank.objects.open().values_list("ranking", "year").distinct())
        for ranking in Ranking.objects.open().filter(usual_month__isnull=False).order_by("pk"):
            for day, year in (ranking.edition_on(today), ranking.edition_after(today)):
                if (ranking.pk, year) not in entered:
                    yield ranking.pk, day, None
                    break

    def url(self, record):
        return f"{reverse('admin:directory_publishedrank_add')}?ranking={record.pk}"
