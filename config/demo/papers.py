"""Papers with versions, approvals from outside and action items on the agreements that are on their way."""

import io
from datetime import timedelta

from django.core.files.base import ContentFile
from pypdf import PdfWriter

from agreements.actions import request_approvals
from agreements.models import Agreement, AgreementType, ApprovalRule
from agreements.workflow import Status
from records import clock
from records.actions import answer, ask, correct_letter
from records.documents import attach, replace
from records.history import acting
from records.models import ActionItem, ApprovalKind, DocumentKind, Letter


def make_papers(users):
    """One approval answered, one that waits for three weeks, one to be asked for; actions late and open."""
    leila = users["leila.daneshvar@example.org"]
    sent = Letter.objects.get(number="14/2231")
    agreement = sent.about
    first = attach(
        agreement, pdf("draft.pdf", 1), by=leila, kind=DocumentKind.TEXT, title="Draft of the agreement", language="en"
    )
    replace(first, pdf("draft-2.pdf", 2), comment="Article 4, as the legal office asked", by=leila)
    correct_letter(sent, correspondent="Ministry of Science, Research and Technology", by=leila)
    _approvals(agreement, sent, by=leila)
    _actions(agreement, users, by=leila)


def _approvals(agreement, sent, *, by):
    kinds = {kind.code: kind for kind in ApprovalKind.objects.all()}
    moa = AgreementType.objects.get(code="MOA")
    with acting(by=by, verb="add"):
        ApprovalRule.objects.create(kind=kinds["LEGAL"], type=moa)
        ApprovalRule.objects.create(kind=kinds["MINISTRY"], type=moa)
        ApprovalRule.objects.create(kind=kinds["FOREIGN"], type=moa)
    asked = {approval.kind.code: approval for approval in request_approvals(agreement, by=by)}
    day, legal = sent.dated_on, asked["LEGAL"]
    ask(legal, number="14/2190", dated_on=day - timedelta(days=12), subject="Draft for legal review", by=by)
    answer(
        legal,
        number="31/77",
        dated_on=day - timedelta(days=4),
        subject="No objection; article 4 to be changed",
        is_granted=True,
        by=by,
    )
    ask(asked["MINISTRY"], number=sent.number, dated_on=day, by=by)


def _actions(agreement, users, *, by):
    """Written down without a letter: the mailbox shows others."""
    today = clock.today()
    omid, maryam = users["omid.sarafraz@example.org"], users["maryam.ahmadi@example.org"]
    public = Agreement.objects.filter(status=Status.CONCLUDED, confidentiality="public", signed_on__isnull=False)
    newest = list(public.order_by("-signed_on", "-pk")[:3])
    with acting(by=by, verb="give"):
        for record, title, owner, days, needs_evidence in (
            (newest[0], "Ask the partner whether it wants to renew", by, 6, False),
            (newest[1], "Send the list of doctoral students abroad", maryam, -3, True),
            (newest[2], "Translate the annex into Persian", omid, 12, True),
            (agreement, "Ask the ministry when it will answer", omid, -1, False),
        ):
            ActionItem.objects.create(
                about=record,
                title=title,
                owner=owner,
                given_by=by,
                due_on=today + timedelta(days=days),
                needs_evidence=needs_evidence,
            )


def pdf(name, pages):
    """A file without words; another number of pages is another file."""
    writer, data = PdfWriter(), io.BytesIO()
    for _page in range(pages):
        writer.add_blank_page(595, 842)
    writer.write(data)
    return ContentFile(data.getvalue(), name=name)
