"""What a page shows of an agreement's papers: texts, who signed and who has yet to, and what each changes."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from agreements import actions
from agreements.models import AgreementTerm, EndKind, Instrument, RenewalMode, Signatory, Signature, TextVersion
from agreements.workflow import InstrumentStatus
from records.calendars import in_words
from records.languages import reader
from records.text import digits

NAME_OF_SIGNATORY = ("party__institution", "party__unit", "institution", "unit")  # what its name reads
SIGNATORY_OF_SIGNATURE = tuple(f"signatory__{name}" for name in NAME_OF_SIGNATORY)
KINDS = {
    InstrumentStatus.DRAFT: "current",
    InstrumentStatus.IN_SIGNATURE: "waiting",
    InstrumentStatus.IN_FORCE: "good",
    InstrumentStatus.VOID: "quiet",
}


@dataclass
class Paper:
    """One instrument with what belongs to it, from what `with_parts` prefetches."""

    instrument: Instrument

    @property
    def name(self):
        return capfirst(self.instrument.name if self.instrument.number > 1 or not self._is_original else self._kind)

    @property
    def tag(self):
        return capfirst(self.instrument.get_status_display()), KINDS[self.instrument.status]

    @cached_property
    def texts(self):
        """The newest version in each language, with the ones before it."""
        by_language = {}
        for version in self.instrument.texts.all():  # by language, the newest first
            by_language.setdefault(version.language, []).append(version)
        return [(newest, earlier) for newest, *earlier in by_language.values()]

    @cached_property
    def signed(self):
        """Every signature that counts or did: those that count first."""
        return sorted(self.instrument.signatures.all(), key=lambda one: (one.is_void, one.signed_on, one.pk))

    @cached_property
    def waiting(self):
        """Who has yet to sign, once it has been sent round."""
        if self.instrument.status != InstrumentStatus.IN_SIGNATURE:
            return []
        signed = {one.signatory_id for one in self.signed if not one.is_void}
        return [signatory for signatory in self.instrument.signatories.all() if signatory.pk not in signed]

    @cached_property
    def changes(self):
        """(what, old, new) in words: what it has changed."""
        return [change_in_words(change) for change in self.instrument.changes]

    @property
    def _is_original(self):
        return self.instrument.kind == "original"

    @property
    def _kind(self):
        return str(self.instrument.get_kind_display())


def papers_of(agreement, user):
    """The papers of an agreement that this user sees; for the public there are none."""
    instruments = with_parts(Instrument.objects.visible_to(user).filter(agreement=agreement))
    return [Paper(instrument) for instrument in instruments]


def with_parts(instruments):
    """With what a Paper reads, in four queries."""
    return (
        instruments.select_related("agreement", "signed_copy")
        .order_by("pk")
        .prefetch_related(
            Prefetch("texts", queryset=TextVersion.objects.select_related("document")),
            Prefetch("signatories", queryset=Signatory.objects.select_related(*NAME_OF_SIGNATORY)),
            Prefetch("signatures", queryset=Signature.objects.select_related("proof", *SIGNATORY_OF_SIGNATURE)),
        )
    )


def change_in_words(change):
    """One of `Instrument.changes` as the reader reads it."""
    what = change["what"]
    if what in {"joins", "leaves"}:
        label = _("Party joins") if what == "joins" else _("Party leaves")
        return label, change["old"] or "–", change["new"] or "–"
    label = _("Term") if what == "term" else capfirst(str(AgreementTerm._meta.get_field(what).verbose_name))
    return label, _value_in_words(what, change["old"]), _value_in_words(what, change["new"])


def _value_in_words(what, value):
    if value == "":
        return "–"
    if what == "term":
        first, last = value.split("/")
        end = EndKind(last).label if last in EndKind.values else in_words(dt.date.fromisoformat(last))
        return f"{in_words(dt.date.fromisoformat(first))} – {end}"
    if what == "renewal_mode":
        return str(RenewalMode(value).label)
    return actions.in_words(what, value) if what == "ends_on" else digits(value, reader())
