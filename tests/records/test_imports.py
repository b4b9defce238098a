import pytest
from django.core.files.base import ContentFile

from directory.roles import Role
from records import imports
from records.imports import Import, Planned
from records.models import ImportRow, ImportRun, Outcome, Tag
from records.refusals import Refusal

pytestmark = pytest.mark.django_db


class Tags(Import):
    """Made for these tests: a tag a row; a name that is there is unchanged, one without letters is an error."""

    slug = "tags"
    title = "Tags"
    permission = "records.add_tag"
    columns = {"Name": "the tag"}
    required = ("Name",)

    def missing_columns(self, missing, found):
        return f"The column {missing[0]} is missing."

    def plan(self, rows, options):
        there = set(Tag.objects.values_list("name_en", flat=True))
        for row in rows:
            name = row.values["Name"]
            outcome = Outcome.UNCHANGED if name in there else Outcome.CREATE
            if not name.isalpha():
                outcome = Outcome.ERROR
            messages = ["A name has letters."] if outcome == Outcome.ERROR else []
            yield Planned(row.number, row.values, outcome, name, {"name": name + options["ending"]}, messages)

    def apply(self, planned, options, *, by):
        Tag.objects.create(name_en=planned.values["name"])


@pytest.fixture(autouse=True)
def tags(monkeypatch):
    monkeypatch.setitem(imports.imports._by_slug, "tags", Tags())


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER, name="Leila Daneshvar")


def planned(officer, *names, ending=""):
    file = ContentFile("\n".join(["Name", *names]).encode(), name="../My tags.CSV")
    return imports.plan(Tags(), file=file, options={"ending": ending}, by=officer)


def names():
    return sorted(Tag.objects.values_list("name_en", flat=True))


def test_planning_writes_down_every_row_and_changes_nothing(officer):
    Tag.objects.create(name_en="Old")

    run = planned(officer, "New", "Old", "7")

    assert names() == ["Old"]
    assert (run.name, run.started_by, run.status, len(run.sha256)) == ("My tags.CSV", "Leila Daneshvar", "planned", 64)
    assert run.counts == {"create": 1, "update": 0, "unchanged": 1, "error": 1}
    assert [(row.number, row.outcome, row.given, row.messages) for row in run.rows.all()] == [
        (2, "create", {"Name": "New"}, []),
        (3, "unchanged", {"Name": "Old"}, []),
        (4, "error", {"Name": "7"}, ["A name has letters."]),
    ]


def test_applying_does_what_was_planned_with_its_author_and_leaves_errors_out(officer):
    run = imports.apply(planned(officer, "New", "7", ending="!"), by=officer)

    assert names() == ["New!"]
    assert (run.status, run.applied_at is not None) == ("applied", True)
    event = Tag.events.rel.related_model.objects.get()
    told = {name: event.pgh_context[name] for name in ("by", "verb", "comment")}
    assert told == {"by": officer.pk, "verb": "import", "comment": "My tags.CSV"}


def test_a_second_yes_does_nothing(officer):
    run = planned(officer, "New")
    imports.apply(run, by=officer)
    imports.apply(ImportRun.objects.get(pk=run.pk), by=officer)

    assert names() == ["New"]


def test_it_is_planned_anew_so_that_what_came_meanwhile_is_not_done_twice(officer):
    run = planned(officer, "New")
    Tag.objects.create(name_en="New")

    imports.apply(run, by=officer)

    assert names() == ["New"]
    assert run.counts == {"create": 0, "update": 0, "unchanged": 1, "error": 0}


def test_one_row_that_is_refused_stops_the_whole_file(officer):
    run = planned(officer, "One", "Two", "One")
    with pytest.raises(Refusal):
        imports.apply(run, by=officer)

    assert names() == []
    assert ImportRun.objects.get().status == "planned"
    assert ImportRow.objects.count() == 3


def test_what_was_left_is_not_imported_later(officer):
    run = planned(officer, "New")
    imports.discard(run)

    imports.apply(ImportRun.objects.get(), by=officer)

    assert (names(), ImportRun.objects.get().status) == ([], "discarded")


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (ContentFile(b"Word\nNew", name="list.csv"), "The column Name is missing."),
        (ContentFile(b"nothing", name="list.xlsx"), None),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_beside_the_field(officer, file, sentence):
    with pytest.raises(Refusal) as refused:
        imports.plan(Tags(), file=file, options={"ending": ""}, by=officer)

    assert refused.value.field == "file"
    assert sentence is None or str(refused.value) == sentence
    assert not ImportRun.objects.exists()
