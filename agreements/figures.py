"""What does the register say in numbers? Counted from the very entries that are printed beside."""

from collections import Counter
from datetime import timedelta

from agreements.phases import IN_FORCE, Phase
from directory.countries import country_name
from records.calendars import Precision, calendar_of, year_of


def by_country(entries):
    """(country, how many have a partner there), most first; an agreement with two countries counts in each."""
    counts = Counter(code for entry in entries for code in entry.countries)
    return sorted(counts.items(), key=lambda pair: (-pair[1], country_name(pair[0])))


def by_type(entries):
    counts = Counter(entry.agreement.type.name for entry in entries)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def by_phase(entries):
    """Every phase that occurs, in the order of an agreement's life."""
    counts = Counter(entry.phase for entry in entries)
    return [(phase, counts[phase]) for phase in Phase if counts[phase]]


def by_year_signed(signatures, language, *, years=12):
    """Of days of signature, None where one is not known: the last years of the reader's calendar as (year, how many),
    then how many have no place there, then how many were signed earlier.

    A year known only in the other calendar spans two of this one: it is counted apart, never converted.
    """
    calendar = calendar_of(language)
    placed, unplaced = Counter(), 0
    for signed in signatures:
        if signed and (signed.precision == Precision.DAY or signed.calendar == calendar):
            placed[year_of(signed.date, calendar)] += 1
        else:
            unplaced += 1
    if not placed:
        return [], unplaced, 0
    last = max(placed)
    first = max(min(placed), last - years + 1)
    earlier = sum(n for year, n in placed.items() if year < first)
    return [(year, placed[year]) for year in range(first, last + 1)], unplaced, earlier


def ending_within(entries, on, *, days=365):
    """In force, without a later term, over within that many days unless somebody acts; soonest first."""
    limit = on + timedelta(days=days)
    at_risk = [entry for entry in entries if entry.phase in IN_FORCE and entry.phase != Phase.RENEWED]
    return sorted(
        (entry for entry in at_risk if entry.term.runs_until <= limit), key=lambda entry: entry.term.runs_until
    )
