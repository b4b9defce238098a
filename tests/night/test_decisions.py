"""Workers are killed while 500 letters tell what was decided: none is lost, few come twice."""

import shutil
import time

import pytest

from devstack.places import say
from tests.deploy.stack import within
from tests.night.nights import SATURDAY, UNDER_WAY
from tests.night.test_letters import SERVICES, TEN_MINUTES, arrivals, doubled, kill_child, kill_workers

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,  # so that there is a test database whose tables can be taken
    pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is not installed"),
    pytest.mark.xdist_group("stack"),
]
KILLS = [kill_workers, kill_child] * 3  # one whenever sixty more letters have arrived


def test_of_500_decision_letters_none_is_lost_and_each_kill_doubles_two_at_most(night):
    night.it_is(SATURDAY, 10)
    [published] = night.people("decisions(250)")
    night.open_post_office(pause=0.1)
    begun = time.monotonic()
    for name in SERVICES:
        night.start(name)
    for n, kill in enumerate(KILLS, start=1):
        assert within(TEN_MINUTES, lambda: len(night.post()) >= 60 * n), night.said()  # noqa: B023  asked at once
        kill(night)
    is_over = lambda: night.sql(UNDER_WAY) == "0"  # noqa: E731
    assert within(TEN_MINUTES, is_over), night.rows("SELECT status, count(*) FROM notices_email GROUP BY 1")

    twice = sum(len(ids) - 1 for ids in doubled(night).values())
    took = time.monotonic() - begun
    say(f"250 decisions published in {published} s; {twice} of 500 letters doubled by {len(KILLS)} kills, {took:.0f} s")
    wanted = {to for (to,) in night.rows("SELECT \"to\" FROM notices_email WHERE key LIKE 'decision:%'")}
    assert (len(wanted), set(arrivals(night)) & wanted) == (500, wanted)
    assert night.sql("SELECT count(*) FROM notices_email WHERE status <> 'sent' AND key LIKE 'decision:%'") == "0"
    assert twice <= 2 * len(KILLS)
