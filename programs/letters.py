"""Letters about calls: is this your wish, and here is a new one."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from notices.texts import LetterKind, Placeholder, texts
from records import clock
from records.calendars import in_words

WISH = Placeholder(_("which calls the reader wants to be told of"), _("all calls"))


@texts.register
class AlertConfirm(LetterKind):
    slug = "alert-confirm"
    template = "programs/emails/alert_confirm"
    title = _("Is it you who wants to be told of calls?")
    occasion = _("To whoever's address was given on the page for alerts.")
    placeholders = {
        "wish": WISH,
        "url": Placeholder(_("link to confirm"), lambda: reverse("home"), is_required=True, is_secret=True),
    }


@texts.register
class NewCall(LetterKind):
    slug = "new-call"
    template = "programs/emails/new_call"
    title = _("A new call")
    occasion = _("To those who asked to be told, when a call is published or opens.")
    placeholders = {
        "call": Placeholder(_("title of the call"), _("Joint research projects")),
        "programme": Placeholder(_("its programme"), "Jondishapoor"),
        "opens": Placeholder(_("when it opens"), lambda: in_words(clock.today())),
        "closes": Placeholder(_("when it closes; empty where it does not"), lambda: in_words(clock.today())),
        "wish": WISH,
        "url": Placeholder(_("link to the call"), lambda: reverse("home"), is_required=True),
        "stop": Placeholder(_("link to stop these letters"), lambda: reverse("home"), is_required=True, is_secret=True),
    }

    def values(self, context):
        closes = context["closes"] or str(_("without end"))
        return super().values(context) | {"closes": closes}
