"""How agreements of the demo end: one rests, one may lapse, one awaits a decision, one is between two terms."""

from datetime import timedelta

from agreements.actions import decide, open_due_reviews, recommend, suspend
from agreements.models import Activity, ActivityKind, Agreement, Course, TermOrigin
from config.demo.agreements import Maker
from records.history import acting

NEAR_NOTICE_DAYS = 48  # of the agreement that ends in 60 days
# Of the agreement whose notice deadline is near: how many days ago, what.
DONE = (
    (40, ActivityKind.VISIT, "Visit of the dean of engineering"),
    (300, ActivityKind.THESIS, "Doctoral thesis supervised by both sides"),
    (800, ActivityKind.PUBLICATION, "Joint paper on heat exchangers"),
)


def make_endings(institutions, users, unit):
    leila, nasrin = users["leila.daneshvar@example.org"], users["nasrin.rahbari@example.org"]
    with acting(by="Demonstration", verb="register"):
        maker = Maker(institutions, leila, unit)
        _between_terms(maker)
        resting, lapsing = _resting(maker), _past_its_notice(maker)
        near = Agreement.objects.get(terms__notice_days=NEAR_NOTICE_DAYS)
        for days, kind, title in DONE:
            day = maker.today - timedelta(days=days)
            Activity.objects.create(agreement=near, happened_on=day, kind=kind, title=title)
    suspend(resting, starts_on=maker.day(-50), comment="Until the partner's restructuring is over.", by=nasrin)
    open_due_reviews()
    recommend(near.reviews.get(), recommendation=Course.RENEW, by=leila)
    reasons = "Nothing was done under it; the new programme covers the field."
    decide(lapsing.reviews.get(), decision=Course.LET_LAPSE, reasons=reasons, by=nasrin)


def _resting(maker):
    return maker.signed("MOU", "Anadolu Bilim Üniversitesi", maker.day(-900), maker.day(80))


def _between_terms(maker):
    day = maker.day
    agreement = maker.signed("MOA", "Nusantara Technological University", day(-1200), day(-20), is_locked=False)
    maker.term(agreement, day(25), day(1100), origin=TermOrigin.RENEWAL)
    maker.lock(agreement)


def _past_its_notice(maker):
    return maker.signed("MOU", "Instytut Badań Wysokich", maker.day(-1000), maker.day(45), term={"notice_days": 60})
