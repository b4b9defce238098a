"""Programmes and calls of the demo: open, rolling, to come, closed, of another body, and one that is not yet ready."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from config.demo import calltexts as texts
from config.demo.agreements import workday
from directory.models import Institution, InstitutionKind
from programs.actions.calls import copy_call, lay_out, publish
from programs.models import (
    Call,
    CallArea,
    CallDate,
    CallPattern,
    CallStatus,
    CallText,
    CostCategory,
    Criterion,
    EligibilityRule,
    Programme,
    Side,
    SideBudget,
)
from records import clock
from records.calendars import Calendar, year_of
from records.history import acting
from records.text import digits

TEHRAN, ROME = "Asia/Tehran", "Europe/Rome"
OFFICE = "Centre for International Scientific Studies and Collaboration"
CONTACT = {"contact_name": "Arash Kiani", "contact_email": "arash.kiani@example.org"}


def at(days, hour):
    return datetime.combine(workday(days), time(hour), ZoneInfo(TEHRAN))


def make_calls(institutions, users):
    arash = users["arash.kiani@example.org"]
    with acting(by=arash, verb="add"):
        programmes = _programmes(institutions)
    year = year_of(clock.today(), Calendar.JALALI)
    _jondishapoor(programmes["JDS"], year, by=arash)
    _pietro_della_valle(programmes["PDV"], year, by=arash)
    _one_sided(programmes, year, by=arash)
    _associates(programmes["ICTP"], by=arash)


def _programmes(institutions):
    office, parsan = institutions[OFFICE], institutions["Parsan University"]
    france = Institution.objects.create(
        name_en="Campus France", kind=InstitutionKind.MINISTRY, country="FR", city="Paris"
    )
    italy = Institution.objects.create(
        name_en="Conference of Italian University Rectors",
        acronym="CRUI",
        kind=InstitutionKind.OTHER,
        country="IT",
        city="Rome",
    )
    ictp = institutions["Abdus Salam International Centre for Theoretical Physics"]
    rows = [
        ("JDS", "Jondishapoor", "جندی‌شاپور", {"partner_country": "FR", "partner_agency": france}),
        ("PDV", "Pietro Della Valle", "پیترو دلا واله", {"partner_country": "IT", "partner_agency": italy}),
        ("ICRP", "Invited Collaborative Research Program", "پژوهش مشترک با دانشمندان مدعو", {}),
        ("SIM", "Simorgh", "سیمرغ", {"managing_institution": parsan}),
        ("ICTP", "ICTP Associates", "وابستگان مرکز فیزیک نظری", {"partner_country": "IT", "partner_agency": ictp}),
    ]
    return {
        code: Programme.objects.create(
            code=code, name_en=name_en, name_fa=name_fa, home_agency=office, is_public=True, **more
        )
        for code, name_en, name_fa, more in rows
    }


# --- two leaders together ----------------------------------------------------------------------------------------


def _jondishapoor(programme, year, *, by):
    """One open until in five days, with its French text; the one of the year before is closed."""
    names = ("Jondishapoor {}", "جندی‌شاپور {}")
    past = {"opens_at": at(-420, 8), "closes_at": at(-345, 13), "consent_closes_at": at(-340, 13)}
    _twin(programme, year, names, past, texts.JDS_AREAS, status=CallStatus.PUBLISHED, by=by)
    times = {"opens_at": at(-40, 8), "closes_at": at(5, 13), "consent_closes_at": at(9, 13)}
    values = times | {"results_on": workday(150), "partner_on_paper": True}
    call = _twin(programme, year + 1, names, values, texts.JDS_AREAS, by=by)
    with acting(by=by, verb="edit"):
        CallText.objects.create(call=call, **texts.FRENCH | {"title": f"{texts.FRENCH['title']} {year + 1}"})
        CallDate.objects.create(
            call=call, on=workday(120), what_en="The joint committee meets", what_fa="نشست کمیتهٔ مشترک"
        )
    publish(call, by=by)


def _pietro_della_valle(programme, year, *, by):
    """One closed and being evaluated, with its Italian text; its copy for next year still lacks its times."""
    names = ("Pietro Della Valle {}", "پیترو دلا واله {}")
    times = {"opens_at": at(-160, 8), "closes_at": at(-75, 13), "consent_closes_at": at(-70, 13)}
    call = _twin(programme, year, names, times, texts.PDV_AREAS, status=CallStatus.PUBLISHED, by=by)
    with acting(by=by, verb="edit"):
        CallText.objects.create(call=call, **texts.ITALIAN | {"title": f"{texts.ITALIAN['title']} {year}"})
    copy_call(call, code=f"PDV-{year + 1}", **_titles(names, year + 1), by=by)


def _titles(names, year):
    return {"title_en": names[0].format(year), "title_fa": names[1].format(digits(year, "fa"))}


def _twin(programme, year, names, times, areas, *, by, **values):
    with acting(by=by, verb="add"):
        call = Call.objects.create(
            programme=programme,
            code=f"{programme.code}-{year}",
            pattern=CallPattern.TWIN,
            **_titles(names, year) | _columns(texts.ABOUT_TWIN, texts.WHO_TWIN, texts.PAYS_TWIN) | times | values,
            min_months=12,
            max_months=24,
            max_per_leader=1,
            asks_partner_number=programme.code == "JDS",
            **CONTACT,
        )
        lay_out(call, by=by)
        _rows(call, areas, texts.TWIN_RULES)
        for side in Side:
            _money(call, side, "EUR", most=20_000, total=60_000, day=90, journey=600)
    return call


def _columns(about, who, pays):
    pairs = {"about": about, "who": who, "pays": pays}
    return {f"{name}_{suffix}": pair[n] for name, pair in pairs.items() for n, suffix in enumerate(("en", "fa"))}


def _rows(call, areas, rules):
    for place, (name_en, name_fa) in enumerate(areas):
        CallArea.objects.create(call=call, name_en=name_en, name_fa=name_fa, position=place)
    for place, (check, params, is_blocking, words_en, words_fa) in enumerate(rules):
        EligibilityRule.objects.create(
            call=call,
            check_name=check,
            params=params,
            is_blocking=is_blocking,
            words_en=words_en,
            words_fa=words_fa,
            position=place,
        )
    for place, (name_en, name_fa, looks_at, looks_at_fa, weight) in enumerate(texts.CRITERIA):
        Criterion.objects.create(
            call=call,
            name_en=name_en,
            name_fa=name_fa,
            guidance_en=looks_at,
            guidance_fa=looks_at_fa,
            weight=weight,
            position=place,
        )


def _money(call, side, currency, *, most, total, day, journey):
    SideBudget.objects.create(call=call, side=side, currency=currency, most_per_application=most, total=total)
    kinds = (("Stay", "اقامت", "day", "روز", day), ("Journey", "سفر", "journey", "سفر", journey))
    for place, (name_en, name_fa, unit_en, unit_fa, price) in enumerate(kinds):
        CostCategory.objects.create(
            call=call,
            side=side,
            name_en=name_en,
            name_fa=name_fa,
            unit_en=unit_en,
            unit_fa=unit_fa,
            currency=currency,
            most_per_unit=price,
            position=place,
        )


# --- one side alone, and elsewhere -------------------------------------------------------------------------------


def _one_sided(programmes, year, *, by):
    """A rolling one; and one to come, run by a university, whose hosts are outside Tehran."""
    titles = _titles(("Invited Collaborative Research Program", "پژوهش مشترک با دانشمندان مدعو"), year)
    rules = texts.ONE_SIDED_RULES
    _alone(programmes["ICRP"], "ICRP", titles, texts.ICRP, rules, by=by, opens_at=at(-200, 8))
    titles = _titles(("Simorgh {}", "سیمرغ {}"), year + 1)
    times = {"opens_at": at(20, 8), "closes_at": at(80, 13)}
    rules = (*rules, texts.OUTSIDE_TEHRAN)
    _alone(programmes["SIM"], f"SIM-{year + 1}", titles, texts.SIMORGH, rules, by=by, **times)


def _alone(programme, code, titles, words, rules, *, by, **times):
    with acting(by=by, verb="add"):
        call = Call.objects.create(
            programme=programme,
            code=code,
            pattern=CallPattern.ONE_SIDED,
            **titles | _columns(**words) | times,
            max_months=12,
            asks_endorsement=True,
            endorser_en="the vice-president for research of the host's university",
            endorser_fa="معاون پژوهشی دانشگاه میزبان",
            **CONTACT,
        )
        lay_out(call, by=by)
        _rows(call, texts.ALL_AREAS, rules)
        _money(call, Side.HOME, "IRR", most=3_000_000_000, total=None, day=40_000_000, journey=900_000_000)
    publish(call, by=by)


def _associates(programme, *, by):
    """Of another body: what it is and until when; one applies there."""
    today = clock.today()
    year = today.year if (today.month, today.day) <= (1, 20) else today.year + 1
    closes_at = datetime(year, 1, 31, 23, 59, tzinfo=ZoneInfo(ROME))
    with acting(by=by, verb="add"):
        call = Call.objects.create(
            programme=programme,
            code=f"ICTP-{year}",
            pattern=CallPattern.ELSEWHERE,
            title_en=f"ICTP Associates {year}",
            title_fa=f"وابستگان مرکز فیزیک نظری {digits(year, 'fa')}",
            **_columns(**texts.ASSOCIATES),
            time_zone=ROME,
            opens_at=at(-30, 8),
            closes_at=closes_at,
            url="https://www.ictp.it/",
            **CONTACT,
        )
    publish(call, by=by)
