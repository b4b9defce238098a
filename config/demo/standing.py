"""How an invented university stands in invented rankings: nobody real has these ranks."""

from datetime import timedelta

from directory.models import Accreditation, PublishedRank, Ranking, RankingKind, RankScope
from records import clock
from records.calendars import Calendar, year_of

SOURCE = "https://rankings.example.org/{}/{}"
# Of the last five editions, the oldest first: first and last place of the band, how many were ranked.
WORLD = [(1001, 1200, 1397), (1001, 1200, 1526), (801, 1000, 1662), (801, 1000, 1799), (601, 800, 1904)]
ASIA = [(212, None, 489), (203, None, 551), (188, None, 616), (191, None, 669), (164, None, 739)]
NATIONAL = [(14, None, 103), (12, None, 110), (12, None, 115), (13, None, 117), (9, None, 117)]


def make_standing(institutions):
    """Accreditations in each phase, and five editions of two rankings that run up to today."""
    parsan, today = institutions["Parsan University"], clock.today()
    _make_accreditations(parsan, today)
    atlas = Ranking.objects.create(
        name_en="Atlas World University Ranking",
        name_fa="رتبه‌بندی جهانی دانشگاه‌های اطلس",
        publisher="Atlas Higher Education (invented)",
        url="https://rankings.example.org/atlas",
        usual_month=10,
        is_a_year_ahead=True,
    )
    national = Ranking.objects.create(
        name_en="National Ranking of Universities",
        name_fa="رتبه‌بندی ملی دانشگاه‌ها",
        publisher="An invented observatory",
        kind=RankingKind.OVERALL,
        calendar=Calendar.JALALI,
        usual_month=10,
    )
    last = atlas.edition_on(today)[1]
    _make_ranks(atlas, parsan, last, WORLD, RankScope.WORLD)
    _make_ranks(atlas, parsan, last, ASIA, RankScope.REGION, within_en="Asia", within_fa="آسیا")
    _make_ranks(national, parsan, year_of(today, Calendar.JALALI) - 1, NATIONAL, RankScope.COUNTRY)


def _make_ranks(ranking, institution, last, places, scope, **within):
    for year, (first, to, out_of) in enumerate(places, last - len(places) + 1):
        PublishedRank.objects.create(
            ranking=ranking,
            institution=institution,
            year=year,
            scope=scope,
            rank_from=first,
            rank_to=to,
            out_of=out_of,
            source=SOURCE.format(ranking.pk, year),
            **within,
        )


def _make_accreditations(institution, today):
    for body, programme_en, programme_fa, granted, until, is_public in (
        ("Agency for Engineering Education", "Civil Engineering", "مهندسی عمران", -1500, 120, True),
        ("Agency for Engineering Education", "Electrical Engineering", "مهندسی برق", -2200, -30, True),
        ("Board for Medical Laboratories", "Reference laboratory", "آزمایشگاه مرجع", -400, 1400, False),
        ("Ministry of Science, Research and Technology", "", "", -9000, None, True),
    ):
        Accreditation.objects.create(
            institution=institution,
            body_name=body,
            programme_en=programme_en,
            programme_fa=programme_fa,
            level_en="Full accreditation",
            level_fa="اعتبار کامل",
            granted_on=_day(today, granted),
            valid_until=None if until is None else _day(today, until),
            is_public=is_public,
        )


def _day(today, days):
    return today + timedelta(days=days)
