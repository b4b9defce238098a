"""What the worker does besides drawing takes little of the time of a profile."""

import time

import pytest

from evaluation import actions
from evaluation.actions.files import keep
from evaluation.models import DataPoint
from records import pdf
from records.jobs import work
from tests.evaluation.engine.test_speed import FRAMEWORK
from tests.evaluation.minirounds import published
from tests.factories.evaluation import ExerciseFactory, ParticipationFactory, RoundFactory, opened, put

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

INSTITUTIONS = 120


def round_of_many():
    """Values that differ from institution to institution and from indicator to indicator."""
    made = RoundFactory(framework=keep(ExerciseFactory(), FRAMEWORK), year=1404)
    variables = list(made.framework.variables.order_by("position"))
    for row in range(INSTITUTIONS):
        part = ParticipationFactory(round=made, code=f"U{row:03}")
        DataPoint.objects.bulk_create(
            DataPoint(participation=part, variable=one, value=1 + (row * (7 + place)) % 97, kind="reported")
            for place, one in enumerate(variables)
        )
        put(part, status="accepted")
    return opened(made, status="computation")


def test_profiles_are_made_at_eight_tenths_of_the_rate_of_drawing_alone(office, monkeypatch):
    officer, director = office
    run = published(round_of_many(), director=director, officer=officer)
    seconds, pages = [], []
    drawn, counted = pdf.render, pdf.page_count
    pdf.render('<html lang="en"><title>Fonts</title><p>They are loaded.</p>')

    def draw(html, **how):
        begun = time.perf_counter()
        data = drawn(html, **how)
        seconds.append(time.perf_counter() - begun)
        return data

    monkeypatch.setattr(pdf, "render", draw)
    monkeypatch.setattr(pdf, "page_count", lambda data: pages.append(counted(data)) or pages[-1])
    job = actions.ask_profiles(run, by=director)
    begun = time.perf_counter()
    work(job.pk)
    whole, alone = time.perf_counter() - begun, sum(seconds)

    job.refresh_from_db()
    assert (job.status, job.parameters["failed"], len(seconds)) == ("done", [], INSTITUTIONS)
    assert min(pages) >= 10
    assert alone / whole >= 0.8, f"{min(pages)} to {max(pages)} pages: {whole:.0f} s, of which {alone:.0f} s drawing"
