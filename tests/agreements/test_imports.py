"""Published lists are read as they are: nothing is made up, nothing is done twice, what is wrong is told."""

import datetime as dt
import io

import pytest
from django.core.files.base import ContentFile
from django.utils import translation
from openpyxl import Workbook

from agreements import actions
from agreements.imports import PublishedAgreements
from agreements.imports.homes import OptionForm
from agreements.models import Agreement, AgreementParty, AgreementTerm, AgreementType, EndKind
from directory.actions import merge
from directory.models import Institution
from directory.roles import Role
from notices.models import Email
from records import clock
from records.calendars import ImpreciseDate
from records.history import timeline
from records.models import ImportRun
from records.refusals import Refusal
from tests.agreements.lists import imported, listed, messages, options, outcomes, planned
from tests.factories.agreements import AgreementTypeFactory
from tests.factories.directory import InstitutionFactory, InstitutionNameFactory

pytestmark = pytest.mark.django_db
LINE = "Italy,MoU,University of Trieste,1-Jan-2020,-"
HEAD = "Country,Type,University/ Institute Name,Date,Duration"


@pytest.fixture
def officer(user_with, today):
    return user_with(Role.OFFICER, name="Leila Daneshvar")


@pytest.fixture
def home(today):
    return InstitutionFactory(name_en="Tehran University of Medical Sciences", country="IR")


def refusal(file, asked, by):
    with pytest.raises(Refusal) as caught:
        planned(file, asked, by)
    return caught.value.field, str(caught.value)


# --- rows --------------------------------------------------------------------------------------------------------


def test_everything_an_import_writes_is_one_act_of_its_author(officer, home):
    imported(listed(HEAD, LINE), options(home), officer)

    (entry,) = timeline(Agreement.objects.get())
    assert (entry.label, entry.by_name, entry.comment) == ("Imported", "Leila Daneshvar", "list.csv")


def test_an_import_mails_nobody(officer, home):
    imported(listed(HEAD, LINE), options(home), officer)

    assert Email.objects.count() == 0


def test_a_row_in_error_stays_out_and_the_rest_goes_in(officer, home):
    run = imported(
        listed(
            HEAD,
            LINE,
            "Italy,LoI,SISSA,2020,-",
            "Italy,MoU,,2020,-",
            "Italy,MoU,ICTP,05/06/2018,-",
            "Italy,MoU,OGS,2027,-",
        ),
        options(home),
        officer,
    )

    assert outcomes(run) == {"create": 1, "error": 4}
    assert messages(run)[1:] == [
        ["The office knows no type “LoI”: enter it, or add the word to a type's other words."],
        ["The name of the partner is missing."],
        ["“05/06/2018” may be 5 June 2018 or 6 May 2018. Write the year first, or the month in words."],
        ["The date lies ahead: “2027”."],
    ]
    assert AgreementParty.objects.filter(role="partner").get().name_as_given == "University of Trieste"


def test_a_type_is_known_by_any_of_its_words(officer, home):
    AgreementTypeFactory(code="LOI", name_en="Letter of intent", aliases=["LoI", "نامهٔ تمایل"])
    words = ["Letter of Intent", "نامه تمایل", "memorandum of understanding", "تفاهم‌نامه", "MoA", ""]
    lines = [f"Italy,{word},University {n},2020,-" for n, word in enumerate(words)]

    imported(listed(HEAD, *lines), options(home), officer)

    found = Agreement.objects.order_by("pk").values_list("type__code", flat=True)
    assert list(found) == ["LOI", "LOI", "MOU", "MOU", "MOA", "MOU"]


def test_types_are_entered_only_when_they_are_needed_and_left_as_the_office_made_them(officer, home):
    AgreementTypeFactory(code="MOU", name_en="Memo")

    imported(listed(HEAD, LINE), options(home), officer)

    assert list(AgreementType.objects.values_list("code", "name_en")) == [("MOU", "Memo")]
    assert Agreement.objects.get().title_en == "Memo with University of Trieste"


def test_the_same_words_twice_in_one_file_are_two_agreements(officer, home):
    imported(listed(HEAD, LINE, LINE), options(home), officer)

    assert outcomes(imported(listed(HEAD, LINE, LINE, LINE), options(home), officer)) == {"create": 1, "unchanged": 2}


def test_the_order_and_the_form_of_a_file_do_not_matter(officer, home):
    imported(listed(HEAD, LINE, "Italy,MoU,SISSA,2018,-"), options(home), officer)
    book = Workbook()
    book.active.append(["کشور", "نوع", "نام دانشگاه", "تاریخ", "مدت"])
    book.active.append(["Italy", "MoU", "SISSA", 2018, "-"])
    book.active.append(["Italy", "MoU", "University of Trieste", dt.date(2020, 1, 1), "-"])
    file = io.BytesIO()
    book.save(file)

    run = imported(ContentFile(file.getvalue(), name="list.xlsx"), options(home), officer)

    assert outcomes(run) == {"unchanged": 2}


def test_the_same_list_of_another_home_is_another_list(officer, home):
    imported(listed(HEAD, LINE), options(home), officer)

    assert outcomes(imported(listed(HEAD, LINE), options(), officer)) == {"create": 1}


def test_a_list_is_known_again_after_its_home_was_renamed_or_merged(officer, home):
    imported(listed(HEAD, LINE), options(home), officer)
    Institution.objects.filter(pk=home.pk).update(name_en="TUMS")
    successor = InstitutionFactory(name_en="University of Medical Sciences, Tehran", country="IR")
    merge(home, into=successor, by=officer)

    assert outcomes(planned(listed(HEAD, LINE), options(home), officer)) == {"unchanged": 1}
    assert outcomes(planned(listed(HEAD, LINE), options(successor), officer)) == {"unchanged": 1}


def test_what_was_entered_by_hand_stays_when_the_list_is_read_again(officer, home):
    imported(listed(HEAD, LINE), options(home), officer)
    Agreement.objects.update(title_en="Framework with Trieste", confidentiality="internal")
    AgreementTerm.objects.update(end_kind="fixed", ends_on=dt.date(2024, 12, 31))

    imported(listed(HEAD, LINE), options(home), officer)

    kept = Agreement.objects.get()
    assert (kept.title_en, kept.confidentiality) == ("Framework with Trieste", "internal")
    assert kept.terms.get().ends_on == dt.date(2024, 12, 31)


def test_a_duration_that_the_list_gives_only_now_is_told_and_nothing_is_changed(officer, home):
    imported(listed(HEAD, LINE), options(home), officer)

    run = imported(listed(HEAD, LINE.replace(",-", ",5 years")), options(home), officer)

    assert outcomes(run) == {"unchanged": 1}
    assert messages(run)[0][-1] == "The list says “5 years”, and the entry does not know its end: look, and enter it."
    assert AgreementTerm.objects.get().end_kind == EndKind.UNKNOWN


def test_a_partner_entered_by_hand_is_a_similar_agreement(officer, home):
    trieste = InstitutionFactory(name_en="University of Trieste", country="IT")
    mou = actions.usual_types(by=officer)["MOU"]
    sides = [actions.Side(role="home", institution=home), actions.Side(institution=trieste)]
    signed = ImpreciseDate(dt.date(2020, 2, 1))
    actions.register_signed(type=mou, title_en="With Trieste", parties=sides, signed=signed, by=officer)

    run = planned(listed(HEAD, LINE), options(home), officer)

    assert messages(run)[0][-1] == (
        "There is a similar agreement that is not in this list: MOU-1398-0001 With Trieste, 1 February 2020. "
        "Is it the same?"
    )


# --- what is there already ---------------------------------------------------------------------------------------


def by_hand(home, officer, *, partner="University of Trieste", day=dt.date(2020, 1, 1), code="MOU", **values):
    """The first line as the office had entered it before."""
    mou = actions.usual_types(by=officer)[code]
    side = actions.Side(name=partner, country_given="Italy") if isinstance(partner, str) else partner
    sides = [actions.Side(role="home", institution=home), side]
    return actions.register_signed(
        type=mou, title_en="With Trieste", parties=sides, signed=ImpreciseDate(day), by=officer, **values
    )


def test_what_was_entered_by_hand_is_known_again_and_only_gets_the_key_of_its_row(officer, home):
    agreement = by_hand(home, officer)
    before = (
        Agreement.objects.filter(pk=agreement.pk).values("title_en", "origin", "signed_on", "confidentiality").get()
    )

    preview = planned(listed(HEAD, LINE), options(home), officer)
    run = imported(listed(HEAD, LINE), options(home), officer)
    again = imported(listed(HEAD, LINE), options(home), officer)

    assert [outcomes(one) for one in (preview, run, again)] == [{"update": 1}, {"update": 1}, {"unchanged": 1}]
    assert messages(preview)[0][0] == (
        "This agreement is in the register already: MOU-1398-0001 With Trieste, 1 January 2020. "
        "It is not entered again."
    )
    assert Agreement.objects.filter(**before).get() == agreement
    assert PublishedAgreements().records_of(run.rows.all()) == {run.rows.get().pk: agreement}


def test_it_is_known_under_the_institution_whatever_the_list_calls_it(officer, home):
    trieste = InstitutionFactory(name_en="Università degli Studi di Trieste", country="IT")
    InstitutionNameFactory(institution=trieste, name="University of Trieste")
    old = InstitutionFactory(name_en="Trieste, old entry", country="IT")
    agreement = by_hand(home, officer, partner=actions.Side(institution=old, name="Trieste"))
    merge(old, into=trieste, by=officer)

    run = imported(listed(HEAD, LINE), options(home), officer)

    assert outcomes(run) == {"update": 1}
    assert Agreement.objects.get() == agreement


def test_a_locked_agreement_is_known_again_too(officer, home):
    agreement = by_hand(home, officer)
    Agreement.objects.filter(pk=agreement.pk).update(locked_at=clock.now())

    assert outcomes(imported(listed(HEAD, LINE), options(home), officer)) == {"update": 1}


def namesake(home, officer):
    """Of the same name, and known to be somebody else than the one the list means."""
    InstitutionFactory(name_en="University of Trieste", country="IT")
    other = InstitutionFactory(name_en="University of Trieste (Ohio)", country="US")
    return by_hand(home, officer, partner=actions.Side(institution=other, name="University of Trieste"))


def with_a_third(home, officer):
    agreement = by_hand(home, officer)
    actions.add_party(agreement, actions.Side(name="SISSA"), by=officer)
    return agreement


@pytest.mark.parametrize(
    "entered",
    [
        lambda home, officer: by_hand(home, officer, day=dt.date(2020, 1, 2)),
        lambda home, officer: by_hand(home, officer, code="MOA"),
        lambda home, officer: by_hand(home, officer, partner="University of Udine"),
        lambda home, officer: by_hand(InstitutionFactory(country="IR"), officer),
        lambda home, officer: by_hand(
            home, officer, partner=actions.Side(name="University of Trieste", country_given="United States")
        ),
        namesake,
        with_a_third,
    ],
    ids=["another day", "another type", "another partner", "another home", "another country", "a namesake", "a third"],
)
def test_what_does_not_agree_in_everything_is_another_agreement(officer, home, entered):
    entered(home, officer)

    assert outcomes(imported(listed(HEAD, LINE), options(home), officer)) == {"create": 1}
    assert Agreement.objects.count() == 2


def test_one_agreement_is_one_row_and_what_is_like_it_is_told_of_no_other(officer, home):
    by_hand(home, officer)

    run = imported(listed(HEAD, LINE, LINE, LINE.replace("1-Jan-2020", "2-Feb-2021")), options(home), officer)

    assert outcomes(run) == {"create": 2, "update": 1}
    assert [any("similar agreement" in said for said in row) for row in messages(run)] == [False, False, False]


def test_an_undated_row_is_an_undated_agreement(officer, home):
    line = LINE.replace("1-Jan-2020", "-")
    imported(listed(HEAD, line), options(home), officer)
    Agreement.objects.update(import_key=None)

    assert outcomes(imported(listed(HEAD, line), options(home), officer)) == {"update": 1}


def test_a_row_that_was_written_otherwise_last_time_is_known_by_its_agreement(officer, home):
    imported(listed(HEAD, LINE), options(home), officer)

    changed = imported(listed(HEAD, LINE.replace("Italy", "Italia")), options(home), officer)
    again = imported(listed(HEAD, LINE.replace("Italy", "Italia")), options(home), officer)

    assert (outcomes(changed), outcomes(again)) == ({"update": 1}, {"unchanged": 1})


def test_sentences_are_in_the_language_of_whoever_imports_and_titles_in_both(officer, home):
    InstitutionFactory(name_en="University of Trieste", country="IT")

    with translation.override("fa"):
        run = imported(listed(HEAD, LINE), options(home), officer)

    assert "ایتالیا" in messages(run)[0][0]
    kept = Agreement.objects.get()
    assert kept.title_en == "Memorandum of understanding with University of Trieste"
    assert kept.title_fa.startswith("یادداشت تفاهم")


def test_a_remark_on_the_duration_is_kept_with_the_agreement(officer, home):
    imported(listed(HEAD, "Italy,MoU,University of Trieste,2018,5 years"), options(home), officer)

    kept = Agreement.objects.get()
    assert kept.scope == "The list says about its duration: 5 years."
    assert kept.terms.get().end_kind == EndKind.UNKNOWN


# --- the file and its options ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (
            listed("Country,Year", "Italy,2020"),
            "No column names the partner, like “University” or “Institute/University”. The file has: Country, Year.",
        ),
        (
            listed("University,Date,Year Signed", "Trieste,2020,2020"),
            "The columns “Date” and “Year Signed” seem to say the same. Leave one out.",
        ),
        (ContentFile(b"x", name="list.pdf"), "Only CSV or XLSX is taken here; the name must end in it."),
        (ContentFile(b"", name="list.csv"), "The file is empty."),
    ],
)
def test_a_file_that_is_no_list_is_refused_beside_it(officer, home, file, sentence):
    assert refusal(file, options(home), officer) == ("file", sentence)
    assert ImportRun.objects.count() == 0


def test_columns_that_are_nothing_of_ours_are_kept_with_the_import(officer, home):
    run = planned(listed("University,Faculty", "Trieste,Physics"), options(home), officer)

    assert run.rows.get().given == {"Partner": "Trieste", "Faculty": "Physics"}


@pytest.mark.parametrize(
    ("asked", "refused"),
    [
        ({}, ("home_name", "Choose the institution whose list it is, or write its name.")),
        (
            {"home_name": "Nowhere", "home_country": ""},
            ("home_country", "No institution is called “Nowhere”. Say in which country it is."),
        ),
        ({"home_name": "Twin", "home_country": "IR"}, ("home_name", "More than one institution is called “Twin”.")),
    ],
)
def test_a_list_without_a_clear_home_is_refused_beside_the_option(officer, asked, refused):
    InstitutionFactory.create_batch(2, name_en="Twin", country="IR")

    assert refusal(listed(HEAD, LINE), asked | {"type": "MOU"}, officer) == refused


def test_a_home_is_found_by_any_full_name_but_not_by_its_acronym(officer):
    known = InstitutionFactory(name_en="Isfahan University of Medical Sciences", acronym="MUI", country="IR")

    imported(listed(HEAD, LINE), options(home_name="isfahan university of MEDICAL sciences"), officer)
    imported(listed(HEAD, LINE), options(home_name="MUI"), officer)

    homes = AgreementParty.objects.filter(role="home").order_by("pk").values_list("institution__name_en", flat=True)
    assert list(homes) == [known.name_en, "MUI"]


def test_the_option_form_offers_types_before_they_are_entered_and_our_own_institutions(home):
    own = InstitutionFactory(is_home=True)
    AgreementTypeFactory(code="ABC", name_en="Alphabet")
    form = OptionForm()

    assert [code for code, _name in form.fields["type"].choices] == ["MOU", "ABC", "CON", "EXE", "MIN", "MOA"]
    assert list(form.fields["home"].queryset) == [own]
    assert (form.fields["confidentiality"].initial, form.fields["home_country"].initial) == ("public", "IR")


def test_the_definition_tells_of_every_column_it_reads():
    assert list(PublishedAgreements.columns) == ["Country", "Type", "Partner", "Date", "Duration", "Document"]
