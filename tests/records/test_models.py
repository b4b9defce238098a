"""What every record has, and the few things that hang on any record."""

import datetime as dt
import re

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import translation

from records.calendars import Calendar
from records.history import acting
from records.models import Goal, Job, JobStatus, Office, Tag, validate_time_zone
from records.references import next_reference
from records.refusals import Refusal
from tests.factories.directory import UserFactory
from tests.factories.records import DocumentFactory, GoalFactory, JobFactory, OfficeFactory, TagFactory

pytestmark = pytest.mark.django_db


# --- versions ----------------------------------------------------------------------------------------------------


def version(record):
    return type(record).objects.values_list("version", flat=True).get(pk=record.pk)


def test_a_new_record_is_the_first_version():
    assert version(GoalFactory()) == 1


def test_each_change_counts_whoever_makes_it():
    goal = GoalFactory()

    goal.title_en = "By save"
    goal.save()
    Goal.objects.filter(pk=goal.pk).update(title_en="By update")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE records_goal SET title_en = 'By SQL' WHERE id = %s", [goal.pk])

    assert version(goal) == 4


def test_a_change_of_many_counts_for_each():
    goals = GoalFactory.create_batch(3)
    Goal.objects.filter(pk=goals[0].pk).update(title_en="Once more")

    Goal.objects.update(title_fa="هدف")

    assert [version(goal) for goal in goals] == [3, 2, 2]


@pytest.mark.parametrize("given", [1, 7, 1000])
def test_nobody_sets_the_version(given):
    goal = GoalFactory()

    Goal.objects.filter(pk=goal.pk).update(version=given)

    assert version(goal) == 2


def test_records_have_an_address_that_tells_nothing():
    first, second = GoalFactory.create_batch(2)

    assert first.uuid != second.uuid
    assert first.uuid.version == 4


@pytest.mark.parametrize(("closed_on", "is_closed"), [(None, False), (dt.date(2026, 1, 1), True)])
def test_a_closed_record_is_not_open(closed_on, is_closed):
    goal = GoalFactory(closed_on=closed_on)

    assert goal.is_closed == is_closed
    assert Goal.objects.open().exists() != is_closed


# --- the office --------------------------------------------------------------------------------------------------


def test_there_is_one_office():
    OfficeFactory()

    with pytest.raises(Refusal, match="There is one office; edit the row that exists"), acting(by="A", verb="add"):
        OfficeFactory()


def test_without_a_row_the_office_has_its_defaults():
    assert Office.current().pk is None
    assert Office.current().time_zone == "Asia/Tehran"


def test_the_office_is_read_once_for_many_questions(django_assert_num_queries):
    OfficeFactory(name_en="CISSC")

    with django_assert_num_queries(1):
        assert {Office.current().name for _ in range(5)} == {"CISSC"}


def test_what_was_changed_counts_once_the_old_one_is_forgotten():
    office = OfficeFactory(name_en="Before")
    Office.current()
    Office.objects.filter(pk=office.pk).update(name_en="After")

    Office.forget()

    assert Office.current().name == "After"


def test_a_text_missing_in_one_language_is_shown_in_the_other():
    office = OfficeFactory(name_en="CISSC", name_fa="مرکز همکاری‌ها", ministry_en="MSRT", ministry_fa="")

    assert (office.name, office.ministry, office.phone) == ("CISSC", "MSRT", "")
    with translation.override("fa"):
        assert (office.name, office.ministry) == ("مرکز همکاری‌ها", "MSRT")


@pytest.mark.parametrize("name", ["Asia/Tehran", "Europe/Rome", "UTC"])
def test_time_zones_that_exist_are_accepted(name):
    validate_time_zone(name)


@pytest.mark.parametrize("name", ["Tehran", "", "../etc/passwd", "+03:30"])
def test_time_zones_that_do_not_exist_are_refused(name):
    with pytest.raises(ValidationError, match="no time zone of this name"):
        validate_time_zone(name)


# --- lines of text -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  two   words ", "two words"),
        ("one\nline", "one line"),
        ("كتابخانه ملي", "کتابخانه ملی"),
        ("پژوهش‌های نو", "پژوهش‌های نو"),
        ("a\u202eb", "ab"),
        ("a\x00b", "ab"),
    ],
)
def test_a_line_is_kept_clean_however_it_comes_in(typed, kept):
    tag = TagFactory(name_en=typed)
    other = TagFactory()
    Tag.objects.filter(pk=other.pk).update(name_fa=typed)

    assert Tag.objects.get(pk=tag.pk).name_en == kept
    assert Tag.objects.get(pk=other.pk).name_fa == kept


# --- documents, jobs, references ---------------------------------------------------------------------------------


def test_a_file_is_stored_under_a_name_that_tells_nothing():
    document = DocumentFactory(name="passport-of-maryam.pdf")

    assert re.fullmatch(r"document/([0-9a-f]{2})/\1[0-9a-f]{30}", document.file.name)
    assert (str(document), document.url) == ("passport-of-maryam.pdf", f"/files/{document.uuid}")


@pytest.mark.parametrize("status", JobStatus)
def test_a_job_is_over_when_nothing_more_will_happen(status):
    assert JobFactory(status=status).is_over == (status in {JobStatus.DONE, JobStatus.FAILED, JobStatus.CANCELLED})


def test_everybody_sees_his_own_jobs_only():
    mine = JobFactory(owner=UserFactory())
    JobFactory(owner=UserFactory())
    JobFactory()

    assert list(Job.objects.visible_to(mine.owner)) == [mine]


@pytest.mark.parametrize(
    ("calendar", "first", "second"),
    [
        (Calendar.JALALI, "MOU-1404-0001", "MOU-1405-0001"),
        (Calendar.GREGORIAN, "MOU-2026-0001", "MOU-2026-0002"),
    ],
)
def test_references_count_by_the_year_the_office_chose(calendar, first, second):
    OfficeFactory(reference_calendar=calendar)

    given = [next_reference("MOU", on=day) for day in (dt.date(2026, 3, 20), dt.date(2026, 3, 21))]

    assert given == [first, second]


def test_each_series_counts_for_itself():
    day = dt.date(2026, 11, 20)

    assert [next_reference(series, on=day) for series in ("MOU", "AGR", "MOU")] == [
        "MOU-1405-0001",
        "AGR-1405-0001",
        "MOU-1405-0002",
    ]
