"""What a page says of published ranks: by ranking, each with how it went from edition to edition."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from directory.models import PublishedRank, Ranking, RankScope
from records import charts

MOST_EDITIONS = 10
CHARTED = {RankScope.WORLD, RankScope.REGION, RankScope.COUNTRY}

# How a rank compares with the one before it: the words, and the icon beside them.
BETTER = (pgettext_lazy("of a rank", "better"), "arrow-up-right")
WORSE = (pgettext_lazy("of a rank", "worse"), "arrow-down-right")
SAME = (gettext_lazy("as before"), "arrow-right")


@dataclass
class RankingShown:
    """One ranking: its rows, the newest edition first, each with its (words, icon) of the trend; and its charts."""

    ranking: Ranking
    rows: list = field(default_factory=list)
    charts: list = field(default_factory=list)


def trend(rank, before):
    """Better, worse or as before; None where there is nothing before it. A band counts by its middle."""
    if before is None:
        return None
    now, then = _middle(rank), _middle(before)
    if now == then:
        return SAME
    return BETTER if now < then else WORSE


def by_ranking(ranks):
    """The last editions of each ranking, in the order of the rankings' names."""
    series = defaultdict(list)
    for rank in sorted(ranks, key=lambda rank: (rank.year, rank.pk)):
        series[rank.ranking, rank.scope, rank.within_en].append(rank)
    shown = {}
    for (ranking, scope, _within), going in sorted(series.items(), key=_place):
        one = shown.setdefault(ranking, RankingShown(ranking))
        before = [None, *going]
        one.rows += list(zip(going, map(trend, going, before), strict=True))[-MOST_EDITIONS:]
        if scope in CHARTED and len(going) > 1:
            one.charts.append(_chart(ranking, going[-MOST_EDITIONS:], len(one.charts)))
    for one in shown.values():
        one.rows.sort(key=lambda row: -row[0].year)
    return sorted(shown.values(), key=lambda one: one.ranking.name)


def _place(item):
    (ranking, scope, within), _ranks = item
    return ranking.pk, RankScope.values.index(scope), within


def _middle(rank):
    return (rank.rank_from + rank.last) / 2


def _chart(ranking, ranks, n):
    title = _("%(ranking)s: rank, %(among)s") % {"ranking": ranking.name, "among": ranks[-1].among}
    places = [(rank.edition, rank.rank_from, rank.last, rank.rank) for rank in ranks]
    drawing = charts.ranks(title, places, language=get_language(), uid=f"ranks-{ranking.pk}-{n}")
    return {"title": title, "drawing": drawing}


def ranks_of(institution, user):
    """What this user may see of its ranks."""
    return PublishedRank.objects.visible_to(user).open().of(institution).for_lists()
