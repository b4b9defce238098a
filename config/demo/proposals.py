"""What stands before a signature: the elements that a text settles, desks of approval inside, a model text, drafts."""

from datetime import timedelta

from agreements.actions import answer_elements, approve_inside, request_approvals
from agreements.models import (
    Agreement,
    AgreementType,
    CrucialElement,
    InsideApproval,
    InsideDesk,
    Instrument,
    InstrumentKind,
    ModelText,
    TextVersion,
)
from agreements.workflow import Status
from config.demo.papers import pdf
from records import clock
from records.documents import attach
from records.history import acting
from records.models import Document, DocumentKind

# Name, what to look for, and what the drafts of the demonstration say about it.
ELEMENTS = (
    (
        "Areas of cooperation",
        "زمینه‌های همکاری",
        ("Named, and not “all fields”.", "نام برده شود، نه «همهٔ زمینه‌ها»."),
        ("2", ""),
    ),
    (
        "Activities",
        "فعالیت‌ها",
        ("What either side can ask the other for.", "آنچه هر طرف می‌تواند از دیگری بخواهد."),
        ("3", ""),
    ),
    (
        "Money, or none",
        "تعهد مالی یا نبود آن",
        ("Who pays what, or that each side bears its own costs.", "چه کسی چه می‌پردازد، یا هر طرف هزینهٔ خود را."),
        ("5", ""),
    ),
    (
        "Intellectual property",
        "مالکیت فکری",
        ("In the text, or left to agreements for single projects.", "در متن، یا واگذار به سند هر طرح."),
        ("6", ""),
    ),
    (
        "Duration and renewal",
        "مدت و تمدید",
        ("From which day, how long, how it is renewed.", "از چه روزی، تا چه مدت و تمدید چگونه."),
        ("9", ""),
    ),
    (
        "Ending",
        "خاتمه",
        ("With how much notice, and what becomes of work under way.", "با چه مهلتی، و کارهای در جریان چه می‌شود."),
        ("10", ""),
    ),
    (
        "Contact persons",
        "رابط‌ها",
        ("One on each side, with office and address.", "از هر طرف یک نفر، با سمت و نشانی."),
        ("7", ""),
    ),
    (
        "Prevailing language",
        "زبان معتبر",
        ("Which text counts where the texts differ.", "در اختلاف متن‌ها کدام متن معتبر است."),
        ("", "There is one text only."),
    ),
    ("Disputes", "حل اختلاف", ("How they are settled.", "چگونه حل می‌شود."), ("11", "")),
)


def make_proposals(users):
    """A draft that can go to review as it is; one in review that has passed one desk and lies on the next."""
    leila, nasrin = users["leila.daneshvar@example.org"], users["nasrin.rahbari@example.org"]
    with acting(by=leila, verb="add"):
        _rows(leila, nasrin)
        for agreement in Agreement.objects.filter(status__in=[Status.DRAFT, Status.IN_REVIEW]):
            _text(agreement, by=leila)
    answers = dict(zip(CrucialElement.objects.order_by("order"), [row[-1] for row in ELEMENTS], strict=True))
    draft, in_review = (
        Agreement.objects.filter(status=status).order_by("pk").first() for status in (Status.DRAFT, Status.IN_REVIEW)
    )
    for settled in (draft, *Agreement.objects.filter(status=Status.IN_SIGNATURE)):
        answer_elements(settled, answers=answers, by=leila)
    answer_elements(in_review, answers=dict(list(answers.items())[:6]), by=leila)
    request_approvals(in_review, by=leila)
    approve_inside(in_review.inside_approvals.get(), comment="The areas fit our strategic plan.", by=leila)
    today = clock.now()
    for days, approval in zip((20, 12), in_review.inside_approvals.order_by("pk"), strict=True):
        decided = approval.decided_at and today - timedelta(days=12)
        InsideApproval.objects.filter(pk=approval.pk).update(asked_at=today - timedelta(days=days), decided_at=decided)


def _rows(officer, director):
    for place, (name_en, name_fa, guidance, _answer) in enumerate(ELEMENTS, 1):
        CrucialElement.objects.create(
            order=place, name_en=name_en, name_fa=name_fa, guidance_en=guidance[0], guidance_fa=guidance[1]
        )
    moa = AgreementType.objects.get(code="MOA")
    InsideDesk.objects.create(type=moa, order=1, name_en="Scientific review", name_fa="بررسی علمی", holder=officer)
    InsideDesk.objects.create(type=moa, order=2, name_en="Head of the office", name_fa="رئیس مرکز", holder=director)
    model = ModelText.objects.create(
        type=AgreementType.objects.get(code="MOU"),
        title="Memorandum of understanding, general model",
        language="en",
        note="Commits neither side to money. Leave the numbering of the articles as it is.",
    )
    attach(model, pdf("model-mou.pdf", 2), kind=DocumentKind.TEXT, title=model.title, language="en", by=officer)


def _text(agreement, *, by):
    """The draft that is filed, or a first one, as the text of its original."""
    if agreement.instruments.exists():
        return
    paper = Document.objects.about(agreement).current().filter(kind=DocumentKind.TEXT).first() or attach(
        agreement, pdf("draft.pdf", 3), kind=DocumentKind.TEXT, title="Draft", language="en", by=by
    )
    original = Instrument.objects.create(agreement=agreement, kind=InstrumentKind.ORIGINAL)
    TextVersion.objects.create(instrument=original, language="en", number=1, document=paper)
