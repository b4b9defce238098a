"""The two lists that universities really published, read as they are beside the institutions they may mean."""

import csv
import datetime as dt
import gzip
import io
import json
from functools import cache

import pytest
from django.core.files.base import ContentFile

from agreements.models import Agreement, AgreementParty, AgreementTerm, AgreementType, EndKind, Origin
from agreements.phases import Phase
from agreements.workflow import Status
from directory.actions import not_an_institution, resolve
from directory.models import Institution, InstitutionMention, MentionStatus
from directory.roles import Role
from directory.ror import import_file
from records.calendars import ImpreciseDate
from records.models import ImportRow, ImportRun, Outcome
from records.text import fold
from tests.agreements.lists import (
    DATA,
    MUI,
    TUMS,
    imported,
    listed,
    messages,
    needs_data,
    options,
    outcomes,
    planned,
    real,
    real_list,
)
from tests.factories.directory import CountryAliasFactory, InstitutionFactory

pytestmark = [pytest.mark.django_db, needs_data]

# What stands in names that the lists may mean or seem to mean, besides the very names in the lists.
STEMS = [
    "albany",
    "evry",
    "freiburg",
    "hamburg",
    "heidelberg",
    "international neuroscience",
    "kabul",
    "lisbon",
    "ludwig max",
    "putra",
    "rwth aachen",
    "seoul national",
    "surakarta",
    "tehran university of medical",
    "teikyo",
    "utrecht",
    "vienna",
    "wonkwang",
]


@cache
def relevant_records():
    """Of the real register those institutions that the two lists may mean, or may seem to mean."""
    cells = {cell for name in (TUMS, MUI) for row in csv.reader(io.StringIO(real(name).decode())) for cell in row}
    names = {fold(cell) for cell in (*cells, "HNU", "IUMS", "USERN")} - {""}
    with gzip.open(DATA / "ror" / "ror-v2-records.json.gz") as file:
        records = json.load(file)
    return [record for record in records if _may_be_meant(record, names)]


def _may_be_meant(record, names):
    own = [fold(name["value"]) for name in record["names"]]
    is_there = any(place["geonames_details"]["name"] == "Surakarta" for place in record["locations"])
    return is_there or any(name in names or any(stem in name for stem in STEMS) for name in own)


@pytest.fixture
def officer(user_with, today):
    return user_with(Role.OFFICER, name="Leila Daneshvar")


@pytest.fixture
def register(today, tmp_path):
    """The part of the real register that matters to the lists."""
    path = tmp_path / "ror.json"
    path.write_text(json.dumps(relevant_records()))
    import_file(path)
    CountryAliasFactory(name="Republic of Korea", country="KR")


def tums(**values):
    return options(Institution.objects.get(ror_id="01c4pz451"), **values)


def test_the_tehran_list_becomes_twenty_agreements_with_the_dates_it_gives(register, officer, today):
    run = imported(real_list(TUMS), tums(), officer)

    assert outcomes(run) == {"create": 20}
    assert set(Agreement.objects.values_list("status", "origin", "locked_at", "reference", "confidentiality")) == {
        (Status.CONCLUDED, Origin.IMPORTED, None, None, "public")
    }
    assert sorted(Agreement.objects.values_list("type__code", flat=True)) == ["MIN", *["MOA"] * 8, *["MOU"] * 11]
    phases = [agreement.phase(today) for agreement in Agreement.objects.prefetch_related("terms")]
    assert sorted(phases) == [*[Phase.END_NOT_KNOWN] * 19, Phase.UNDATED]
    sydney = Agreement.objects.get(parties__name_as_given="University of Sydney")
    assert (sydney.title_en, sydney.signed) == (
        "Memorandum of understanding with University of Sydney",
        ImpreciseDate(dt.date(2008, 6, 13)),
    )
    assert sydney.title_fa.startswith("یادداشت تفاهم")
    assert list(sydney.terms.values_list("starts_on", "end_kind")) == [(dt.date(2008, 6, 13), EndKind.UNKNOWN)]


def test_the_tehran_list_finds_its_partners_where_that_is_safe(register, officer):
    imported(real_list(TUMS), tums(), officer)

    found = AgreementParty.objects.filter(role="partner").exclude(institution=None)
    assert set(found.values_list("name_as_given", "institution__ror_id", "mention")) == {
        ("University of Sydney", "0384j8v12", None),
        ("University of Helsinki", "040af2s02", None),
        ("RWTH Aachen University", "04xfq0f34", None),
        ("Technische Universitat Berlin", "03v4gjf40", None),
        ("University of Sulaimani", "00saanr69", None),
        ("University of Groningen", "012p63287", None),
        ("Wonkwang University", "006776986", None),
    }
    assert set(InstitutionMention.objects.values_list("name", "country", "status")) == {
        ("The Cyprus Institute of Neurology & Genetics", "CY", "open"),
        ("The Finnish Institute of Occupational Health", "FI", "open"),
        ("WHO International Agency for Research Cancer", "FR", "open"),
        ("Conseil Santé company", "FR", "open"),
        ("International Neuroscience Institute (INI) in Hannover", "DE", "open"),
        ("Ruprecht-karls University (Heidelberg University)", "DE", "open"),
        ("The Ministry of Foreign Affairs and Trade", "HU", "open"),
        ("Kurdistan Regional Government", "IQ", "open"),
        ("University of Kufa", "IQ", "open"),
        ("University of Lisboa", "PT", "open"),
        ("Islamic Development Bank", "SA", "open"),
    }


def test_the_isfahan_list_enters_its_institution_first_and_becomes_thirty_one_agreements(register, officer):
    run = imported(real_list(MUI), options(), officer)

    home = Institution.objects.get(name_en="Isfahan University of Medical Sciences")
    assert (home.country, home.is_home) == ("IR", False)
    assert (
        messages(run)[0][0]
        == "“Isfahan University of Medical Sciences” is not known yet and is entered first, in Iran."
    )
    assert outcomes(run) == {"create": 31}
    assert Agreement.objects.filter(parties__institution=home, parties__role="home", type__code="MOU").count() == 31
    precisions = Agreement.objects.order_by("signed_precision").values_list("signed_precision", flat=True)
    assert list(precisions) == ["month", *["year"] * 30]
    erasmus = Agreement.objects.get(signed_precision="month")
    assert (erasmus.signed.display("en"), erasmus.terms.get().starts) == ("November 2018", erasmus.signed)


def test_the_isfahan_list_finds_its_partners_where_that_is_safe(register, officer):
    imported(real_list(MUI), options(), officer)

    found = AgreementParty.objects.filter(role="partner").exclude(institution=None)
    assert set(found.values_list("name_as_given", flat=True)) == {
        "University of Southern Denmark",
        "University of Hamburg",
        "University of Vienna",
        "Medical University of Vienna",
        "Kagoshima University",
        "Burapha University",
        "INHA University",
        "UMC Utrecht",
        "University of Sulaimani",
        "Sulaimani Polytechnic University",
        "Neu-Ulm University of Applied Sciences",
    }
    assert AgreementParty.objects.filter(institution=None, mention__status=MentionStatus.OPEN).count() == 19


@pytest.mark.parametrize(
    ("partner", "expected"),
    [
        (
            "HNU and IUMS",
            {
                "“ULM” is not a country.",
                "More than one name stands here: HNU; IUMS.",
                (
                    "“HNU” is only an acronym. It is that of Neu-Ulm University of Applied Sciences (Germany); "
                    "Hanshan Normal University (China); Hefei Normal University (China); "
                    "Huaiyin Normal University (China)."
                ),
                "“IUMS” is only an acronym. It is that of Iran University of Medical Sciences (Iran).",
            },
        ),
        ("Universal Scientific Education and Research Network (USERN)", {"“USERN” is not a country."}),
        ("University of Putra", {"Universiti Putra Malaysia (Malaysia): "}),
        ("Universitas Muhammadiyah Surakarta", {"“Surakarta” is in Indonesia, and Singapore was given."}),
        ("IFRES", {"“IFRES” is only an acronym.", "No institution of this or a similar name is known."}),
    ],
)
def test_what_is_not_safe_comes_with_candidates_and_reasons(register, officer, partner, expected):
    heading, *lines = real(MUI).decode().splitlines()
    line = next(line for line in lines if partner in line)

    row = planned(listed(heading, line), options(), officer).rows.get()

    assert row.given["Partner"] == partner
    assert row.planned["unresolved"] == [partner]
    assert "The partner is to be resolved." in row.messages
    assert {start for start in expected if not any(said.startswith(start) for said in row.messages)} == set()


@pytest.mark.parametrize(("name", "rows"), [(TUMS, 20), (MUI, 31)])
def test_the_same_file_twice_changes_nothing(register, officer, name, rows):
    asked = tums() if name == TUMS else options()
    imported(real_list(name), asked, officer)
    watched = [Agreement, AgreementParty, AgreementTerm, AgreementType, Institution, InstitutionMention]
    events = [model.events.rel.related_model for model in (Agreement, AgreementParty, AgreementTerm, Institution)]
    before = [model.objects.count() for model in (*watched, *events)]

    run = imported(real_list(name), asked, officer)

    assert outcomes(run) == {"unchanged": rows}
    assert [model.objects.count() for model in (*watched, *events)] == before


def test_a_preview_writes_no_more_than_itself(register, officer):
    planned(real_list(MUI), options(), officer)

    assert [model.objects.count() for model in (Agreement, AgreementType, InstitutionMention)] == [0, 0, 0]
    assert not Institution.objects.filter(name_en__startswith="Isfahan University of Med").exists()
    assert list(ImportRun.objects.filter(kind="agreements").values_list("status", flat=True)) == ["planned"]
    assert ImportRow.objects.count() == 31


def test_what_staff_decide_is_read_by_the_next_file(register, officer):
    """First the Tehran list; what is decided about its names holds for a longer edition of it."""
    imported(real_list(TUMS), tums(), officer)
    kufa, bank = (
        InstitutionMention.objects.get(name=name) for name in ("University of Kufa", "Islamic Development Bank")
    )
    institution = InstitutionFactory(name_en="University of Al-Kufa", country="IQ")
    resolve(kufa, institution, by=officer)
    not_an_institution(bank, reason="A bank.", by=officer)
    longer = (
        real(TUMS) + b"\nIraq,MoU,university of KUFA,1-Jan-2024,-,\nSaudi Arabia,MoU,Islamic Development Bank,2024,-,\n"
    )

    run = imported(ContentFile(longer, name="longer.csv"), tums(), officer)

    assert outcomes(run) == {"create": 2, "unchanged": 20}
    assert messages(run)[-2:] == [
        ["Decided by staff: it is University of Al-Kufa (Iraq)."],
        ["Decided by staff: it is not an institution. A bank."],
    ]
    assert AgreementParty.objects.filter(institution=institution, mention=kufa).count() == 3
    assert set(AgreementParty.objects.filter(mention=bank).values_list("institution", flat=True)) == {None}
    kept = {row.planned["unresolved"][0] for row in run.rows.all() if row.planned["unresolved"]}
    assert {"University of Kufa", "Islamic Development Bank"} & kept == set()


def test_one_changed_row_is_new_and_asks_whether_it_is_the_old_one(register, officer):
    imported(real_list(MUI), options(), officer)
    changed = real(MUI).replace(b"Germany,University of Hamburg,2013", b"Germany,University of Hamburg,2012")

    run = planned(ContentFile(changed, name="new.csv"), options(), officer)

    assert outcomes(run) == {"create": 1, "unchanged": 30}
    (new,) = run.rows.filter(outcome=Outcome.CREATE)
    assert new.messages == [
        "The partner is Universität Hamburg (Germany).",
        (
            "There is a similar agreement that is not in this list: Memorandum of understanding with University of "
            "Hamburg, 2013. Is it the same?"
        ),
    ]
