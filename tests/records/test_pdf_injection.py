"""What is typed into the portal stands in its papers as text: nothing is run, read from the machine or asked for."""

import datetime as dt
import io
import re
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from django.template import engines
from django.utils import translation
from pypdf import PdfReader
from weasyprint import HTML

from agreements.liveness import Liveness
from agreements.models import Agreement
from directory.roles import Role
from evaluation.models import Result, Run, Submission
from exchanges.models import InvitationLetter, Stay
from exchanges.statuses import StayStatus
from networks.models import Meeting
from notices.letterhead import lay_out
from notices.texts import texts, wording
from programs.models import Application, Committee, VisitLetter
from programs.models import Decision as JointDecision
from records import clock
from records.history import acting
from records.models import Office
from records.pdf import BlockedURL, render
from records.reports import reports
from records.templatetags.records import MOST_ON_PAPER
from records.text import clean_line
from tests.agreements.papers import sent_round
from tests.conftest import NOON
from tests.evaluation.minirounds import mini_round, official
from tests.factories.agreements import (
    ActivityFactory,
    AgreementFactory,
    CommitmentOccurrenceFactory,
    ElementAnswerFactory,
    InsideApprovalFactory,
    InstrumentFactory,
    OfficerAssignmentFactory,
    RenewalReviewFactory,
    SignatureFactory,
    SuspensionFactory,
    TextVersionFactory,
)
from tests.factories.directory import InstitutionFactory, PersonFactory, UserFactory
from tests.factories.evaluation import DataPointFactory, SubmissionFactory
from tests.factories.exchanges import (
    BalanceEntryFactory,
    InvitationLetterFactory,
    ItineraryItemFactory,
    ParticipantFactory,
    StayCostFactory,
    StayFactory,
)
from tests.factories.memberships import EntitlementAccountFactory, MembershipFactory
from tests.factories.networks import (
    AgendaItemFactory,
    AnnouncementFactory,
    AttendanceFactory,
    DecisionFactory,
    MeetingFactory,
    MinutesFactory,
    OfficeTermFactory,
)
from tests.factories.programs import (
    ApplicationFactory,
    ApplicationVersionFactory,
    CommitteeItemFactory,
    CommitteeMemberFactory,
    JointDecisionFactory,
    VisitLetterFactory,
)
from tests.factories.records import ActionItemFactory, LetterFactory, OfficeFactory, OutsideApprovalFactory
from tests.house.ours import MODELS, MODULES, calls, name_of
from tests.records.injections import (
    HEAVY,
    PAYLOADS,
    SECRET,
    TURNED,
    listening,
    typed,
    watched,
    without_spaces,
    words_of,
)

SAMPLE = ["img file", "style import", "data svg", "closing", "long word", "nul"]
LETTERS_SAMPLE = [PAYLOADS[name] for name in ("img etc", "closing", "template", "entity", "quotes", "long word", "nul")]
BEGIN, END = "qzbegin", "qzend"  # letters at both ends: one run from left to right, also on a Persian page
EVERYWHERE = """{% extends "reports/base.html" %}
{% block content %}
  <section class="part" id="list"><h2>{{ typed }}</h2>
  <table class="data register"><caption>{{ typed }}</caption><thead><tr><th scope="col">{{ typed }}</th></tr></thead>
  <tbody><tr><th scope="row"><bdi>{{ typed }}</bdi></th><td>{{ typed }}</td></tr></tbody></table></section>
{% endblock %}"""
PLACES = 6  # heading, contents, caption, column, row, cell; and the cover
CELL = '{% extends "reports/base.html" %}{% block content %}<p>{{ typed }}</p>{% endblock %}'
DAY = dt.date(2026, 6, 1)  # of the papers; before anything was done to the rows, so that no history is printed
# What makers of papers are there? Whoever writes another one adds what reaches it below.
MAKERS = {"records/reports.py", "config/management/commands/bench.py", "evaluation/jobs.py", "programs/jobs.py"}
OFFICE = {
    "office.ministry_en",
    "office.ministry_fa",
    "office.name_en",
    "office.name_fa",
    "office.portal_title_en",
    "office.portal_title_fa",
}
LETTERHEAD = OFFICE - {"office.portal_title_en", "office.portal_title_fa"}
INSTITUTION = {"institution.name_en", "institution.name_fa"}
ROUND = {"round.title_en", "round.title_fa"}
AGREEMENT = {"agreement.reference", "agreement.title_en", "agreement.title_fa"}
PERSON = {"person.family_en", "person.family_fa", "person.given_en", "person.given_fa"}
STAY = {"stay.title_en", "stay.title_fa"}
BRIEFING = (
    OFFICE
    | INSTITUTION
    | AGREEMENT
    | PERSON
    | {"activity.persons", "activity.title", "commitment.text_en", "commitment.text_fa", "institution.city"}
)
AGREEMENT_TYPE = {"agreementtype.name_en", "agreementtype.name_fa"}
# Texts without a limit, by report: cut there, or given places to break.
CUT = {
    "agreement-dossier": {
        "agreement.public_summary_en",
        "agreement.public_summary_fa",
        "agreement.scope",
        "instrument.summary",
        "renewalreview.reasons",
        "suspension.reason",
    },
    "meeting-minutes": {
        "agendaitem.note",
        "decision.text_en",
        "decision.text_fa",
        "minutes.text_en",
        "minutes.text_fa",
    },
    "committee-minutes": {"committeeitem.reason"},
    "network-year": {"decision.text_en", "decision.text_fa"},
    "delegation-briefing": {"participant.biography", "stay.reason"},
}
REACHED = {
    "register-of-agreements": OFFICE
    | INSTITUTION
    | AGREEMENT
    | AGREEMENT_TYPE
    | {
        "agreementparty.name_as_given",
    },
    "agreement-dossier": OFFICE
    | INSTITUTION
    | AGREEMENT
    | AGREEMENT_TYPE
    | CUT["agreement-dossier"]
    | {
        "activity.persons",
        "activity.title",
        "agreementparty.name_as_given",
        "agreementparty.partner_reference",
        "approvalkind.name_en",
        "approvalkind.name_fa",
        "commitment.text_en",
        "commitment.text_fa",
        "crucialelement.name_en",
        "crucialelement.name_fa",
        "elementanswer.clause",
        "elementanswer.not_applicable_because",
        "insidedesk.name_en",
        "insidedesk.name_fa",
        "letter.number",
        "letter.subject",
        "user.name",
        "user.name_fa",
    },
    "institution-profile": LETTERHEAD | INSTITUTION | ROUND,
    "sector-report": LETTERHEAD | INSTITUTION | ROUND,
    "method-report": LETTERHEAD | ROUND | {"exercise.name_en", "exercise.name_fa"},
    "evaluation-summary": LETTERHEAD | INSTITUTION | ROUND,
    "evaluation-statement": OFFICE
    | INSTITUTION
    | {
        "round.title_en",
        "round.title_fa",
        "submission.head_name",
        "submission.head_position",
        "variable.title_en",
        "variable.title_fa",
        "variable.unit_en",
        "variable.unit_fa",
    },
    "application-receipt": OFFICE | {"call.title_en", "call.title_fa", "member.national_number"},
    "decision-letter": OFFICE | {"call.title_en", "call.title_fa"},
    "committee-dossier": OFFICE | {"call.title_en", "call.title_fa", "committee.place"},
    "committee-minutes": OFFICE
    | PERSON
    | CUT["committee-minutes"]
    | {"call.title_en", "call.title_fa", "committee.place"},
    "visit-invitation": OFFICE | {"programme.name_en", "programme.name_fa", "visit.purpose"},
    "partner-briefing": BRIEFING,
    "delegation-briefing": BRIEFING
    | STAY
    | CUT["delegation-briefing"]
    | {
        "itineraryitem.host",
        "itineraryitem.place",
        "itineraryitem.what",
        "participant.institution_given",
        "participant.name",
        "stay.host_person",
        "stay.rank",
    },
    "invitation-letter": OFFICE | INSTITUTION | STAY,
    "stay-certificate": OFFICE | INSTITUTION | PERSON | STAY | {"office.signatory_en", "office.signatory_fa"},
    "exchange-balance": OFFICE | AGREEMENT | PERSON | {"balanceentry.reason", "user.name", "user.name_fa"},
    "stay-figures": OFFICE,
    "stay-group": OFFICE
    | INSTITUTION
    | PERSON
    | STAY
    | {
        "expensecategory.name_en",
        "expensecategory.name_fa",
        "itineraryitem.host",
        "itineraryitem.place",
        "itineraryitem.what",
        "participant.institution_given",
        "participant.name",
        "staycost.in_kind",
    },
    "members-and-entitlements": OFFICE | PERSON | {"scheme.name_en", "scheme.name_fa"},
    "meeting-minutes": OFFICE
    | INSTITUTION
    | CUT["meeting-minutes"]
    | {
        "actionitem.title",
        "agendaitem.presenter",
        "agendaitem.title_en",
        "agendaitem.title_fa",
        "attendance.proxy_name",
        "contact.name_en",
        "contact.name_fa",
        "meeting.place",
        "meeting.title_en",
        "meeting.title_fa",
        "user.name",
        "user.name_fa",
    },
    "network-year": OFFICE
    | INSTITUTION
    | CUT["network-year"]
    | {
        "actionitem.title",
        "announcement.subject_en",
        "announcement.subject_fa",
        "body.name_en",
        "body.name_fa",
        "contact.name_en",
        "contact.name_fa",
        "letter.correspondent",
        "letter.number",
        "letter.subject",
        "meeting.title_en",
        "meeting.title_fa",
        "user.name",
        "user.name_fa",
    },
    "agreements-by-activity": OFFICE
    | INSTITUTION
    | AGREEMENT
    | {
        "agreementparty.name_as_given",
        "user.name",
        "user.name_fa",
    },
}


@pytest.fixture
def aims(tmp_path):
    """Where the payloads point: a file with a secret, and a port on which somebody listens."""
    file = tmp_path / "secret.txt"
    file.write_text(SECRET)
    with listening() as (port, came):
        yield {"file": file, "port": port}, came


def paper(text, template=EVERYWHERE, **others):
    context = {
        "typed": text,
        "title": text,
        "subtitle": text,
        "office": Office(name_en=text, ministry_en=text),
        "lang": "en",
        "language": "en",
        "rtl": False,
        "on": None,
        "made_on": NOON.date(),
        "is_pdf": True,
        "sections": [("list", text)],
    } | others
    return engines["django"].from_string(template).render(context)


def faults(text, aims, *, html=None, make=render, places=PLACES):
    """What went wrong with a text in a report: read, asked for, run, or not shown as it was typed."""
    _target, came = aims
    data = b""
    with watched() as found:
        try:
            data = make(html or paper(f"{BEGIN}{text}{END}"))
        except BlockedURL as error:
            found.append(str(error))
    found += [f"somebody came: {words}" for words in came]
    shown = without_spaces(words_of(data)) if data else ""
    if SECRET in shown or SECRET.encode() in data:
        found.append("the secret is in the paper")
    if data and "/EmbeddedFiles" in str(PdfReader(io.BytesIO(data)).trailer["/Root"].get("/Names", "")):
        found.append("a file is in the paper")
    if shown.count(without_spaces(f"{BEGIN}{text}{END}")) < places:
        found.append("not as it was typed")
    return found


@pytest.mark.parametrize("name", SAMPLE)
def test_what_is_typed_is_text_wherever_a_report_shows_it(name, aims):
    assert faults(typed(name, aims[0]), aims) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(set(PAYLOADS) - set(SAMPLE)))
def test_every_payload_is_text_wherever_a_report_shows_it(name, aims):
    assert faults(typed(name, aims[0]), aims) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", HEAVY)
def test_what_is_heavy_is_printed_whole_and_in_time(name, aims):
    """The time that a word without an end takes grows with the square of its length; none longer reaches a paper."""
    text, sign, count = HEAVY[name]
    with watched() as wrong:
        data = render(paper(text, CELL, title="Report", subtitle="", office=Office(), sections=[]))

    assert wrong == []
    assert without_spaces(words_of(data)).count(sign) >= count


# --- without what protects -------------------------------------------------------------------------------------------


def of_weasyprint(html):
    """A paper as WeasyPrint makes it by itself: it fetches whatever is named."""
    return HTML(string=html, base_url="asset:/").write_pdf()


def unescaped(text):
    return paper(
        f"{BEGIN}{text}{END}", CELL.replace("typed", "typed|safe"), title="", subtitle="", office=Office(), sections=[]
    )


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("img file", "open: {file}"),
        ("style url", "open: {file}"),
        ("link attachment", "a file is in the paper"),
        ("img http", "somebody came: b'GET /a.png"),
        ("style import", "somebody came: b'GET /b.css"),
    ],
)
@pytest.mark.filterwarnings("default")
def test_where_text_is_not_escaped_and_everything_is_fetched_it_is_found(name, fault, aims):
    """The negative control of all above."""
    found = faults(typed(name, aims[0]), aims, html=unescaped(typed(name, aims[0])), make=of_weasyprint, places=1)

    assert [one for one in found if one.startswith(fault.format(**aims[0]))]
    assert "not as it was typed" in found


@pytest.mark.parametrize("name", ["img file", "img http", "link attachment", "style import"])
def test_where_text_is_not_escaped_nothing_is_fetched_and_no_paper_comes_out(name, aims):
    """The second wall stands where the first has fallen."""
    (fault, _no_paper) = faults(typed(name, aims[0]), aims, html=unescaped(typed(name, aims[0])), places=1)

    assert fault.startswith("not a file of this project")


# --- the papers there are --------------------------------------------------------------------------------------------


def test_every_maker_of_papers_is_known_here():
    """Whoever makes another kind of paper adds here, by REACHED or a test of its own, what is typed into it."""
    makers = {name_of(path) for path in MODULES for call in calls(path, "render") if _is_of_pdf(call)}

    assert makers == MAKERS
    assert {report.slug for report in reports} == set(REACHED)


def _is_of_pdf(call):
    return getattr(getattr(call.func, "value", None), "id", None) == "pdf"


def planted(payload):
    """Write the payload into every text column of every row, where it fits; {column: what is now to be read there}."""
    written = {}
    for model in MODELS:
        for field in model._meta.concrete_fields:
            if not _takes_words(field):
                continue
            column = f"{model._meta.model_name}.{field.name}"
            text = f"{BEGIN}-{column}-{payload}"[: (field.max_length or 2 * MOST_ON_PAPER) - len(END)] + END
            for pk in model._base_manager.values_list("pk", flat=True):
                try:
                    with transaction.atomic():
                        model._base_manager.filter(pk=pk).update(**{field.name: text})
                    written[column] = clean_line(text)
                except (DatabaseError, ValidationError):
                    continue  # the database holds it to a form of its own
    return written


def _takes_words(field):
    is_text = isinstance(field, models.CharField | models.TextField)
    is_free = (
        not field.choices and not field.generated and not field._validators
    )  # a form of its own, as an address has
    return is_text and is_free and not field.default_validators and (field.max_length or 300) >= 40


@pytest.fixture
def rows(db):
    """A register whose one agreement shows every text: a partner not recognised and one with a name."""
    OfficeFactory(ministry_en="Ministry", ministry_fa="وزارت")
    agreement = AgreementFactory(concluded=True, locked=False, reference="MOU-1", home=None, partner__unknown=True)
    partner = InstitutionFactory(name_fa="دانشگاه", country="DE", kind="university", city="Bremen")
    agreement.parties.create(role="partner", institution=partner)
    agreement.parties.create(role="home", institution=InstitutionFactory(country="IR"))
    OfficerAssignmentFactory(agreement=agreement)
    hang_everything_on(agreement)
    a_membership_and_stays(agreement)
    a_year_of_a_network()
    ApplicationVersionFactory(application=ApplicationFactory(submitted=True))
    a_committee()
    VisitLetterFactory()
    point = DataPointFactory()
    given = {"variable": point.variable.code, "value": "1", "kind": "reported", "note": ""}
    SubmissionFactory(participation=point.participation, content=[given])
    official(mini_round(), by=UserFactory())
    ZoneInfo("Europe/Paris")  # is read from its file once, before anybody watches what is opened
    assert Agreement.objects.count() == 1


def hang_everything_on(agreement):
    """What a dossier and a briefing tell of beside the agreement itself: one row of each kind."""
    ActivityFactory(agreement=agreement)
    CommitmentOccurrenceFactory(commitment__agreement=agreement, commitment__party=agreement.parties.last())
    SuspensionFactory(agreement=agreement, ends_on=dt.date(2025, 2, 1))
    RenewalReviewFactory(
        agreement=agreement, status="decided", decision="renew", decided_by=UserFactory(), decided_on=DAY
    )
    ElementAnswerFactory(agreement=agreement)
    ElementAnswerFactory(agreement=agreement, clause="", not_applicable_because="Nothing is exchanged.")
    InsideApprovalFactory(agreement=agreement)
    OutsideApprovalFactory(about=agreement)
    LetterFactory(about=agreement)
    instrument = InstrumentFactory(agreement=agreement)
    TextVersionFactory(instrument=instrument)
    contact = PersonFactory(email="contact@example.org")
    agreement.parties.filter(role="partner").update(contact=contact)


def a_membership_and_stays(agreement):
    """One membership; one stay that is over, one delegation to come, an adjustment of the balance."""
    membership = MembershipFactory(current=True, scheme__summary_en="What it gives")
    EntitlementAccountFactory(term=membership.terms.get())
    over = StayFactory(status=StayStatus.DEPARTED, starts_on=dt.date(2026, 4, 1), ends_on=dt.date(2026, 4, 9))
    BalanceEntryFactory(agreement=agreement, on=dt.date(2026, 4, 9), entered_by=UserFactory())
    BalanceEntryFactory(agreement=agreement, stay=over, side="sent", units=1, on=dt.date(2026, 4, 9), reason="")
    partner = agreement.parties.filter(role="partner").last().institution
    delegation = StayFactory(
        delegation=True,
        status=StayStatus.INVITED,
        home=partner,
        rank="Rector",
        reason="To sign",
        host_person=PersonFactory(),
    )
    ParticipantFactory(stay=delegation, institution_given="University", biography="Teaches physics")
    ItineraryItemFactory(stay=delegation, place="Tehran")
    StayCostFactory(stay=delegation, amount=None, currency="", in_kind="Lodging")
    InvitationLetterFactory(stay=delegation, guests="Anna Bianchi", costs="Lodging")


def a_year_of_a_network():
    """One meeting that was held, with all that its minutes tell."""
    held_on = dt.date(2026, 5, 5)
    meeting = MeetingFactory(held=True, held_on=held_on, place="Tehran", body__network__is_public=True)
    network = meeting.body.network
    term = OfficeTermFactory(body=meeting.body)
    AttendanceFactory(meeting=meeting, term=term, contact=term.contact, proxy_name="Deputy", presence="proxy")
    AgendaItemFactory(meeting=meeting)
    DecisionFactory(meeting=meeting)
    MinutesFactory(meeting=meeting)
    ActionItemFactory(about=meeting)
    LetterFactory(about=network, dated_on=held_on)
    in_persian = {"subject_fa": "کارگاه", "text_fa": "خبر"}
    AnnouncementFactory(network=network, status="released", letters_written=1, **in_persian)


def a_committee():
    """In session; one application was judged otherwise than the rules say."""
    sides = {side: {"raw": 80, "adjusted": None, "error": None, "grade": ""} for side in ("home", "partner")}
    judged = {"chosen": "rejected", "reason": "The plan of visits is too thin.", "outcome": "rejected"}
    item = CommitteeItemFactory(basis={"sides": sides}, **judged)
    Committee.objects.update(place="Tehran")
    CommitteeMemberFactory(committee=item.committee)
    JointDecisionFactory(committee=item.committee, published=True)


def letters(text):
    return re.sub(r"[\W_]", "", text)


def is_whole(text, shown, language):
    """Of a Persian page pdftotext tells what it sees from right to left: there the words are looked for one by one."""
    if language == "en":
        return without_spaces(text) in shown
    return all(word in letters(shown) for word in re.findall("[a-z]{3,}", text))


def asked_of(report):
    """What this report is asked: the one agreement, its partner, the band in which the agreement is."""
    agreement = Agreement.objects.get()
    asked = {
        "agreement-dossier": {"agreement": agreement},
        "partner-briefing": {"institution": agreement.parties.filter(role="partner").last().institution},
        "agreements-by-activity": {"liveness": Liveness.ALIVE},
        "application-receipt": {"application": Application.objects.exclude(versions=None).get()},
        "committee-dossier": {"committee": Committee.objects.get()},
        "committee-minutes": {"committee": Committee.objects.get()},
        "decision-letter": {"decision": JointDecision.objects.get()},
        "visit-invitation": {"letter": VisitLetter.objects.get()},
        "evaluation-statement": {"participation": Submission.objects.get().participation},
        "institution-profile": {"key": Result.objects.filter(run__is_official=True).first()},
        "sector-report": {"key": Run.objects.get(is_official=True)},
        "method-report": {"key": Run.objects.get(is_official=True)},
        "evaluation-summary": {"key": Run.objects.get(is_official=True)},
        "invitation-letter": {"letter": InvitationLetter.objects.get()},
        "stay-group": {"stay": Stay.objects.get(status=StayStatus.INVITED)},
        "stay-certificate": {"stay": Stay.objects.get(status=StayStatus.DEPARTED)},
        "delegation-briefing": {"stay": Stay.objects.get(status=StayStatus.INVITED)},
        "exchange-balance": {"agreement": agreement},
        "meeting-minutes": {"meeting": Meeting.objects.with_quorum().get()},
        "network-year": {"network": Meeting.objects.get().body.network, "year": 2026},
    }
    return asked.get(report.slug, {})


def printed(report, user):
    """The report of this user as PDF, made as the worker makes it."""
    html = report.html(user=user, on=DAY, filters=asked_of(report), is_pdf=True)
    return render(html, stylesheets=report.stylesheets)


def reached(report, user, payload, aims):
    """Which planted columns a report shows in either language; each as it was typed, with nothing run."""
    written, found = planted(payload), set()
    Office.forget()
    for language in ("en", "fa"):
        with translation.override(language), watched() as wrong:
            data = printed(report, user)
        shown = without_spaces(words_of(data))
        assert wrong == []
        assert aims[1] == []
        assert SECRET not in shown
        for column, text in written.items():
            if letters(f"{BEGIN}{column}") in letters(shown):
                assert is_whole(text, shown, language), column
                found.add(column)
    return found


@pytest.mark.parametrize("report", list(reports), ids=lambda report: report.slug)
@pytest.mark.parametrize("name", ["img file"])
def test_all_that_is_typed_into_the_portal_is_text_in_every_report(report, name, rows, user_with, aims):
    assert reached(report, user_with(Role.DIRECTOR), typed(name, aims[0]), aims) == REACHED[report.slug]


@pytest.mark.slow
@pytest.mark.parametrize("report", list(reports), ids=lambda report: report.slug)
@pytest.mark.parametrize("name", sorted(PAYLOADS))
def test_every_payload_is_text_in_every_report(report, name, rows, user_with, aims):
    """A text of several lines with a NUL in it is refused by the database; a line is kept without it."""
    expected = REACHED[report.slug] - (CUT.get(report.slug, set()) if name == "nul" else set())

    assert reached(report, user_with(Role.DIRECTOR), typed(name, aims[0]), aims) == expected


@pytest.mark.parametrize("report", list(reports), ids=lambda report: report.slug)
def test_no_text_without_a_limit_reaches_a_report_but_where_it_is_cut(report):
    limits = {
        f"{model._meta.model_name}.{field.name}": field.max_length
        for model in MODELS
        for field in model._meta.concrete_fields
    }

    endless = {column for column in REACHED[report.slug] if (limits[column] or MOST_ON_PAPER) > 400}
    assert endless == CUT.get(report.slug, set())


@pytest.mark.parametrize("slug", CUT)
def test_a_text_without_a_limit_is_cut(slug, rows, user_with):
    """On its own and in a history."""
    planted("W" * 2 * MOST_ON_PAPER)
    report, tomorrow = reports[slug], clock.today() + dt.timedelta(days=1)

    html = report.html(user=user_with(Role.DIRECTOR), on=tomorrow, filters=asked_of(report), is_pdf=True)

    endless = [run for run in re.findall("W+", html) if len(run) > 400]
    assert len(endless) >= len({column.removesuffix("_en").removesuffix("_fa") for column in CUT[slug]})
    assert max(map(len, endless)) < MOST_ON_PAPER


def test_what_is_kept_as_it_was_is_text_in_the_dossier(rows, user_with, aims):
    """Signatures, which nobody can change, and the history: by whom, why, and what was changed."""
    payload = typed("img http", aims[0])
    text = f"{BEGIN}{payload}{END}"
    agreement = Agreement.objects.get()
    instrument = sent_round(agreement)
    signature = SignatureFactory(
        instrument=instrument,
        signatory=instrument.signatories.first(),
        signer_name=text,
        signer_title=text,
        place=text,
    )
    type(signature).objects.update(voided_at=clock.now(), voided_reason=text)
    with acting(by=text, verb="edit", comment=text):
        agreement.scope = text
        agreement.save()
    dossier, tomorrow = reports["agreement-dossier"], clock.today() + dt.timedelta(days=1)
    html = dossier.html(user=user_with(Role.DIRECTOR), on=tomorrow, filters=asked_of(dossier), is_pdf=True)

    wrong = faults(payload, aims, html=html, make=lambda html: render(html, stylesheets=dossier.stylesheets), places=8)

    assert wrong == []


def test_signs_that_turn_a_line_do_not_reach_a_report(rows, user_with, aims):
    report = reports["register-of-agreements"]

    assert reached(report, user_with(Role.DIRECTOR), TURNED, aims) == REACHED[report.slug]
    assert not re.search(
        "[\u202a-\u202e\u2066]", report.html(user=user_with(Role.DIRECTOR), on=NOON.date(), filters={}, is_pdf=True)
    )


# --- letters ---------------------------------------------------------------------------------------------------------


def tags(html):
    return [tag.name for tag in BeautifulSoup(html, "html.parser").find_all(True)]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", list(texts), ids=lambda kind: kind.slug)
@pytest.mark.parametrize("language", ["en", "fa"])
def test_all_that_is_put_into_a_letter_is_text(kind, language):
    words = wording(kind, language)
    with translation.override(language):
        harmless = lay_out(words.filled(kind.samples()), name="Leila")
        for typed_text in LETTERS_SAMPLE:
            values = {name: kind._clean(name, f"{BEGIN}{typed_text}{END}") for name in kind.all_placeholders}
            letter = lay_out(words.filled(values), name=typed_text)
            expected = without_spaces(clean_line(f"{BEGIN}{typed_text}{END}", keep_arabic=True))

            assert set(tags(letter.html)) <= {*tags(harmless.html), "p"}
            assert not BeautifulSoup(letter.html, "html.parser").select(
                "[src], [onload], p[style], a:not([href^='http'])"
            )
            assert expected in without_spaces(BeautifulSoup(letter.html, "html.parser").get_text())
            assert expected in without_spaces(letter.text)
            assert "\n" not in letter.subject


def test_a_letter_that_does_not_escape_is_found():
    """The negative control of the test above."""
    html = engines["django"].from_string("<p>{{ typed|safe }}</p>").render({"typed": PAYLOADS["img etc"]})

    assert tags(html) == ["p", "img"]
