"""What is missing or doubtful in the register of agreements?"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement
from agreements.phases import IN_QUESTION
from records.quality import Fault, quality


class AgreementFault(Fault):
    """Asked of any agreements; `words` are for the filters of the lists, which ask the same."""

    permission = "agreements.read_papers_agreement"
    words = None

    def find(self, found, on):
        raise NotImplementedError

    def rows(self, user, on):
        return self.find(Agreement.objects.visible_to(user), on)

    def url(self):
        return f"{reverse('admin:agreements_agreement_changelist')}?check={self.slug}"


@quality.register
class NobodyInCharge(AgreementFault):
    slug = "officer"
    title = _("Nobody in charge")
    words = _("nobody in charge")
    why = _("Reminders go to the director instead.")

    def find(self, found, on):
        return found.not_over(on).without_officer(on)


@quality.register
class OfficerWithoutAccount(AgreementFault):
    slug = "account"
    title = _("The officer in charge has no working account")
    words = _("officer without a working account")
    why = _("Whoever left, or has no appointment today, reads neither the desk nor the reminders.")

    def find(self, found, on):
        return found.not_over(on).with_absent_officer(on)


@quality.register
class ImpreciseDates(AgreementFault):
    slug = "imprecise"
    title = _("A date is known to the month or year only")
    words = _("date known to the month or year only")
    why = _("Figures of a year may count it in the wrong one.")

    def find(self, found, on):
        return found.with_imprecise_dates()


@quality.register
class EndNotKnown(AgreementFault):
    slug = "end"
    title = _("The end, or all dates, are not known")
    words = _("end or dates not known")
    why = _("Counts as in force for nobody until somebody reads the end in the paper.")

    def find(self, found, on):
        return found.in_phases(IN_QUESTION, on)


@quality.register
class UnknownPartner(AgreementFault):
    slug = "party"
    title = _("A party is not recognised")
    words = _("party not recognised")
    why = _("It is found neither on the page of its institution nor, perhaps, under its country.")

    def find(self, found, on):
        return found.with_unknown_party()


@quality.register
class Lookalikes(AgreementFault):
    slug = "duplicate"
    title = _("Perhaps entered twice")
    words = _("perhaps entered twice")
    why = _("Another agreement of the same type was signed on the same day with the same partner.")

    def find(self, found, on):
        return found.with_lookalike()


@quality.register
class NeverDecided(AgreementFault):
    slug = "undecided"
    title = _("Ended, and nobody decided about it")
    words = _("ended, never decided")
    why = _("Renew it, or write down that it was let lapse.")

    def find(self, found, on):
        return found.ended_undecided(on)


@quality.register
class NoSignedCopy(AgreementFault):
    slug = "copy"
    title = _("The signed copy is not filed")
    words = _("signed copy missing")
    why = _("Without it nobody can compare the entry with the paper.")

    def find(self, found, on):
        return found.concluded(on).without_signed_copy()


@quality.register
class Unverified(AgreementFault):
    slug = "unverified"
    title = _("Not yet compared with the paper")
    words = _("not yet compared with the paper")
    why = _("Anybody in the office can still change it.")

    def find(self, found, on):
        return found.to_verify()


@quality.register
class CorrectionProposed(AgreementFault):
    slug = "correction"
    title = _("A correction waits for a second person")
    words = _("correction proposed")

    def find(self, found, on):
        return found.with_open_correction()


AGREEMENT_FAULTS = {fault.slug: fault for fault in quality if isinstance(fault, AgreementFault)}
