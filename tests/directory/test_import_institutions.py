"""A release of the registry comes in once, again, corrected, broken, for some countries; and the real one."""

import gzip
import io
import json
import os
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.models import Institution, InstitutionMention, InstitutionName
from records.history import timeline
from records.models import ImportRun, Outcome
from tests.directory.test_ror import name, record
from tests.factories.directory import InstitutionFactory, InstitutionMentionFactory

pytestmark = pytest.mark.django_db

LMU, KLINIKUM, MIT = "05591te55", "02jet3w32", "042nb2s44"
REAL = Path(os.environ.get("PEYVAND_DATA", "/nowhere")) / "ror" / "ror-v2-records.json.gz"


def address(ror_id):
    return f"https://ror.org/{ror_id}"


def american(**values):
    place = {"country_code": "US", "name": "Cambridge", "lat": 42.3751, "lng": -71.10561}
    names = [name("Massachusetts Institute of Technology", "ror_display", "label", lang="en")]
    return record(id=address(MIT), names=names, locations=[{"geonames_details": place}], **values)


def part(**values):
    names = [name("LMU Klinikum", "ror_display", "label", lang="de")]
    relationships = [{"type": "parent", "id": address(LMU), "label": "LMU"}]
    return record(id=address(KLINIKUM), names=names) | {"relationships": relationships} | values


@pytest.fixture
def bring(tmp_path):
    """Import these records; return what the command said, on both streams."""

    def run(*records, text=None, **options):
        path = tmp_path / "release.json"
        path.write_text(text or json.dumps(records))
        out, err = io.StringIO(), io.StringIO()
        call_command("import_institutions", path, stdout=out, stderr=err, **options)
        return out.getvalue().rpartition(";")[0] or out.getvalue(), err.getvalue()

    return run


def state():
    """All that is known of institutions, and how often each was changed."""
    return list(Institution.objects.order_by("pk").values()), list(InstitutionName.objects.order_by("pk").values())


def said(new=0, changed=0, unchanged=0, error=0):
    return f"{new} new, {changed} changed, {unchanged} unchanged, {error} in error"


def test_institutions_come_in_with_all_their_names(bring):
    names = [
        name("Ludwig-Maximilians-Universität München", "ror_display", "label", lang="de"),
        name("LMU Munich", "alias", lang="en"),
        name("LMU", "acronym"),
    ]

    out, err = bring(record(names=names), american())

    assert out == said(new=2)
    assert err == ""
    lmu = Institution.objects.get(ror_id=LMU)
    assert (lmu.name_en, lmu.acronym, lmu.kind, lmu.country, lmu.city) == (names[0]["value"], "LMU", "", "DE", "Munich")
    assert (str(lmu.latitude), str(lmu.longitude), lmu.website) == ("48.13743", "11.57549", "")
    assert list(lmu.names.order_by("name").values_list("name", "language", "kind", "source")) == [
        ("LMU", "", "acronym", "ror"),
        ("LMU Munich", "en", "alias", "ror"),
        ("Ludwig-Maximilians-Universität München", "de", "name", "ror"),
    ]
    assert [(entry.by_name, entry.label, entry.comment) for entry in timeline(lmu)] == [
        ("ROR import", "Imported", "release.json")
    ]


def test_the_same_file_again_writes_no_institution(bring):
    bring(record(), part(), american())
    before = state()

    with CaptureQueriesContext(connection) as queries:
        out, _ = bring(record(), part(), american())

    assert out == said(unchanged=3)
    assert state() == before
    written = [re.findall('(?:INSERT INTO|UPDATE|DELETE FROM) "([a-z_]+)"', query["sql"]) for query in queries]
    assert [tables for tables in written if tables] == [["records_importrun"]]


def test_a_dry_run_says_what_would_change_and_writes_nothing(bring):
    bring(record())
    before = state()

    out, _ = bring(record(status="inactive"), part(), 5, dry_run=True)

    assert out.startswith(said(new=1, changed=1, error=1))
    assert state() == before
    assert ImportRun.objects.count() == 1


def test_what_ror_says_anew_is_taken(bring):
    bring(record(), american())

    out, _ = bring(record(status="inactive", names=[name("Universität München", "label", "ror_display")]), american())

    assert out == said(changed=1, unchanged=1)
    lmu = Institution.objects.get(ror_id=LMU)
    assert (lmu.status, lmu.name_en, lmu.version) == ("inactive", "Universität München", 2)


def test_what_the_office_corrected_stays_and_the_rest_is_taken(bring):
    bring(record())
    Institution.objects.filter(ror_id=LMU).update(name_en="University of Munich", kind="university", city="")

    place = {"country_code": "DE", "name": "München", "lat": 48.1, "lng": 11.57549}
    names = [name("LMU München", "ror_display", "label")]
    out, _ = bring(record(names=names, locations=[{"geonames_details": place}], types=["company"]))

    assert out == said(changed=1)
    lmu = Institution.objects.get(ror_id=LMU)
    assert (lmu.name_en, lmu.kind, lmu.city, str(lmu.latitude)) == (
        "University of Munich",
        "university",
        "",
        "48.10000",
    )


def test_a_correction_stays_also_when_ror_says_the_same_again_and_again(bring):
    bring(record())
    Institution.objects.filter(ror_id=LMU).update(city="Minga")

    for city in ("Munich", "Monaco", "Munich", "Munich"):
        place = {"country_code": "DE", "name": city, "lat": 48.13743, "lng": 11.57549}
        bring(record(locations=[{"geonames_details": place}]))

    assert Institution.objects.get(ror_id=LMU).city == "Minga"


def test_names_follow_ror_but_not_those_of_the_office(bring):
    display = name("LMU München", "ror_display", "label")
    bring(record(names=[display, name("Old", "alias"), name("Wrong", "alias")]))
    lmu = Institution.objects.get(ror_id=LMU)
    lmu.names.filter(name="Wrong").delete()
    lmu.names.create(name="Ours", kind="alias")

    bring(record(names=[display, name("Wrong", "alias"), name("New", "alias")]))

    assert set(lmu.names.values_list("name", flat=True)) == {"LMU München", "New", "Ours"}


def test_an_institution_entered_by_hand_with_its_ror_id_is_completed(bring):
    InstitutionFactory(name_en="University of Munich", country="DE", ror_id=LMU)

    out, _ = bring(record())

    assert out == said(changed=1)
    lmu = Institution.objects.get()
    assert (lmu.name_en, lmu.country, lmu.city) == ("University of Munich", "DE", "Munich")
    assert lmu.names.filter(source="ror").get().name == "Ludwig-Maximilians-Universität München"


def test_a_merged_entry_stays_merged(bring, today):
    bring(record(), american())
    lmu, mit = (Institution.objects.get(ror_id=ror_id) for ror_id in (LMU, MIT))
    Institution.objects.filter(pk=lmu.pk).update(status="merged", successor=mit, merged_on=today)

    bring(record(status="withdrawn"), american())

    assert Institution.objects.get(pk=lmu.pk).status == "merged"


# --- entries of the office ---------------------------------------------------------------------------------------

MUNICH = "Ludwig-Maximilians-Universität München"


def own(**values):
    """The institution as the office entered it, before it knew of ROR."""
    return InstitutionFactory(**{"name_en": MUNICH, "country": "DE"} | values)


def test_an_entry_of_the_office_gets_its_ror_id_and_what_it_lacks(bring):
    entry = own(name_en="Ludwig-Maximilians-Universitat Munchen", city="Minga", kind="university")

    out, _ = bring(record(), part())

    assert out.splitlines() == [
        (
            "record 1 (https://ror.org/05591te55): The entry of the office “Ludwig-Maximilians-Universitat Munchen, "
            "Minga, Germany” is this institution; it has its ROR iD now."
        ),
        said(new=1, changed=1),
    ]
    entry.refresh_from_db()
    assert (entry.ror_id, entry.name_en, entry.city, entry.kind, str(entry.latitude)) == (
        LMU,
        "Ludwig-Maximilians-Universitat Munchen",
        "Minga",
        "university",
        "48.13743",
    )
    assert Institution.objects.get(ror_id=KLINIKUM).parent == entry
    assert [(change.label, change.before, change.after) for change in timeline(entry)[0].changes] == [
        ("latitude", "", entry.latitude),
        ("longitude", "", entry.longitude),
        ("ROR iD", "", LMU),
    ]
    assert timeline(entry)[0].label == "Imported"


def test_an_entry_that_was_adopted_is_known_the_next_time_and_keeps_what_the_office_wrote(bring):
    own(city="Minga")
    bring(record())
    before = state()

    out, _ = bring(record())

    assert out == said(unchanged=1)
    assert state() == before


def other(**values):
    """Another organisation of the registry."""
    return record(id=address(MIT), **values)


@pytest.mark.parametrize(
    ("entries", "records"),
    [
        ([{"country": ""}], [record()]),
        ([{"country": "AT"}], [record()]),
        ([{"name_en": "University of Munich"}], [record()]),
        ([{"name_en": "LMU"}], [record(names=[name(MUNICH, "label", "ror_display"), name("LMU", "acronym")])]),
        ([{"name_en": "LMU"}], [record(names=[name(MUNICH, "label", "ror_display"), name("LMU", "label")])]),
        ([{"status": "inactive"}], [record()]),
        ([{"closed_on": "2026-01-01", "closed_reason": "Twice."}], [record()]),
    ],
    ids=["no country", "elsewhere", "another name", "acronym", "acronym as a name", "inactive", "closed"],
)
def test_what_does_not_agree_is_another_institution(bring, entries, records):
    kept = [own(**values) for values in entries]

    out, _ = bring(*records)

    assert out == said(new=len(records))
    assert {one.ror_id for one in Institution.objects.filter(pk__in=[entry.pk for entry in kept])} == {None}


MAY_BE = f"The office has an entry “{MUNICH}, Germany” that may be this institution. Look, and merge the two if it is."


@pytest.mark.parametrize(
    ("entries", "records", "told"),
    [
        ([{}, {}], [record()], [f"{MAY_BE} {MAY_BE}"]),
        ([{}, {"ror_id": "02wnejx52"}], [record()], [MAY_BE]),
        ([{}], [record(), other()], [MAY_BE, MAY_BE]),
        ([{}], [record(names=[name("LMU Munich", "label", "ror_display"), name(MUNICH, "alias")])], [MAY_BE]),
        ([{}], [record(status="inactive")], [MAY_BE]),
    ],
    ids=["two entries", "one of the two has another iD", "two organisations", "only an alias", "closed down there"],
)
@pytest.mark.parametrize("dry_run", [False, True])
def test_what_is_not_safe_is_left_alone_and_told(bring, entries, records, told, dry_run):
    kept = [own(**values) for values in entries]
    before = [entry.ror_id for entry in kept]

    out, _ = bring(*records, dry_run=dry_run)

    *remarks, last = out.splitlines()
    assert [line.partition("): ")[2] for line in remarks] == told
    assert last.startswith(said(new=len(records)))
    for entry in kept:
        entry.refresh_from_db()
    assert [entry.ror_id for entry in kept] == before


def test_what_became_of_the_office_s_entries_stays_with_the_import(bring):
    own()

    bring(american(), record())

    run = ImportRun.objects.get()
    assert list(run.rows.values_list("number", "key", "outcome", "given")) == [
        (2, LMU, Outcome.UPDATE, {"id": address(LMU), "name": MUNICH})
    ]


# --- names to be resolved ----------------------------------------------------------------------------------------


def test_why_a_name_is_open_is_said_anew_after_an_import(bring):
    waiting, decided, unknown = (
        InstitutionMentionFactory(name=MUNICH, country_given="Germany", reason="nothing"),
        InstitutionMentionFactory(
            name=f"{MUNICH}.", country_given="DE", status="not_an_institution", reason="A programme."
        ),
        InstitutionMentionFactory(name="Nowhere"),
    )

    bring(record())

    assert [InstitutionMention.objects.get(pk=one.pk).reason for one in (waiting, decided, unknown)] == [
        "same",
        "A programme.",
        "nothing",
    ]
    assert InstitutionMention.objects.get(pk=waiting.pk).country == "DE"


def test_a_dry_run_leaves_the_list_of_names_as_it_is(bring):
    mention = InstitutionMentionFactory(name=MUNICH, country_given="Germany", reason="nothing")

    bring(record(), dry_run=True)

    mention.refresh_from_db()
    assert mention.reason == "nothing"


# --- parents -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("records", [(record(), part()), (part(), record())], ids=["whole first", "part first"])
def test_a_part_finds_its_whole_wherever_it_stands_in_the_file(bring, records):
    out, _ = bring(*records)

    assert out == said(new=2)
    assert Institution.objects.get(ror_id=KLINIKUM).parent.ror_id == LMU


def test_a_whole_that_comes_later_is_found_then(bring):
    bring(part())
    assert Institution.objects.get().parent is None

    out, _ = bring(record())
    again, _ = bring(part())

    assert out == said(new=1)
    assert again == said(changed=1)
    assert Institution.objects.get(ror_id=KLINIKUM).parent.ror_id == LMU


def test_a_parent_that_the_office_changed_stays(bring):
    bring(record(), part(), american())
    klinikum = Institution.objects.get(ror_id=KLINIKUM)
    Institution.objects.filter(pk=klinikum.pk).update(parent=None)

    out, _ = bring(record(), part(relationships=[{"type": "parent", "id": address(MIT)}]), american())

    assert out == said(changed=1, unchanged=2)
    klinikum.refresh_from_db()
    assert klinikum.parent is None


def test_a_parent_that_ror_takes_back_goes(bring):
    bring(record(), part())

    out, _ = bring(record(), part(relationships=[]))

    assert out == said(changed=1, unchanged=1)
    assert Institution.objects.get(ror_id=KLINIKUM).parent is None


# --- what does not go in -----------------------------------------------------------------------------------------


def test_a_broken_record_is_told_with_id_and_reason_and_the_rest_goes_in(bring):
    no_name = json.dumps(record(id=address(KLINIKUM), names=[]))
    broken = '{"id": "https://ror.org/02wnejx52", "names": ]}'

    out, err = bring(
        text=f"[{json.dumps(record())}, {no_name}, {broken}, {json.dumps(record())}, {json.dumps(american())}]"
    )

    assert out == said(new=2, error=3)
    assert [re.sub(r"\(Expecting value: .*", "(…)", line) for line in err.splitlines()] == [
        "record 2 (https://ror.org/02jet3w32): it has no name",
        "record 3 (https://ror.org/02wnejx52): it is no JSON (…)",
        "record 4 (https://ror.org/05591te55): it is in the file twice",
    ]
    run = ImportRun.objects.get()
    assert run.counts == {"create": 2, "update": 0, "unchanged": 0, "error": 3, "elsewhere": 0}
    assert list(run.rows.values_list("number", "key", "outcome")) == [
        (2, KLINIKUM, Outcome.ERROR),
        (3, "02wnejx52", Outcome.ERROR),
        (4, LMU, Outcome.ERROR),
    ]


@pytest.mark.parametrize("text", ["{}", '[{"id": 1}', ""])
def test_a_file_that_cannot_be_read_changes_nothing(bring, text):
    whole = f"[{json.dumps(record())}, " + (text or '{"id": "')

    with pytest.raises(CommandError) as caught:
        bring(text=whole if text != "{}" else text)

    assert str(caught.value).endswith("Nothing was imported.")
    assert not Institution.objects.exists()
    assert not ImportRun.objects.exists()


def test_only_the_countries_asked_for_come_in(bring):
    out, _ = bring(record(), part(), american(), country=["us", "IR"])

    assert out == f"{said(new=1)}, 2 of other countries"
    assert [one.ror_id for one in Institution.objects.all()] == [MIT]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"country": ["IR", "Persia"]}, "There is no country with the code PERSIA."),
        ({"file": "/nowhere"}, "There is no file /nowhere."),
    ],
)
def test_a_slip_on_the_command_line_is_explained(tmp_path, options, sentence):
    with pytest.raises(CommandError) as caught:
        call_command("import_institutions", Path(options.pop("file", tmp_path)), **options)

    assert str(caught.value) == sentence


class Screen(io.StringIO):
    def isatty(self):
        return True


def test_on_a_screen_a_bar_shows_how_far_it_is(tmp_path):
    path, screen = tmp_path / "release.json.gz", Screen()
    path.write_bytes(gzip.compress(json.dumps([record()]).encode()))

    call_command("import_institutions", path, stdout=io.StringIO(), stderr=screen)

    assert f"\r[{'#' * 40}] 100%  1 records" in screen.getvalue()


# --- the real release --------------------------------------------------------------------------------------------


@pytest.fixture
def of_iran(tmp_path):
    """The institutions in Iran of the real release."""
    if not REAL.exists():
        pytest.skip("the real release is not here: PEYVAND_DATA names no folder that has it")
    out, err = io.StringIO(), io.StringIO()
    call_command("import_institutions", REAL, country=["IR"], stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_real_release_comes_in_for_iran(of_iran):
    out, err = of_iran

    assert out.startswith("180 new, 0 changed, 0 unchanged, 0 in error, 30,335 of other countries; ")
    assert err == ""
    tums = Institution.objects.get(name_en="Tehran University of Medical Sciences")
    assert (tums.name_fa, tums.city, tums.kind, tums.status) == ("دانشگاه علوم پزشکی تهران", "Tehran", "", "active")
    assert {one.name_en for one in Institution.objects.search("دانشگاه علوم پزشكي تهران")} >= {tums.name_en}


@pytest.mark.slow
def test_the_whole_real_release_comes_in_and_a_second_time_changes_nothing(tmp_path):
    if not REAL.exists():
        pytest.skip("the real release is not here: PEYVAND_DATA names no folder that has it")
    out = io.StringIO()
    for _time in range(2):
        call_command("import_institutions", REAL, stdout=out)

    first, second = out.getvalue().splitlines()
    assert first.startswith("30,515 new, 0 changed, 0 unchanged, 0 in error; ")
    assert second.startswith("0 new, 0 changed, 30,515 unchanged, 0 in error; ")
    assert set(Institution.objects.values_list("version", flat=True)) == {1, 2}  # 2: the parent came in a second step
