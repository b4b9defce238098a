"""How the registry's file is read, element by element, and what one record means to us."""

import gzip
import io
import json

import pytest

from directory.ror.reading import ArrayReader, Broken, opened
from directory.ror.understanding import Misunderstood, identity, understand
from directory.ror.writing import nearest_parent
from records.spreadsheets import UnreadableFile


def record(**values):
    """The least that ROR says of an organisation."""
    return {
        "id": "https://ror.org/05591te55",
        "names": [{"value": "Ludwig-Maximilians-Universität München", "types": ["ror_display", "label"], "lang": "de"}],
        "locations": [{"geonames_details": {"country_code": "DE", "name": "Munich", "lat": 48.13743, "lng": 11.57549}}],
        "links": [],
        "relationships": [],
        "types": ["education"],
        "status": "active",
    } | values


def name(value, *types, lang=None):
    return {"value": value, "types": list(types), "lang": lang}


# --- reading -----------------------------------------------------------------------------------------------------


class Slowly(io.StringIO):
    """Gives a few characters at a time, whatever is asked for."""

    def read(self, size=-1):
        return super().read(7)


RECORDS = [{"id": 1, "name": 'a "quoted" {name}, [with] marks\\'}, {"id": 2, "deep": [[{}], {"x": []}]}, {"id": "سه"}]


@pytest.mark.parametrize("stream", [io.StringIO, Slowly])
@pytest.mark.parametrize("indent", [None, 4])
def test_elements_come_out_as_they_stand_in_the_array(stream, indent):
    text = json.dumps(RECORDS, indent=indent, ensure_ascii=False)

    assert list(ArrayReader(stream(f" \n{text}\n"))) == RECORDS


@pytest.mark.parametrize("stream", [io.StringIO, Slowly])
@pytest.mark.parametrize(
    "broken",
    [
        '{"id": "https://ror.org/05591te55", "names": [}]',
        '{"id": "https://ror.org/05591te55" "names": []}',
        '{"id": "https://ror.org/05591te55", "names": nothing}',
        '{"id": "https://ror.org/05591te55", "names": "one\nline"}',
        '{"id": "https://ror.org/05591te55", "names": ]}',
        "nothing at all",
        '{"id": 1,}',
    ],
)
def test_an_element_that_is_no_json_is_told_and_the_next_ones_are_read(stream, broken):
    before, told, after = ArrayReader(stream(f'[{{"id": 1}}, {broken}, {{"id": 2}}]'))

    assert (before, after) == ({"id": 1}, {"id": 2})
    assert isinstance(told, Broken)
    assert told.text == broken


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"items": []}', "The file is not a JSON array, as the releases of ROR are."),
        ("", "The file ends in the middle."),
        ("[", "The file ends in the middle."),
        ('[{"id": 1}, {"id": 2', "The file ends in the middle."),
        ('[{"id": 1}', "The file ends in the middle."),
        ('[{"id": 1}], {"id": 2}]', "The list in the file ends too early: something follows it."),
        ('[{"id": 1}, {"names": [}, {"id": 2}]', "The file ends in the middle."),
    ],
)
def test_a_file_that_is_no_array_or_ends_too_early_cannot_be_read(text, sentence):
    with pytest.raises(UnreadableFile) as caught:
        list(ArrayReader(io.StringIO(text)))

    assert str(caught.value) == sentence


def test_a_quotation_mark_that_is_never_closed_does_not_fill_the_memory():
    endless = io.StringIO('[{"id": "' + "x" * 20_000_000)
    with pytest.raises(UnreadableFile) as caught:
        list(ArrayReader(endless))

    assert str(caught.value) == "A bracket or quotation mark is never closed."
    assert endless.read(1) == "x"  # it gave up before the end


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_file_is_read_plain_or_zipped_whatever_it_is_called(tmp_path, pack):
    path, heard = tmp_path / "release.json", []
    path.write_bytes(pack(b"\xef\xbb\xbf" + json.dumps(RECORDS).encode()))

    with opened(path, heard.append) as text:
        read = list(ArrayReader(text))

    assert read == RECORDS
    assert heard[-1] == 1


def test_a_damaged_archive_is_said_to_be_damaged(tmp_path):
    path = tmp_path / "release.json.gz"
    path.write_bytes(gzip.compress(json.dumps(RECORDS).encode())[:-9])

    with opened(path, lambda share: None) as text, pytest.raises(UnreadableFile) as caught:
        list(ArrayReader(text))

    assert str(caught.value).startswith("The file is damaged: ")


# --- understanding -----------------------------------------------------------------------------------------------


def test_a_record_in_our_words():
    said = understand(
        record(
            names=[
                name("LMU", "acronym"),
                name("LMU Munich", "alias", lang="en"),
                name("Ludwig-Maximilians-Universität München", "ror_display", "label", lang="de"),
                name("دانشگاه لودویگ ماکسیمیلیان مونیخ", "label", lang="fa"),
            ],
            links=[{"type": "wikipedia", "value": "https://x"}, {"type": "website", "value": "https://www.lmu.de/"}],
            relationships=[{"type": "parent", "id": "https://ror.org/02wnejx52"}, {"type": "child", "id": "x"}],
        )
    )

    assert said.ror_id == "05591te55"
    assert said.values == {
        "name_en": "Ludwig-Maximilians-Universität München",
        "name_fa": "دانشگاه لودویگ ماکسیمیلیان مونیخ",
        "acronym": "LMU",
        "kind": "",
        "country": "DE",
        "city": "Munich",
        "latitude": "48.13743",
        "longitude": "11.57549",
        "website": "https://www.lmu.de/",
        "status": "active",
    }
    assert said.names == [
        ("LMU", "", "acronym"),
        ("LMU Munich", "en", "alias"),
        ("Ludwig-Maximilians-Universität München", "de", "name"),
        ("دانشگاه لودویگ ماکسیمیلیان مونیخ", "fa", "name"),
    ]
    assert said.parents == ["02wnejx52"]


@pytest.mark.parametrize(
    ("types", "kind"),
    [
        (["company"], "company"),
        (["company", "funder"], "company"),
        (["company", "government"], ""),
        (["education"], ""),
        (["healthcare"], ""),
        (["facility"], ""),
        (["government"], ""),
        ([], ""),
    ],
)
def test_only_a_company_is_certainly_what_ror_says(types, kind):
    assert understand(record(types=types)).values["kind"] == kind


DISPLAYED = ("label", "ror_display")


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([name("Roma Tre", "label", lang="it"), name("Rome III", *DISPLAYED, lang="en")], "Rome III"),
        (
            [name("دانشگاه ایلام", *DISPLAYED, lang="fa"), name("Ilam University", "label", lang="en")],
            "Ilam University",
        ),
        ([name("Институт", *DISPLAYED, lang="ru"), name("Institut", "label", lang="fr")], "Institut"),
        ([name("Институт", *DISPLAYED, lang="ru")], "Институт"),
    ],
)
def test_the_name_is_the_one_it_goes_by_if_that_is_in_latin_letters(names, shown):
    assert understand(record(names=names)).values["name_en"] == shown


def test_letters_of_an_arabic_keyboard_become_persian():
    said = understand(record(names=[name("X", "label"), name("دانشگاه علوم پزشكي", "label", lang="fa")]))

    assert said.values["name_fa"] == "دانشگاه علوم پزشکی"


def test_of_two_acronyms_none_is_the_acronym():
    said = understand(record(names=[name("X", "label"), name("ABC", "acronym"), name("XYZ", "acronym")]))

    assert said.values["acronym"] == ""
    assert ("XYZ", "", "acronym") in said.names


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://a b", "ftp://x.org", "https://x.org/\u0000", "http://" + "x" * 500]
)
def test_what_is_no_address_is_no_website(address):
    assert understand(record(links=[{"type": "website", "value": address}])).values["website"] == ""


def test_the_first_place_counts():
    places = [
        {"geonames_details": {"country_code": code, "name": code, "lat": 1, "lng": None}} for code in ("IR", "FR")
    ]

    said = understand(record(locations=places)).values

    assert (said["country"], said["city"], said["latitude"], said["longitude"]) == ("IR", "IR", "1.00000", "")
    assert understand(record(locations=[])).values["country"] == ""


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (Broken("{", "why"), "it is no JSON (why)"),
        (record(id=None), "it has no ROR iD"),
        (record(id="https://ror.org/05591te5"), "it has no ROR iD"),
        (record(names=[]), "it has no name"),
        (record(names=[name("…", "label")]), "it has no name"),
        (record(names=[name("LMU", "acronym")]), "it has no name"),
        (record(names=[name("x" * 401, "label")]), f"“{'x' * 40}…” is longer than 400 letters"),
        (record(names=[name("M\ufffdnchen", "label")]), "its text is not UTF-8"),
        (record(status="new"), "its status is not known to ROR: new"),
        (record(locations=[{"geonames_details": {"country_code": "XX"}}]), "its country is not known: XX"),
        (record(locations=[{"geonames_details": {"lat": 91}}]), "its place is not on earth"),
    ],
)
def test_a_record_that_cannot_be_used_says_why(given, reason):
    with pytest.raises(Misunderstood) as caught:
        understand(given)

    assert str(caught.value) == reason


@pytest.mark.parametrize(
    "given",
    [
        None,
        [],
        "text",
        5,
        {},
        record(names=None),
        record(names=["x"]),
        record(names=[{}]),
        record(names=[name(5, "label")]),
        record(types=None),
        record(locations=[5]),
        record(locations="x"),
        record(locations=[{"geonames_details": {"lat": "north"}}]),
        record(links=[None]),
        record(relationships=[{"type": "parent"}]),
    ],
)
def test_whatever_a_record_is_built_like_it_is_told_and_nothing_breaks(given):
    with pytest.raises(Misunderstood):
        understand(given)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (record(), "https://ror.org/05591te55"),
        (Broken('{"id": "https://ror.org/05591te55", }', ""), "https://ror.org/05591te55"),
        ({"id": "nothing"}, "nothing"),
        (5, ""),
    ],
)
def test_a_record_is_called_by_its_address_as_far_as_it_has_one(given, shown):
    assert identity(given) == shown


@pytest.mark.parametrize(
    ("parents", "nearest"),
    [
        ({}, ""),
        ({"part": ["whole"]}, "whole"),
        ({"part": ["one", "other"]}, ""),
        ({"part": ["whole", "museum"], "museum": ["whole"]}, "museum"),
        ({"part": ["top", "museum"], "museum": ["whole"], "whole": ["top"]}, "museum"),
        ({"part": ["part"]}, ""),
        ({"part": ["part", "whole"]}, "whole"),
        ({"part": ["whole"], "whole": ["part"]}, ""),
        ({"part": ["whole"], "whole": ["top"], "top": ["whole"]}, "whole"),
    ],
)
def test_an_institution_is_part_of_the_nearest_of_its_parents_if_there_is_one(parents, nearest):
    assert nearest_parent("part", parents) == nearest
