import datetime as dt

import pytest
from django.core import mail

from notices.models import Email
from notices.tasks import sweep
from records import clock
from tests.factories.notices import EmailFactory

pytestmark = pytest.mark.django_db


def test_the_sweep_sends_what_a_lost_ring_left_behind_and_nothing_twice(worker):
    EmailFactory(to="waiting@example.org")
    EmailFactory(to="abandoned@example.org", status="sending", claimed_at=clock.now() - dt.timedelta(minutes=3))
    EmailFactory(to="being.sent@example.org", status="sending", claimed_at=clock.now())
    EmailFactory(to="later@example.org", next_try_at=clock.now() + dt.timedelta(minutes=1))
    EmailFactory(to="failed@example.org", status="failed")
    EmailFactory(to="sent@example.org", status="sent", sent_at=clock.now())

    with worker():
        sweep()
        sweep()

    assert sorted(letter.to[0] for letter in mail.outbox) == ["abandoned@example.org", "waiting@example.org"]
    assert Email.objects.filter(is_uncertain=True).get().to == "abandoned@example.org"
