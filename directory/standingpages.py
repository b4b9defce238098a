"""How an institution stands: its accreditations and published ranks, as pages and as tables to take along."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from directory.models import Accreditation, PublishedRank
from directory.standing import by_ranking, ranks_of
from directory.standingforms import RankFilter, StandingFilter
from records.models import Document
from records.text import number
from records.views import RecordList, public_page


@public_page
class Standing(RecordList):
    """One institution: accreditations with their phase today, and the ranks of the last editions with their trend."""

    model = Accreditation
    filter_class = StandingFilter
    template_name = "directory/standing.html"

    def get_queryset(self):
        return super().get_queryset().open().for_lists()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        institution, user = self.filters.chosen, self.request.user
        shown = list(context["object_list"])
        papers = _papers(shown, user)
        return context | {
            "institution": institution,
            "accreditations": [(one, one.phase(self.day), papers[one.pk]) for one in shown],
            "rankings": by_ranking(ranks_of(institution, user)) if institution else [],
            "may_edit": user.has_perm("directory.change_accreditation"),
        }

    def header(self):
        return [
            _("Institution"),
            _("Programme or unit"),
            _("What was granted"),
            _("Accredited by"),
            _("Number of the certificate"),
            _("Granted on"),
            _("Valid until"),
            _("Phase"),
            _("Published at"),
        ]

    def rows(self, queryset):
        for one in queryset.iterator(chunk_size=2000):
            yield [
                one.institution.name,
                one.what,
                one.level,
                one.body_shown,
                one.reference,
                one.granted.iso if one.granted else "",
                one.valid_until or "",
                str(one.phase(self.day).label),
                one.url,
            ]


def _papers(accreditations, user):
    """The papers of each that this user may read, by its key."""
    found = defaultdict(list)
    kind = ContentType.objects.get_for_model(Accreditation)
    keys = [one.pk for one in accreditations]
    if keys:
        for paper in Document.objects.visible_to(user).current().filter(content_type=kind, object_id__in=keys):
            found[paper.object_id].append(paper)
    return found


@public_page
class RankList(RecordList):
    """Every published rank of an institution."""

    model = PublishedRank
    filter_class = RankFilter
    template_name = "directory/rank_list.html"

    def get_queryset(self):
        return super().get_queryset().open().for_lists()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        count = context["paginator"].count
        return context | {
            "institution": self.filters.chosen,
            "may_edit": self.request.user.has_perm("directory.change_publishedrank"),
            "count_text": ngettext("%(number)s rank", "%(number)s ranks", count)
            % {"number": number(count, get_language())},
        }

    def header(self):
        return [
            _("Institution"),
            _("Ranking"),
            _("Edition"),
            _("Among"),
            _("Rank from"),
            _("Rank to"),
            _("As published"),
            _("Of how many"),
            _("Score"),
            _("Published on"),
            _("Compared with the source on"),
            _("Published at"),
        ]

    def rows(self, queryset):
        for one in queryset.iterator(chunk_size=2000):
            yield [
                one.institution.name,
                one.ranking.name,
                one.label or one.year,
                capfirst(str(one.among)),
                one.rank_from,
                "" if one.is_open_ended else one.last,
                one.rank,
                one.out_of or "",
                "" if one.score is None else one.score,
                one.published_on or "",
                one.checked_on or "",
                one.source,
            ]
