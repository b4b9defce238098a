import datetime as dt
from decimal import Decimal

import pytest
from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.test.utils import isolate_apps
from django.utils import translation

from records.calendars import ImpreciseDate
from records.fields import (
    AmountField,
    DateInput,
    DualDateField,
    ImpreciseDateField,
    LineField,
    WholeNumberField,
    echo,
)

DAY = dt.date(2026, 11, 20)


class SigningForm(forms.Form):
    signed_on = DualDateField()
    known_since = ImpreciseDateField(required=False)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    "typed",
    [
        "1405/08/29",
        "۱۴۰۵/۸/۲۹",
        "1405-8-29",
        "2026-11-20",
        "٢٠٢٦-١١-٢٠",
        "20 November 2026",
        "۲۹ آبان ۱۴۰۵",
        " 2026/11/20 ",
    ],
)
def test_a_day_is_read_in_either_calendar_and_any_digits(typed):
    assert DualDateField().clean(typed) == DAY


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "This field is required."),
        ("-", "Enter a valid date."),
        ("1405", "Give the day as well, for example 2026-11-20 or 1405/08/29."),
        ("1404/12/30", "There is no day 30 in Esfand 1404, which has 29 days."),
        ("05/06/2018", "“05/06/2018” may be 5 June 2018 or 6 May 2018. Write the year first, or the month in words."),
        ("x\x00", "“x” cannot be read as a date. Write it like 2018-11-23, 1397/08/23, Nov 2018 or 1397."),
    ],
)
def test_what_is_no_day_is_refused_with_the_reason(typed, sentence):
    with pytest.raises(ValidationError) as refusal:
        DualDateField().clean(typed)

    assert refusal.value.messages == [sentence]


@pytest.mark.parametrize(("language", "shown"), [("en", "2026-11-20"), ("fa", "۱۴۰۵/۰۸/۲۹")])
def test_a_day_is_shown_in_the_readers_calendar_and_unchanged_when_sent_back(language, shown):
    with translation.override(language):
        form = SigningForm(initial={"signed_on": DAY})
        sent_back = SigningForm({"signed_on": shown, "known_since": ""}, initial={"signed_on": DAY})

        assert f'value="{shown}"' in str(form["signed_on"])
        assert sent_back.is_valid()
        assert sent_back.changed_data == []


def test_what_was_typed_stays_in_the_field_beside_its_error():
    form = SigningForm({"signed_on": "1404/12/30", "known_since": ""})

    assert not form.is_valid()
    assert 'value="1404/12/30"' in str(form["signed_on"])


def test_a_date_is_typed_left_to_right_and_helped_by_an_example():
    field = SigningForm()["signed_on"]

    assert 'dir="ltr"' in str(field)
    assert field.help_text == "For example 2026-11-20 or 1405/08/29."


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Nov. 2018", ImpreciseDate(dt.date(2018, 11, 1), "month")),
        ("۱۳۹۷", ImpreciseDate(dt.date(2018, 3, 21), "year", "jalali")),
        ("2018-11-23", ImpreciseDate(dt.date(2018, 11, 23))),
        ("-", None),
        ("", None),
    ],
)
def test_an_imprecise_date_keeps_what_is_known(typed, known):
    assert ImpreciseDateField(required=False).clean(typed) == known


def test_an_imprecise_date_that_must_be_given_cannot_be_said_to_be_unknown():
    with pytest.raises(ValidationError) as refusal:
        ImpreciseDateField().clean("n/a")

    assert refusal.value.messages == ["This field is required."]


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("precision", ["day", "month", "year"])
@pytest.mark.parametrize("calendar", ["gregorian", "jalali"])
def test_an_imprecise_date_comes_back_from_its_form_unchanged(language, precision, calendar):
    known = ImpreciseDate(dt.date(2011, 12, 9), precision, calendar)
    with translation.override(language):
        initial = {"signed_on": DAY, "known_since": known}
        shown = SigningForm(initial=initial)["known_since"].value()
        form = SigningForm({"signed_on": "2026-11-20", "known_since": shown}, initial=initial)

        assert form.is_valid()
        assert form.cleaned_data["known_since"] == known
        assert form.changed_data == []


@isolate_apps()
def test_the_admin_shows_and_reads_dates_with_the_field():
    class Day(models.Model):
        on = models.DateField("day", blank=True, null=True)

        class Meta:
            app_label = "records"

        def __str__(self):
            return str(self.on)

    class DayAdmin(admin.ModelAdmin):
        formfield_overrides = {models.DateField: {"form_class": DualDateField, "widget": DateInput}}

    form = DayAdmin(Day, admin.AdminSite()).get_form(None)

    with translation.override("fa"):
        assert form(instance=Day(on=DAY))["on"].value() == "۱۴۰۵/۰۸/۲۹"
    assert type(form.base_fields["on"].widget) is DateInput
    assert form.base_fields["on"].help_text == "For example 2026-11-20 or 1405/08/29."
    assert form({"on": "۱۴۰۵/۰۹/۰۱"}).save(commit=False).on == dt.date(2026, 11, 22)
    assert form({"on": ""}).save(commit=False).on is None


@pytest.mark.parametrize(
    ("field", "typed", "number"),
    [
        (forms.IntegerField(), "۱۲۳", 123),
        (WholeNumberField(), "۱۲٬۰۰۰", 12000),
        (WholeNumberField(), "12,000", 12000),
        (WholeNumberField(), " -۵ ", -5),
        (AmountField(), "۱٬۲۳۴٬۵۶۷٫۵۰", Decimal("1234567.50")),
        (AmountField(), "1,234.5", Decimal("1234.5")),
        (AmountField(), "٫۵", Decimal("0.5")),
    ],
)
def test_numbers_are_read_with_persian_digits_and_separators(field, typed, number):
    assert field.clean(typed) == number


@pytest.mark.parametrize("typed", ["12,5", "1,2,3", "12,0000", "1234,567", "1.5", "NaN", "twelve", "9" * 5000])
def test_a_whole_number_that_may_mean_another_is_refused(typed):
    with pytest.raises(ValidationError) as refusal:
        WholeNumberField().clean(typed)

    assert refusal.value.messages == ["Enter a whole number."]


def test_numbers_are_shown_with_the_digits_of_the_language():
    class CountForm(forms.Form):
        count = WholeNumberField()

    with translation.override("fa"):
        assert 'value="۱۲۰۰۰"' in str(CountForm(initial={"count": 12000})["count"])


def test_a_line_is_stored_clean():
    assert LineField().clean(" دانشگاه \r\n علوم پزشكي\u202e ") == "دانشگاه علوم پزشکی"


@pytest.mark.parametrize(
    ("value", "english", "persian"),
    [
        (DAY, "29 Aban 1405", "۲۰ نوامبر ۲۰۲۶"),
        (ImpreciseDate(dt.date(2018, 3, 21), "year", "jalali"), "2018/19", "۲۰۱۸/۱۹"),
        (None, "", ""),
    ],
)
def test_the_echo_says_a_date_in_the_other_calendar(value, english, persian):
    assert (echo(value, "en"), echo(value, "fa")) == (english, persian)
