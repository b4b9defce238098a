"""How does an agreement that was signed elsewhere come into the register, and of which types?"""

from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from agreements.actions.conclusion import keep_signed_original
from agreements.actions.life import assign_officer, file_signed_copy, refuse_future
from agreements.actions.partners import add_party
from agreements.models import (
    Agreement,
    AgreementTerm,
    AgreementType,
    Confidentiality,
    EndKind,
    Level,
    Origin,
    RenewalMode,
)
from agreements.workflow import Status
from records.history import acting
from records.models import Direction, Letter
from records.references import next_reference
from records.refusals import Refusal
from records.text import fold

# What nearly every office has. The rows are the office's to change; a code that is there already is left alone.
USUAL_TYPES = (
    {
        "code": "MOU",
        "name_en": "Memorandum of understanding",
        "name_fa": "یادداشت تفاهم",
        "aliases": ["Memorandum", "تفاهم‌نامه", "یادداشت تفاهم (تفاهم‌نامه)"],
        "level": Level.FRAMEWORK,
    },
    {
        "code": "MOA",
        "name_en": "Memorandum of agreement",
        "name_fa": "موافقت‌نامهٔ همکاری",
        "aliases": ["Agreement", "Cooperation agreement", "موافقت‌نامه"],
        "level": Level.SPECIFIC,
    },
    {"code": "CON", "name_en": "Contract", "name_fa": "قرارداد", "aliases": [], "level": Level.SPECIFIC},
    {
        "code": "EXE",
        "name_en": "Executive programme",
        "name_fa": "برنامهٔ اجرایی",
        "aliases": ["Executive program", "Executive agreement"],
        "level": Level.SPECIFIC,
    },
    {
        "code": "MIN",
        "name_en": "Minutes",
        "name_fa": "صورت‌جلسهٔ تفاهم",
        "aliases": ["Minutes of understanding", "Minutes of meeting", "صورت‌جلسه"],
        "level": Level.OTHER,
    },
)


def usual_types(*, by):
    """Enter those usual types whose code is not there yet; return all of them by code."""
    with acting(by=by, verb="add"):
        for values in USUAL_TYPES:
            AgreementType.objects.get_or_create(code=values["code"], defaults=values)
    codes = [values["code"] for values in USUAL_TYPES]
    return {kind.code: kind for kind in AgreementType.objects.filter(code__in=codes)}


def types_by_word(*, with_usual=False):
    """The office's types by every word for them, folded: code, names, other words.

    `with_usual` adds, not saved, those usual types that are still missing.
    """
    kinds = list(AgreementType.objects.open())
    if with_usual:
        codes = set(AgreementType.objects.values_list("code", flat=True))
        kinds += [AgreementType(**values) for values in USUAL_TYPES if values["code"] not in codes]
    found = {}
    for kind in kinds:
        for word in (kind.code, kind.name_en, kind.name_fa, *kind.aliases):
            found.setdefault(fold(word), kind)
    found.pop("", None)
    return found


def titles(kind, partner):
    """title_en and title_fa of an agreement without a title of its own: its type and its partner."""
    found = {}
    for language, name in (("en", kind.name_en), ("fa", kind.name_fa or kind.name_en)):
        with translation.override(language):
            title = _("%(type)s with %(partner)s") % {"type": name, "partner": partner}
        found[f"title_{language}"] = Truncator(title).chars(300)
    return found


def register_signed(
    *,
    type,  # noqa: A002 - the office's word for it
    title_en,
    title_fa="",
    parties,
    signed,
    starts=None,
    end_kind=EndKind.UNKNOWN,
    ends_on=None,
    notice_days=None,
    renewal_mode=RenewalMode.NONE,
    auto_months=None,
    max_auto_renewals=None,
    max_total_months=None,
    confidentiality=Confidentiality.INTERNAL,
    letter_number="",
    letter_on=None,
    file=None,
    language="",
    officer=None,
    lead_unit=None,
    tags=(),
    goals=(),
    scope="",
    by,
):
    """The short way in: an agreement that is signed already, with its reference; not locked until it is verified.

    `parties` are Sides; `signed` and `starts` ImpreciseDates, the begin being the day of signature unless told.
    """
    with acting(by=by, verb="register"):
        refuse_future(signed, "signed")
        agreement = Agreement.objects.create(
            type=type,
            title_en=title_en,
            title_fa=title_fa,
            reference=next_reference(type.code, on=signed.date),
            status=Status.CONCLUDED,
            origin=Origin.REGISTERED,
            **dated("signed", signed),
            confidentiality=confidentiality,
            lead_unit=lead_unit,
            scope=scope,
        )
        for side in parties:
            add_party(agreement, side, by=by)
        AgreementTerm.objects.create(
            agreement=agreement,
            **dated("starts", starts or signed),
            end_kind=end_kind,
            ends_on=ends_on,
            notice_days=notice_days,
            renewal_mode=renewal_mode,
            auto_months=auto_months,
            max_auto_renewals=max_auto_renewals,
            max_total_months=max_total_months,
        )
        agreement.tags.set(tags)
        agreement.goals.set(goals)
        if letter_number:
            _keep_letter(agreement, number=letter_number, dated_on=letter_on)
        if file:
            copy = file_signed_copy(agreement, file, language=language, by=by)
            keep_signed_original(agreement, copy, concluded_on=signed.date)
        if officer:
            assign_officer(agreement, user=officer, by=by)
    return agreement


def dated(stem, date):
    """The three columns of an imprecise date: with `signed` they are signed_on, signed_precision, signed_calendar."""
    if date is None:
        return {}
    return {f"{stem}_on": date.date, f"{stem}_precision": date.precision, f"{stem}_calendar": date.calendar}


def _keep_letter(agreement, *, number, dated_on):
    if dated_on is None:
        raise Refusal(_("A letter has a number and a date: give the date as well."), "letter_on")
    Letter.objects.create(about=agreement, direction=Direction.OUTGOING, number=number, dated_on=dated_on)
