"""Papers, letters, actions and approvals as staff work with them."""

import datetime as dt

import pytest
from django.urls import reverse

from directory.roles import Role
from records.models import ActionItem, Document, Letter, OutsideApproval
from tests.agreements.papers import scan
from tests.factories.agreements import AgreementFactory
from tests.factories.directory import UnitFactory, UserFactory
from tests.factories.records import (
    ActionItemFactory,
    ApprovalKindFactory,
    DocumentFactory,
    LetterFactory,
    OutsideApprovalFactory,
)
from tests.pages import fields, links, rows, soup, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def of_agreement(name, *arguments):
    return reverse(f"admin:agreements_agreement_{name}", args=arguments)


def of(model, name, *arguments):
    return reverse(f"admin:records_{model}_{name}", args=arguments)


def listed(client, model, **query):
    return [link.text for link in soup(client.get(of(model, "changelist"), query)).select("#result_list tbody th a")]


@pytest.fixture
def agreement():
    return AgreementFactory(concluded=True)


@pytest.fixture
def officer(as_user):
    return as_user(Role.OFFICER, name="Leila Daneshvar")


# --- versions --------------------------------------------------------------------------------------------------------


def test_a_newer_version_is_filed_from_the_list_of_papers(client, officer, agreement):
    paper = DocumentFactory(about=agreement, title="The text", language="fa")
    page = links(client.get(of_agreement("change", agreement.pk)))["File a newer version"]
    sent = fields(client.get(page), "#content form")
    assert sent["language"] == ["fa"]

    response = client.post(page, sent | {"file": scan(), "comment": "Article 4 added."}, follow=True)

    newer = Document.objects.get(previous=paper)
    assert (newer.title, newer.language, newer.uploaded_by) == ("The text", "fa", officer)
    assert "a newer version is there" in text(response)
    assert [link for link in links(response).values() if "newer" in link] == [
        of_agreement("replace", agreement.pk, newer.uuid)
    ]


def test_what_a_newer_version_must_be_is_said_beside_the_field(client, officer, agreement):
    paper = DocumentFactory(about=agreement, kind="text")

    response = client.post(of_agreement("replace", agreement.pk, paper.uuid), {"file": scan()})

    assert "Only PDF is taken here" in text(response)
    assert Document.objects.count() == 1


def test_only_the_newest_paper_of_this_record_is_replaced(client, officer, agreement):
    first = DocumentFactory(about=agreement)
    DocumentFactory(about=agreement, previous=first, data=b"second")
    other = DocumentFactory(about=AgreementFactory())

    pages = [of_agreement("replace", agreement.pk, paper.uuid) for paper in (first, other)]

    assert [client.get(page).status_code for page in pages] == [404, 404]


@pytest.mark.parametrize(("role", "status"), [(Role.AUDITOR, 403), (Role.DIRECTOR, 403)])
def test_whoever_may_not_change_the_record_files_nothing(client, as_user, agreement, role, status):
    paper = DocumentFactory(about=agreement)
    as_user(role)
    pages = [
        of_agreement("attach", agreement.pk),
        of_agreement("replace", agreement.pk, paper.uuid),
        of_agreement("file_letter", agreement.pk),
        of_agreement("give", agreement.pk),
    ]

    assert [client.get(page).status_code for page in pages] == [status] * 4
    shown = links(client.get(of_agreement("change", agreement.pk)))
    assert {"File a newer version", "Withdraw", "File a letter", "Ask for an action"} & set(shown) == set()


def test_a_paper_is_filed_in_its_language(client, officer, agreement):
    sent = {"file": scan(), "kind": "signed_copy", "visibility": "office", "language": "fr"}

    response = client.post(of_agreement("attach", agreement.pk), sent, follow=True)

    assert Document.objects.get().language == "fr"
    assert "French" in text(response)


def test_the_list_of_papers_tells_where_each_stands(client, officer, agreement):
    first = DocumentFactory(about=agreement, name="first.pdf")
    DocumentFactory(about=agreement, name="second.pdf", data=b"2", previous=first, scan_status="waiting")
    refused = {"scan_status": "refused", "scanned_at": "2026-11-01T12:00Z", "signature": "Eicar", "file": ""}
    DocumentFactory(about=agreement, name="bad.pdf", data=b"3", **refused)

    response = client.get(of("document", "changelist"))

    assert [(row[0], row[-1]) for row in rows(response)] == [
        ("bad.pdf", "refused, a virus was found: Eicar"),
        ("second.pdf", "being checked for viruses"),
        ("first.pdf", "a newer version is there"),
    ]
    assert "bad.pdf" not in links(response)


# --- letters ---------------------------------------------------------------------------------------------------------

LETTER = {"direction": "incoming", "number": "۱۴/۲۲۳۱", "dated_on": "1405/08/10", "correspondent": "Ministry"}


def test_a_letter_is_filed_from_the_page_of_its_record(client, officer, agreement):
    page = links(client.get(of_agreement("change", agreement.pk)))["File a letter"]

    response = client.post(page, LETTER | {"subject": "Opinion", "file": scan()}, follow=True)

    letter = Letter.objects.get()
    assert (letter.about, letter.dated_on, letter.scan.kind) == (agreement, dt.date(2026, 11, 1), "letter")
    assert "Filed: letter" in text(response)
    assert of("letter", "change", letter.pk) in links(response).values()


def test_the_same_letter_on_another_record_is_told(client, officer, agreement):
    other = AgreementFactory(concluded=True, title_en="Memorandum with Trieste")
    LetterFactory(about=other, direction="incoming", number="14/1", dated_on=dt.date(2026, 11, 1))

    sent = LETTER | {"number": "14/1"}
    response = client.post(of_agreement("file_letter", agreement.pk), sent, follow=True)

    assert "The same letter is filed on “Memorandum with Trieste” too." in text(response)


def test_a_letter_in_error_keeps_what_was_typed_and_asks_for_the_file_again(client, officer, agreement):
    sent = LETTER | {"dated_on": "soon", "file": scan()}

    response = client.post(of_agreement("file_letter", agreement.pk), sent)

    assert {link["href"] for link in soup(response).select(".error-summary a")} == {"#id_dated_on", "#id_file"}
    assert fields(response, "#content form")["correspondent"] == ["Ministry"]
    assert not Letter.objects.exists()


def test_a_letter_filed_twice_is_refused_and_nothing_is_kept(client, officer, agreement):
    client.post(of_agreement("file_letter", agreement.pk), LETTER)

    response = client.post(of_agreement("file_letter", agreement.pk), LETTER | {"file": scan()})

    assert "This letter is filed here already." in text(response)
    assert (Letter.objects.count(), Document.objects.count()) == (1, 0)


def test_a_letter_is_corrected_and_withdrawn_on_its_own_page(client, officer, agreement):
    paper = DocumentFactory(about=agreement)
    letter = LetterFactory(about=agreement, number="1405/1", dated_on=dt.date(2026, 11, 1), scan=paper)
    page = links(client.get(of("letter", "change", letter.pk)))
    sent = fields(client.get(page["Correct"]), "#content form")
    assert sent["scan"] == [str(paper.pk)]

    client.post(page["Correct"], sent | {"number": "1405/2"})
    letter.refresh_from_db()
    assert (letter.number, letter.scan) == ("1405/2", paper)

    client.post(page["Withdraw"], {"reason": "Another record's."})
    letter.refresh_from_db()
    assert letter.is_closed
    assert "Correct" not in links(client.get(of("letter", "change", letter.pk)))


def test_a_letter_that_an_approval_names_says_why_it_stays(client, officer, agreement):
    approval = OutsideApprovalFactory(about=agreement, sent=True)

    response = client.post(of("letter", "withdraw", approval.sent_letter.pk), {"reason": "x"})

    assert "An approval from outside names this letter: it stays." in text(response)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.DIRECTOR])
def test_letters_are_corrected_by_whoever_may_change_the_record(client, as_user, agreement, role):
    letter = LetterFactory(about=agreement)
    as_user(role)

    assert client.get(of("letter", "change", letter.pk)).status_code == 200
    assert {client.get(of("letter", name, letter.pk)).status_code for name in ("correct", "withdraw")} == {403}


def test_the_register_is_filtered_by_year_direction_and_record(client, officer, agreement):
    LetterFactory(about=agreement, number="A", dated_on=dt.date(2026, 3, 20))
    LetterFactory(about=agreement, number="B", dated_on=dt.date(2026, 3, 21), direction="incoming")
    LetterFactory(about=agreement, number="C", dated_on=dt.date(2025, 12, 31))

    assert listed(client, "letter") == ["B", "A", "C"]
    assert listed(client, "letter", year="2026") == ["B", "A"]
    assert listed(client, "letter", direction__exact="incoming") == ["B"]
    assert listed(client, "letter", q="c") == ["C"]
    assert listed(client, "letter", year="1999") == ["B", "A", "C"]


def test_years_of_the_register_are_those_of_the_reader_s_calendar(client, officer, agreement):
    LetterFactory(about=agreement, number="A", dated_on=dt.date(2026, 3, 20))
    LetterFactory(about=agreement, number="B", dated_on=dt.date(2026, 3, 21))

    response = client.get("/fa/admin/records/letter/?year=1405")

    assert [link.text for link in soup(response).select("#result_list tbody th a")] == ["B"]
    assert {"۱۴۰۴", "۱۴۰۵"} <= set(text(response).split())


# --- actions ---------------------------------------------------------------------------------------------------------


def test_somebody_is_asked_for_an_action_from_the_page_of_the_record(client, officer, agreement, user_with):
    omid = user_with(Role.OFFICER, name="Omid Sarafraz")
    page = links(client.get(of_agreement("change", agreement.pk)))["Ask for an action"]

    response = client.post(page, {"title": "Ask Trieste", "owner": omid.pk, "due_on": "1405/09/10"}, follow=True)

    item = ActionItem.objects.get()
    assert (item.owner, item.given_by, item.due_on) == (omid, officer, dt.date(2026, 12, 1))
    assert "Asked: Omid Sarafraz." in text(response)
    assert "Ask Trieste" in links(response)


def test_a_scholar_is_asked_by_the_address_of_the_account(client, officer, agreement):
    maryam = UserFactory(email="maryam.ahmadi@example.org")
    sent = {"title": "Send the list", "address": "Maryam.Ahmadi@example.org", "due_on": "2026-12-01"}

    client.post(of_agreement("give", agreement.pk), sent)

    assert ActionItem.objects.get().owner == maryam


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ({}, "Say who shall do it."),
        ({"address": "nobody@example.org"}, "There is no account with this address."),
        ({"address": "closed@example.org"}, "There is no account with this address."),
        ({"owner": "me", "address": "me@example.org"}, "not both"),
        ({"owner": "me", "due_on": "2026-11-19"}, "That day is over"),
    ],
)
def test_who_and_when_are_said_beside_their_fields(client, officer, agreement, who, sentence):
    UserFactory(email="closed@example.org", is_active=False)
    sent = {"title": "Send", "due_on": "2026-12-01"} | who
    if "owner" in sent:
        sent["owner"] = officer.pk

    response = client.post(of_agreement("give", agreement.pk), sent)

    assert sentence in text(response)
    assert not ActionItem.objects.exists()


def test_an_action_goes_to_somebody_else(client, officer, agreement, user_with):
    item = ActionItemFactory(about=agreement)
    omid = user_with(Role.OFFICER, name="Omid Sarafraz")
    page = links(client.get(of("actionitem", "change", item.pk)))["Give it to somebody else"]

    client.post(page, {"owner": omid.pk})

    item.refresh_from_db()
    assert item.owner == omid


def test_title_and_day_of_an_open_action_are_edited_and_nothing_of_one_that_is_over(client, officer, agreement):
    item = ActionItemFactory(about=agreement)
    page = of("actionitem", "change", item.pk)
    client.post(page, fields(client.get(page), "#actionitem_form") | {"title": "Send it", "due_on": "2027-01-01"})

    item.refresh_from_db()
    assert (item.title, item.due_on) == ("Send it", dt.date(2027, 1, 1))

    over = ActionItemFactory(about=agreement, done=True)
    assert "title" not in fields(client.get(of("actionitem", "change", over.pk)), "#actionitem_form")


def test_the_list_of_actions_is_filtered(client, officer, agreement):
    ActionItemFactory(about=agreement, title="Late", due_on=dt.date(2026, 11, 1))
    ActionItemFactory(about=agreement, title="Mine", owner=officer)
    ActionItemFactory(about=agreement, title="Done", done=True)

    assert set(listed(client, "actionitem")) == {"Late", "Mine", "Done"}
    assert listed(client, "actionitem", due="overdue") == ["Late"]
    assert listed(client, "actionitem", due="open") == ["Mine"]
    assert listed(client, "actionitem", whose="mine") == ["Mine"]
    assert set(listed(client, "actionitem", whose="others")) == {"Late", "Done"}
    assert listed(client, "actionitem", status__exact="done") == ["Done"]


def test_whoever_is_asked_does_not_read_the_name_of_a_record_that_is_secret(client, as_user, canary):
    unit_officer = as_user(Role.UNIT_OFFICER, unit=UnitFactory())
    item = ActionItemFactory(
        about=AgreementFactory(concluded=True, restricted=True, title_en=canary), owner=unit_officer
    )

    for page in (of("actionitem", "changelist"), of("actionitem", "change", item.pk)):
        words = text(client.get(page))
        assert item.title in words
        assert "a record you do not see" in words
        assert canary not in words


# --- approvals -------------------------------------------------------------------------------------------------------


@pytest.fixture
def approval(agreement, officer):
    return OutsideApprovalFactory(about=agreement, owner=officer, kind=ApprovalKindFactory(name_en="Ministry"))


def test_an_approval_is_asked_for_and_answered_by_its_buttons(client, officer, approval):
    page = of("outsideapproval", "change", approval.pk)
    ask = links(client.get(page))["Record the letter sent"]
    client.post(ask, {"number": "14/2231", "dated_on": "1405/08/09", "file": scan()})
    answer = links(client.get(page))["Record the answer"]
    sent = {"number": "15/77", "dated_on": "1405/08/23", "is_granted": "no", "reason": "Not now."}

    response = client.post(answer, sent, follow=True)

    approval.refresh_from_db()
    assert (approval.status, approval.is_granted, approval.reason) == ("answered", False, "Not now.")
    assert (approval.sent_letter.number, approval.answer_letter.number) == ("14/2231", "15/77")
    assert {"not granted", "Not now."} <= {
        cell.get_text(" ", strip=True) for cell in soup(response).select(".tag, .readonly")
    }


def test_an_answer_before_the_question_is_refused_beside_its_field(client, officer, approval):
    page = of("outsideapproval", "transition", approval.pk, "ask")
    client.post(page, {"number": "1", "dated_on": "2026-11-10"})
    answer = of("outsideapproval", "transition", approval.pk, "answer")

    response = client.post(answer, {"number": "2", "dated_on": "2026-11-09", "is_granted": "yes", "file": scan()})

    assert {link["href"] for link in soup(response).select(".error-summary a")} == {"#id_dated_on", "#id_file"}
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    ("reader", "reads"),
    [("owner", True), (Role.DIRECTOR, True), (Role.OFFICER, False), (Role.AUDITOR, False)],
)
def test_the_reason_given_is_read_by_the_few_who_may(
    client, officer, agreement, approval, as_user, canary, reader, reads
):
    for name, day, more in (
        ("ask", "2026-11-01", {}),
        ("answer", "2026-11-02", {"is_granted": "no", "reason": canary}),
    ):
        page = of("outsideapproval", "transition", approval.pk, name)
        client.post(page, {"number": day, "dated_on": day} | more)
    if reader != "owner":
        as_user(reader)
    pages = [
        of("outsideapproval", "change", approval.pk),
        of("outsideapproval", "history", approval.pk),
        of("outsideapproval", "changelist"),
        of_agreement("change", agreement.pk),
        of_agreement("history", agreement.pk),
        agreement.get_absolute_url(),
    ]

    told = [canary in text(client.get(page)) for page in pages]

    assert told == [reads, False, False, False, False, reads]
    assert client.get(of("outsideapproval", "changelist"), {"q": canary}).context["cl"].result_count == 0


def test_another_officer_takes_an_approval_over(client, officer, approval, user_with):
    omid = user_with(Role.OFFICER, name="Omid Sarafraz")
    page = links(client.get(of("outsideapproval", "change", approval.pk)))["Give it to another officer"]

    client.post(page, {"owner": omid.pk})

    assert OutsideApproval.objects.get().owner == omid


def test_a_kind_that_is_no_longer_used_is_withdrawn(client, officer):
    kind = ApprovalKindFactory()

    client.post(of("approvalkind", "withdraw", kind.pk), {"reason": "The office was dissolved."})

    kind.refresh_from_db()
    assert kind.is_closed
    assert "This entry was withdrawn: The office was dissolved." in text(
        client.get(of("approvalkind", "change", kind.pk))
    )
