"""Which agreements wait for somebody?"""

from django.urls import reverse
from django.utils.translation import ngettext

from agreements.models import Agreement
from records import clock
from records.desk import Waiting, desk

SOON = 180  # days


class AgreementsWaiting(Waiting):
    """Counted among what the user sees; the list is filtered by the same question."""

    question = None  # the parameter of the list, and its value

    def url(self):
        name, value = self.question
        return f"{reverse('admin:agreements_agreement_changelist')}?{name}={value}"


@desk.register
class Ending(AgreementsWaiting):
    slug = "agreements-ending"
    permission = "agreements.print_register"
    question = ("within", SOON)

    def rows(self, user):
        return Agreement.objects.visible_to(user).ending_within(SOON, clock.today())

    def label(self, n):
        return ngettext("agreement ends within 180 days", "agreements end within 180 days", n)


@desk.register
class ToVerify(AgreementsWaiting):
    slug = "agreements-to-verify"
    permission = "agreements.verify_agreement"
    kind = "current"
    question = ("check", "unverified")

    def rows(self, user):
        return Agreement.objects.visible_to(user).to_verify()

    def label(self, n):
        return ngettext("entry to compare with the paper", "entries to compare with the paper", n)


@desk.register
class ToConfirm(AgreementsWaiting):
    slug = "corrections-to-confirm"
    permission = "agreements.confirm_correction_agreement"
    question = ("check", "correction")

    def rows(self, user):
        return Agreement.objects.visible_to(user).with_open_correction()

    def label(self, n):
        return ngettext("correction waits for a second person", "corrections wait for a second person", n)
