import datetime as dt

import pytest
from django.utils import translation

from agreements import register, sentences
from agreements.models import Agreement
from agreements.register import Entry
from tests.factories.agreements import AgreementFactory, AgreementTermFactory, SuspensionFactory

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 11, 20)


def said(say, *, on=ON, **term):
    agreement = AgreementFactory(concluded=True, term=None)
    AgreementTermFactory(agreement=agreement, **term)
    return say(Entry(register.for_register(Agreement.objects.filter(pk=agreement.pk)).get(), on))


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ({}, "It ends on 31 December 2028; no renewal is provided for."),
        ({"renewal_mode": "explicit"}, "It ends on 31 December 2028 unless the parties agree to renew it."),
        ({"renewal_mode": "by_amendment"}, "It ends on 31 December 2028 unless an amendment renews it."),
        ({"ends_on": dt.date(2026, 11, 20)}, "It ends on 20 November 2026; no renewal is provided for."),
        ({"ends_on": dt.date(2026, 11, 19)}, "It ended on 19 November 2026."),
        ({"open": True}, "It has no last day."),
        ({"open": True, "notice_days": 90}, "It has no last day; either side may end it with 90 days' notice."),
        ({"end_not_known": True}, "When it ends is not known."),
        (
            {"renewal_mode": "auto", "auto_months": 18, "max_auto_renewals": 1, "ends_on": dt.date(2028, 12, 31)},
            "Unless notice is given it renews by itself for 18 months at a time: to 30 June 2030, then it ends.",
        ),
        (
            {"renewal_mode": "auto", "auto_months": 12},
            (
                "Unless notice is given it renews by itself for 12 months at a time, "
                "for the first time after 31 December 2028."
            ),
        ),
        (
            {"renewal_mode": "auto", "auto_months": 12, "max_auto_renewals": 0},
            "It ends on 31 December 2028; its renewals are used up.",
        ),
    ],
)
def test_how_it_ends_is_said_in_words(term, words):
    assert said(sentences.ending, **term) == words


def test_without_a_term_nothing_is_known():
    agreement = AgreementFactory(concluded=True, term=None)

    assert sentences.ending(Entry(agreement, ON)) == "Neither a begin nor an end is known."


def chain(*terms):
    agreement = AgreementFactory(concluded=True, term=None)
    for starts_on, ends_on in terms:
        AgreementTermFactory(agreement=agreement, starts_on=starts_on, ends_on=ends_on)
    return Entry(Agreement.objects.get(pk=agreement.pk), ON)


FIRST = (dt.date(2020, 1, 1), dt.date(2022, 12, 31))


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ([(dt.date(2024, 1, 1), dt.date(2028, 12, 31))], "In force since 1 January 2024."),
        (
            [FIRST, (dt.date(2023, 1, 1), dt.date(2028, 12, 31))],
            "In force since 1 January 2020: 2 terms, without a gap. Together they last 9 years.",
        ),
        (
            [FIRST, (dt.date(2023, 1, 2), dt.date(2028, 12, 31))],
            "In force since 1 January 2020: 2 terms, with a gap of 1 day.",
        ),
        (
            [FIRST, (dt.date(2023, 1, 11), dt.date(2024, 12, 31)), (dt.date(2025, 1, 5), dt.date(2028, 12, 31))],
            "In force since 1 January 2020: 3 terms, with gaps of 14 days in all.",
        ),
        (
            [FIRST, (dt.date(2023, 1, 1), dt.date(2027, 6, 30))],
            "In force since 1 January 2020: 2 terms, without a gap. Together they last 90 months.",
        ),
        (
            [FIRST, (dt.date(2023, 1, 1), dt.date(2027, 6, 15))],
            "In force since 1 January 2020: 2 terms, without a gap.",
        ),
        ([FIRST], ""),
    ],
)
def test_since_when_it_is_in_force_counts_terms_and_gaps(terms, words):
    assert sentences.standing(chain(*terms)) == words


def test_a_term_to_come_is_no_part_of_what_has_been():
    terms = FIRST, (dt.date(2025, 1, 1), dt.date(2026, 12, 31)), (dt.date(2027, 1, 1), dt.date(2029, 1, 1))

    assert sentences.standing(chain(*terms)) == (
        "In force since 1 January 2020: 2 terms, with gaps of 731 days in all. Together they last 5 years."
    )


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (dt.date(2026, 11, 20), "Notice can be given until 2 October 2028, 682 days from now."),
        (dt.date(2028, 10, 1), "Notice can be given until 2 October 2028, 1 day from now."),
        (dt.date(2028, 10, 2), "Today is the last day for notice."),
        (dt.date(2028, 10, 3), "The time for notice ended on 2 October 2028."),
        (dt.date(2029, 1, 1), ""),
    ],
)
def test_until_when_notice_can_be_given(on, words):
    assert said(sentences.notice, on=on, notice_days=90) == words


def test_where_no_notice_is_agreed_none_is_spoken_of():
    assert said(sentences.notice) == ""


def test_sentences_speak_the_reader_s_calendar_and_digits():
    with translation.override("fa"):
        assert "۱۱ دی ۱۴۰۷" in said(sentences.ending)


@pytest.mark.parametrize(
    ("given_by", "words"),
    [
        ("", "Notice was given on 1 March 2026."),
        ("home", "Our side gave notice on 1 March 2026."),
        ("partner", "The partner gave notice on 1 March 2026."),
    ],
)
def test_after_notice_it_is_said_who_gave_it_and_when_it_ends(given_by, words):
    term = {"renewal_mode": "auto", "auto_months": 12, "notice_days": 90}
    term |= {"notice_given_on": dt.date(2026, 3, 1), "notice_by": given_by}

    assert said(sentences.notice, **term) == words
    assert said(sentences.ending, **term) == "Notice was given: it ends on 31 December 2028."


def test_a_term_that_another_follows_says_so():
    running = chain((dt.date(2024, 1, 1), dt.date(2026, 12, 31)), (dt.date(2027, 1, 1), dt.date(2029, 1, 1)))
    over = chain(FIRST, (dt.date(2027, 1, 1), dt.date(2029, 1, 1)))

    assert sentences.ending(running) == "This term ends on 31 December 2026; the next one begins on 1 January 2027."
    assert sentences.ending(over) == "It ended on 31 December 2022. The next term begins on 1 January 2027."


@pytest.mark.parametrize(
    ("ends_on", "words"),
    [
        (None, "It rests since 1 January 2025, until it is resumed."),
        (dt.date(2026, 12, 31), "It rests since 1 January 2025, until 31 December 2026."),
        (dt.date(2026, 1, 1), ""),
    ],
)
def test_what_rests_says_since_when_and_until_when(ends_on, words):
    agreement = SuspensionFactory(ends_on=ends_on).agreement

    assert sentences.resting(Entry(agreement, ON)) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2026, 11, 20), "It was terminated on 20 November 2026."),
        (dt.date(2026, 11, 21), "It is terminated as of 21 November 2026."),
    ],
)
def test_what_is_terminated_says_when_and_nothing_of_its_term(day, words):
    agreement = AgreementFactory(concluded=True, terminated_on=day, termination_reason="Over.")

    assert sentences.ending(Entry(agreement, ON)) == words
