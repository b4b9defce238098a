"""One register, from published lists to the director's PDF: Leila keeps it, Nasrin prints it, everybody reads it."""

import csv
import io
import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from playwright.sync_api import expect
from pypdf import PdfReader

from agreements.models import Agreement, AgreementType, Course, InstrumentKind, RenewalReview
from agreements.workflow import Status, agreement_workflow, instrument_workflow, review_workflow
from records.calendars import Calendar, long_date
from records.models import Outcome
from records.text import number
from tests.agreements.lists import DATA, MUI, TUMS, real
from tests.walks.demo import DIRECTOR, OFFICER
from tests.walks.steps import follow, press, scan, sign_in, told

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

# The same columns as in the published lists, for where those are not at hand.
LIKE = {
    TUMS: """Country,Type,University/ Institute Name,Date,Duration,Document
Australia,MoU,University of Sydney,13-Jun-2008,-,
Germany,MoA,Ruprecht-karls University (Heidelberg University),1-Nov-2017,-,
Iraq,MoA,University of Sulaimani,-,-,
Republic of Korea,MoU,Wonkwang University,24-Jul-2023,-,
""",
    MUI: """Country,Institute/University,Year Signed
Japan,Teikyo University,2019
Netherlands,Erasmus University of Medical Center,Nov. 2018
ULM,HNU and IUMS,2017
Singapore,Universitas Muhammadiyah Surakarta,2017
Japan,Kagoshima University,2017
""",
}
IN_THE_DEMO = {TUMS: 10 if DATA else 3, MUI: 0}  # entered by hand there: recognised, and from now on known by the row
HEIDELBERG, TEIKYO = "Ruprecht-karls University (Heidelberg University)", "Teikyo University"
WONKWANG, KAGOSHIMA = "Wonkwang University", "Kagoshima University"
LOCKED = (
    "This agreement is locked: its type, title, parties, terms and signature are as the paper says. What the "
    "parties change is an amendment; a slip in copying is put right by a correction and a second person."
)
PARTNER = {"en": "Instytut Badań Wysokich", "fa": "مؤسسهٔ پژوهشی ویسوکی"}


def listed(name):
    return real(name) if DATA else LIKE[name].encode()


def both(day, language):
    """A day as both calendars say it."""
    return [long_date(day, calendar=calendar, language=language) for calendar in Calendar]


def outcomes(language, *, create=0, update=0, unchanged=0):
    """The pills over a preview: how many rows become what."""
    counts = {Outcome.CREATE: create, Outcome.UPDATE: update, Outcome.UNCHANGED: unchanged}
    return [f"{outcome.label} {number(counts.get(outcome, 0), language)}" for outcome in Outcome]


def act(name):
    return str(agreement_workflow.transitions[name].label)


def open_agreements(page, *, search=""):
    page.goto(reverse("admin:agreements_agreement_changelist"))
    if search:
        page.locator("#searchbar").fill(search)
        page.locator("#changelist-search").get_by_role("button", name=_("Search")).click()


# --- what Leila does ---------------------------------------------------------------------------------------------


def look_at_list(page, name, *, home="", home_name=""):
    """Choose a list and whose it is; come to the preview."""
    open_agreements(page)
    follow(page, _("Import a list"))
    page.get_by_label(_("File")).set_input_files({"name": name, "mimeType": "text/csv", "buffer": listed(name)})
    if home:
        page.locator("[name=home]").select_option(label=home)
    else:
        page.get_by_label(_("Name of the institution")).fill(home_name)
    press(page, _("Read the file"))
    told(page, _("Nothing has changed yet. This is what the file would do."))


def import_list(page, name, language, **whose):
    """Look, import, and look again: the second time there is nothing to do."""
    rows = len(list(csv.reader(io.StringIO(listed(name).decode("utf-8-sig"))))) - 1
    known = IN_THE_DEMO[name]
    pills = page.locator(".record-pills li + li a")

    look_at_list(page, name, **whose)
    expect(pills).to_have_text(outcomes(language, create=rows - known, update=known))
    told(page, _("The partner is to be resolved."))
    press(page, _("Import"))
    told(
        page,
        _("Imported: %(create)s new, %(update)s changed, %(unchanged)s unchanged; %(error)s left out.")
        % {
            "create": number(rows - known, language),
            "update": number(known, language),
            **dict.fromkeys(["unchanged", "error"], number(0, language)),
        },
    )

    look_at_list(page, name, **whose)
    expect(pills).to_have_text(outcomes(language, unchanged=rows))
    expect(page.get_by_role("button", name=_("Import"), exact=True)).to_have_count(0)
    press(page, _("Leave it"))
    told(page, _("Nothing was imported."))


def resolve(page, name):
    """Open one of the names to be resolved."""
    page.goto(reverse("admin:directory_institutionmention_changelist"))
    follow(page, name)


def resolve_by_candidate(page, name, language):
    """Somebody looked alike, and is it."""
    resolve(page, name)
    heidelberg = {"en": "Heidelberg University", "fa": "دانشگاه هایدلبرگ"}[language]
    page.locator(".candidates li", has_text=heidelberg).get_by_role("button").click()
    told(page, _("“%(name)s” is %(institution)s.") % {"name": name, "institution": heidelberg})


def resolve_by_entering(page, name):
    """Nobody knew it; from now on it is in the directory."""
    resolve(page, name)
    page.get_by_text(_("Enter a new institution")).click()
    press(page, _("Enter it, and take it as this one"), within="#content")
    told(page, _("Entered: %(institution)s.") % {"institution": name})
    expect(page.get_by_role("link", name=name, exact=True)).to_have_count(0)


def set_end(page, partner, typed, day, language):
    open_agreements(page, search=partner)
    page.locator("#result_list .field-named a").click()
    page.locator("[name=terms-0-end_kind]").select_option("fixed")
    page.locator("[name=terms-0-ends_on]").fill(typed)
    page.locator("[name=_save]").click()
    open_agreements(page, search=partner)
    for words in both(day, language):
        expect(page.locator("#result_list .field-ends")).to_contain_text(words)


def choose(page, field, words, found):
    """Search for a related record in the box of this name, and take what is found."""
    page.get_by_role("combobox", name=field).click()
    page.locator(".select2-search__field").fill(words)
    page.locator(".select2-results__option", has_text=found).click()


def register_signed(page, language):
    """The short way in, with the scan."""
    open_agreements(page)
    follow(page, _("Register a signed agreement"))
    page.locator("[name=type]").select_option(label=str(AgreementType.objects.get(code="MOU")))
    page.locator("[name=signed]").fill("۱۴۰۵/۰۷/۱۵" if language == "fa" else "2026-10-07")
    page.locator("[name=file]").set_input_files(scan("signed.pdf"))
    helsinki = {"en": "University of Helsinki", "fa": "دانشگاه هلسینکی"}[language]
    choose(page, _("Partner, from the directory"), "Helsinki", helsinki)
    page.locator("[name=ends_on]").fill("1410/07/14")
    press(page, _("Register"))
    told(page, _("Registered: %(agreement)s.") % {"agreement": Agreement.objects.latest("pk")})
    expect(page.locator("#content")).to_contain_text("MOU-1405-")
    expect(page.locator("#content")).to_contain_text("signed.pdf")


def transition(page, name):
    """Press the button on the record, then the one on the page that asks."""
    follow(page, act(name))
    press(page, act(name))


def conclude(page, language):
    """From draft to conclusion: the term is entered, both sides sign, the signed copy is at first forgotten."""
    open_agreements(page, search="Wysokich")
    page.locator("#result_list tr", has_text=capfirst(str(Status.DRAFT.label))).locator(".field-named a").click()
    page.locator("#terms-group .add-row a").click()
    page.locator("[name=terms-0-starts]").fill("2026-11-01")
    page.locator("[name=terms-0-ends_on]").fill("2031-10-31")
    page.locator("[name=confidentiality]").select_option("public")
    page.locator("[name=_continue]").click()
    left_open = page.context.new_page()
    left_open.goto(page.url)

    transition(page, "submit")
    transition(page, "open_signature")
    told(page, _("Done: %(act)s.") % {"act": act("open_signature")})
    agreement = Agreement.objects.get(title_en__contains="Wysokich", status=Status.IN_SIGNATURE)
    page.goto(agreement.get_absolute_url())
    follow(page, capfirst(str(InstrumentKind.ORIGINAL.label)))
    for who in ("Dr. Reza Karimi", "Prof. Anna Nowak"):
        sign(page, who, "۱۴۰۵/۰۸/۱۰" if language == "fa" else "2026-11-01")
    page.goto(agreement.get_absolute_url())
    follow(page, act("conclude"))
    press(page, act("conclude"))
    expect(page.get_by_role("alert")).to_contain_text(_("There is a problem"))
    page.locator("[name=file]").set_input_files(scan("concluded.pdf"))
    press(page, act("conclude"))
    told(page, _("Done: %(act)s.") % {"act": act("conclude")})
    agreement.refresh_from_db()
    assert (agreement.signed_on, agreement.is_locked) == (date(2026, 11, 1), True)
    return agreement


def sign(page, who, day):
    """From the page of a paper: the next party that has yet to sign does, as the office writes down."""
    follow(page, _("Record a signature"))
    page.locator("[name=signatory]").select_option(index=1)
    page.get_by_label(_("Who signed")).fill(who)
    page.locator("[name=signed_on]").fill(day)
    press(page, _("Record the signature"))
    told(page, who)


def amend(page, agreement, language):
    """A third party joins from a day on: drafted, entered, filed, signed by all three, concluded."""
    page.goto(agreement.get_absolute_url())
    follow(page, _("Draft an amendment or another paper"))
    page.locator("[name=effective_from]").fill("۱۴۰۵/۰۹/۱۰" if language == "fa" else "2026-12-01")
    page.locator("[name=summary]").fill("A third party joins.")
    press(page, _("Draft it"))
    paper = page.url
    follow(page, _("Say what it changes"))
    page.locator("#signatories-group .add-row a").click()
    helsinki = {"en": "University of Helsinki", "fa": "دانشگاه هلسینکی"}[language]
    page.locator("#signatories-0 .field-institution [role=combobox]").first.click()
    page.locator(".select2-search__field").fill("Helsinki")
    page.locator(".select2-results__option", has_text=helsinki).click()
    page.locator("[name=_save]").click()
    page.goto(paper)
    follow(page, _("File a text"))
    page.locator("[name=file]").set_input_files(scan("amendment.pdf", width=596))
    page.locator("[name=language]").select_option("en")
    press(page, _("File the text"))
    follow(page, of_paper("open_signature"))
    press(page, of_paper("open_signature"))
    for who in ("Dr. Reza Karimi", "Prof. Anna Nowak", "Prof. Aino Virtanen"):
        sign(page, who, "2026-11-20")
    follow(page, of_paper("conclude"))
    page.locator("[name=file]").set_input_files(scan("amendment-signed.pdf", width=597))
    press(page, of_paper("conclude"))
    told(page, _("Done: %(act)s.") % {"act": of_paper("conclude")})
    return helsinki


def of_paper(name):
    return str(instrument_workflow.transitions[name].label)


def note_activity(page, agreement):
    """By hand, at first without anything that shows it."""
    page.goto(agreement.get_absolute_url())
    follow(page, _("Enter an activity"))
    page.locator("[name=title]").fill("Lecture in Warsaw")
    page.locator("[name=happened_on]").fill("2026-11-19")
    page.locator("[name=_save]").click()
    expect(page.locator(".errornote").first).to_be_visible()
    assert page.locator("[name=title]").input_value() == "Lecture in Warsaw"
    page.locator("[name=url]").fill("https://example.org/lecture")
    page.locator("[name=_save]").click()
    page.goto(agreement.get_absolute_url())
    told(page, "Lecture in Warsaw")


def edit_what_is_locked(left_open, language):
    """In the form left open since before the conclusion the last day is still a field: it changes nothing any more."""
    left_open.locator("[name=terms-0-ends_on]").fill("2041-10-31")
    left_open.locator("[name=_save]").click()
    told(left_open, _("Somebody else saved first"))
    follow(left_open, _("Keep what was saved meanwhile"))
    told(left_open, _(LOCKED))
    expect(left_open.locator("[name=terms-0-ends_on]")).to_have_count(0)
    for words in both(date(2031, 10, 31), language):
        expect(left_open.locator("#terms-group")).to_contain_text(words)


# --- what the others do ------------------------------------------------------------------------------------------


def print_register(page, worker):
    """Ask for the PDF, see it waiting, see it ready without doing anything; give its text."""
    follow(page, _("Reports"), within="header .nav-row")
    page.locator("main .pcard", has_text=_("Register of agreements")).click()
    with worker():
        press(page, _("Make the PDF"))
        told(page, _("Waiting for its turn"))
    told(page, _("It is ready."))
    with page.expect_download() as download:
        page.locator("#job .job-link a").click()
    assert re.fullmatch(r"register-of-agreements-2026-11-20-(en|fa)\.pdf", download.value.suggested_filename)
    return "\n".join(part.extract_text() for part in PdfReader(download.value.path()).pages)


def find(page, words):
    """From the home page by the search that stands above every page."""
    page.goto(reverse("home"))
    search = page.get_by_role("banner").get_by_role("search")
    search.get_by_role("searchbox").fill(words)
    search.get_by_role("button").click()


def switch_language(page):
    """The same page in the other language, and back."""
    here = page.url
    other = {"en": "fa", "fa": "en"}[page.locator("html").get_attribute("lang")]
    page.locator(f"header .head-tools a[hreflang={other}]").click()
    expect(page.locator("html")).to_have_attribute("lang", other)
    assert page.url == re.sub("/(en|fa)/", f"/{other}/", here)
    page.go_back()


def downloaded_csv(page):
    with page.expect_download() as download:
        follow(page, "CSV")
    return list(csv.reader(io.StringIO(download.value.path().read_text("utf-8-sig"))))


def decide_renewal(page, reference):
    """The director: “no” is no reason; with one the decision stands on the page of the agreement."""
    agreement = Agreement.objects.get(reference=reference)
    page.goto(agreement.get_absolute_url())
    follow(page, str(review_workflow.transitions["decide"].label))
    page.locator(f"[name=decision][value={Course.LET_LAPSE}]").check()
    page.locator("[name=reasons]").fill("no")
    press(page, str(review_workflow.transitions["decide"].label))
    expect(page.get_by_role("alert")).to_contain_text(_("There is a problem"))
    expect(page.locator("[name=reasons]")).to_have_value("no")
    page.locator("[name=reasons]").fill("Nobody has come or gone in the last two years.")
    press(page, str(review_workflow.transitions["decide"].label))
    page.goto(agreement.get_absolute_url())
    told(page, "Nobody has come or gone in the last two years.")


def end_and_take_back(page, agreement):
    """Terminated by tomorrow, with the reasons; the next moment taken back."""
    page.goto(agreement.get_absolute_url())
    follow(page, act("terminate"))
    page.locator("[name=terminated_on]").fill("2026-11-21")
    page.locator("[name=comment]").fill("The partner asked for it.")
    press(page, act("terminate"))
    told(page, _("Done: %(act)s.") % {"act": act("terminate")})
    follow(page, act("undo_termination"))
    page.locator("[name=comment]").fill("It was another agreement.")
    press(page, act("undo_termination"))
    told(page, _("Done: %(act)s.") % {"act": act("undo_termination")})


def print_dossier(page, agreement, worker):
    page.goto(agreement.get_absolute_url())
    follow(page, _("Dossier"))
    with worker():
        press(page, _("Make the PDF"))
        told(page, _("Waiting for its turn"))
    told(page, _("It is ready."))
    with page.expect_download() as download:
        page.locator("#job .job-link a").click()
    return "\n".join(part.extract_text() for part in PdfReader(download.value.path()).pages)


# --- the walks ----------------------------------------------------------------------------------------------------


def test_a_register_is_imported_kept_printed_and_read(page_of, demo, language, worker):
    leila = page_of()
    sign_in(leila, OFFICER, demo[OFFICER])
    tums = {"en": "Tehran University of Medical Sciences", "fa": "دانشگاه علوم پزشکی تهران"}[language]
    import_list(leila, TUMS, language, home=tums)
    import_list(leila, MUI, language, home_name="Isfahan University of Medical Sciences")
    resolve_by_candidate(leila, HEIDELBERG, language)
    resolve_by_entering(leila, TEIKYO)
    set_end(leila, WONKWANG, "2028-07-23", date(2028, 7, 23), language)
    set_end(leila, KAGOSHIMA, "۱۴۰۷/۱۰/۱۰", date(2028, 12, 30), language)
    register_signed(leila, language)
    agreement = conclude(leila, language)
    edit_what_is_locked(leila.context.pages[-1], language)

    nasrin = page_of()
    sign_in(nasrin, DIRECTOR, demo[DIRECTOR])
    assert agreement.reference in print_register(nasrin, worker)

    visitor = page_of()
    find(visitor, {"en": "wysokich", "fa": "ويسوكى"}[language])
    row = visitor.locator("table.register tr", has_text=agreement.reference)
    expect(row).to_be_visible()
    visitor.locator("[name=country]").select_option("PL")
    press(visitor, _("Show results"))
    expect(row).to_be_visible()
    switch_language(visitor)
    assert [line for line in downloaded_csv(visitor) if agreement.reference in line]
    row.get_by_role("link").click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text(PARTNER[language])
    with translation.override(language):
        secret = Agreement.objects.get(confidentiality="restricted").get_absolute_url()
    assert visitor.goto(secret).status == 404


def test_an_agreement_lives_from_its_first_text_to_its_end(page_of, demo, language, worker):
    leila, nasrin, visitor = page_of(), page_of(), page_of()
    sign_in(leila, OFFICER, demo[OFFICER])
    agreement = conclude(leila, language)
    joined = amend(leila, agreement, language)
    note_activity(leila, agreement)

    for day, words in (("2026-11-30", _("joins on")), ("2026-12-01", _("joined on"))):
        visitor.goto(f"{agreement.get_absolute_url()}?on={day}")
        expect(visitor.locator("tbody tr", has_text=joined)).to_contain_text(words)
        visitor.goto(f"{reverse('agreements:list')}?on={day}&country=FI&q=wysokich")
        expect(visitor.locator("table.register tbody tr")).to_have_count(int(day == "2026-12-01"))

    sign_in(nasrin, DIRECTOR, demo[DIRECTOR])
    waiting = RenewalReview.objects.exclude(status="decided").exclude(recommendation="").first()
    decide_renewal(nasrin, waiting.agreement.reference)
    end_and_take_back(nasrin, agreement)
    paper = print_dossier(nasrin, agreement, worker)
    assert agreement.reference in paper
    assert "Prof. Aino Virtanen" in paper
