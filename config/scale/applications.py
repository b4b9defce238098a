"""Many invented applications to one call, to time its lists."""

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from programs.models import (
    Application,
    Call,
    CallArea,
    CallStatus,
    Consent,
    FormSection,
    Member,
    MemberRole,
    Programme,
    SectionAnswers,
    SectionKind,
    Side,
)
from records import clock
from records.calendars import DAY

BATCH = 1000
HASH = "0" * 64
FAMILIES = ("Rahimi", "Ahmadi", "Karimi", "Moradi", "Hosseini", "Jafari", "Sadeghi", "Akbari")
OTHERS = ("Martin", "Bernard", "Dubois", "Moreau", "Laurent", "Simon", "Michel", "Leroy")


def make_applications(count, chance, *, code="SCALE-1", share=4 / 5):
    """An open twin call with so many applications, this share of them handed in; gives the call."""
    now = clock.now()
    values = {"name_en": "Scale programme", "partner_country": "FR", "is_public": True}
    programme = Programme.objects.get_or_create(code="SCALE", defaults=values)[0]
    call = Call.objects.create(
        programme=programme,
        code=code,
        title_en="Scale call",
        status=CallStatus.PUBLISHED,
        opens_at=now - 30 * DAY,
        closes_at=now + 30 * DAY,
    )
    areas = [CallArea.objects.create(call=call, name_en=f"Scale area {n}") for n in range(11)]
    section = FormSection.objects.create(call=call, key="aims", title_en="Aims", kind=SectionKind.QUESTIONS)
    for start in range(0, count, BATCH):
        _make(call, areas, section, range(start, min(start + BATCH, count)), chance)
    _hand_in(call, chance, share)
    return call


def _make(call, areas, section, numbers, chance):
    made = [
        Application(call=call, title=f"Scale application {n}", area=chance.choice(areas), months=24) for n in numbers
    ]
    members, answers = [], []
    for application in Application.objects.bulk_create(made):
        names = {
            Side.HOME: f"Dr. {chance.choice(FAMILIES)} {application.pk}",
            Side.PARTNER: f"Prof. {chance.choice(OTHERS)} {application.pk}",
        }
        members += [
            Member(application=application, side=side, role=MemberRole.LEADER, name=name, institution_given="Scale")
            for side, name in names.items()
        ]
        answers.append(SectionAnswers(application=application, section=section, values={"aims": "To be measured."}))
    Member.objects.bulk_create(members)
    SectionAnswers.objects.bulk_create(answers)


def _hand_in(call, chance, share):
    keys = list(Application.objects.filter(call=call).values_list("pk", flat=True))
    chosen = Application.objects.filter(pk__in=chance.sample(keys, int(len(keys) * share)))
    chosen.update(content_hash=HASH)
    leaders = Member.objects.filter(application__in=chosen.values("pk"))
    leaders.update(consent=Consent.GIVEN, consent_hash=HASH, consent_at=clock.now())
    reference = Concat(Value(f"{call.code}-"), Cast(F("pk"), CharField()))
    chosen.update(status="submitted", submitted_at=clock.now(), reference=reference)
