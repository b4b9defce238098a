"""Ten thousand agreements, each with a date to be reminded of, are planned within a minute."""

import sys

import pytest

from devstack.places import say
from tests.night.nights import SATURDAY

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,  # so that there is a test database whose tables can be taken
    pytest.mark.xdist_group("stack"),
]

AGREEMENTS = 14_000  # of which some are not concluded, and some have no term
ALL_END_WITHIN_A_YEAR = """
    SET session_replication_role = replica;
    DELETE FROM agreements_agreementterm WHERE starts_on > DATE '2026-01-01';
    UPDATE agreements_agreementterm term SET end_kind = 'fixed', ends_on = DATE '2026-11-20' + term.id::int % 360
    WHERE NOT EXISTS (
        SELECT FROM agreements_agreementterm later
        WHERE later.agreement_id = term.agreement_id AND later.starts_on > term.starts_on
    )
"""


def test_ten_thousand_agreements_are_planned_within_a_minute(night):
    night.it_is(SATURDAY, 10)
    night.run(sys.executable, "manage.py", "seed_scale", f"--agreements={AGREEMENTS}", PEYVAND_DEMO="1")
    night.sql(ALL_END_WITHIN_A_YEAR)
    night.people("officers_in_charge(10)")

    first, again, sent = (float(night.people(f"timed('{act}')")[0].split()[-1]) for act in ("plan", "plan", "send"))

    planned = night.number("SELECT count(DISTINCT object_id) FROM notices_reminderdue")
    lines = night.number("SELECT count(*) FROM notices_reminderdue")
    letters = night.number("SELECT count(*) FROM notices_email")
    say(f"{lines} lines for {planned} agreements in {first} s, again in {again} s; {letters} letters in {sent} s")
    assert planned >= 10_000
    assert max(first, again, sent) < 60
