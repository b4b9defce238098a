"""What of papers, actions and approvals waits for whom."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from records import clock
from records.calendars import in_words
from records.desk import Waiting, desk
from records.models import ActionItem, ApprovalStatus, OutsideApproval


class Actions(Waiting):
    needs = ("owner",)

    def why(self, item):
        day = in_words(item.due_on)
        if item.is_overdue(clock.today()):
            return _("It was to be done by %(day)s.") % {"day": day}
        return _("It is to be done by %(day)s.") % {"day": day}


@desk.register
class MyOverdueActions(Actions):
    slug = "my-overdue-actions"
    permission = "records.do_actionitem"
    kind = "problem"
    since = "due_on"
    sentence = gettext_lazy("Do it, or say why it cannot be done.")

    def rows(self, user):
        return ActionItem.objects.filter(owner=user).overdue(clock.today())

    def label(self, n):
        return ngettext("action of yours is overdue", "actions of yours are overdue", n)


@desk.register
class MyActions(Actions):
    slug = "my-actions"
    permission = "records.do_actionitem"
    since = "status_since"
    sentence = gettext_lazy("You were asked to do it by a day.")

    def rows(self, user):
        return ActionItem.objects.filter(owner=user, due_on__gte=clock.today()).open()

    def label(self, n):
        return ngettext("action that you are asked for", "actions that you are asked for", n)


@desk.register
class OverdueActions(Actions):
    """Of others, about what this user may change."""

    slug = "overdue-actions"
    permission = "records.oversee_actionitem"
    since = "due_on"
    sentence = gettext_lazy("Ask whoever was to do it, give it to somebody else, or waive it.")

    def rows(self, user):
        return ActionItem.objects.visible_to(user).overdue(clock.today()).exclude(owner=user)

    def label(self, n):
        return ngettext("action of somebody else is overdue", "actions of others are overdue", n)

    def why(self, item):
        return _("%(who)s: %(why)s") % {"who": item.owner, "why": super().why(item)}


class Approvals(Waiting):
    permission = "records.follow_outsideapproval"
    status = None
    needs = ("kind", "about", "owner")

    def rows(self, user):
        return OutsideApproval.objects.visible_to(user).filter(status=self.status, closed_on=None)

    def subject(self, approval):
        return f"{approval.kind}: {approval.about}"

    def row_url(self, approval):
        return reverse("admin:records_outsideapproval_change", args=[approval.pk])

    def url(self):
        return f"{reverse('admin:records_outsideapproval_changelist')}?status__exact={self.status.value}"


@desk.register
class Unanswered(Approvals):
    slug = "approvals-unanswered"
    status = ApprovalStatus.SENT
    since = F("sent_letter__dated_on")
    sentence = gettext_lazy("Ask again, or record the answer.")
    needs = (*Approvals.needs, "sent_letter")

    def label(self, n):
        return ngettext("approval from outside waits for an answer", "approvals from outside wait for an answer", n)

    def why(self, approval):
        return _("Sent with letter %(number)s; %(who)s looks after it.") % {
            "number": approval.sent_letter,
            "who": approval.owner,
        }


@desk.register
class ToAskFor(Approvals):
    slug = "approvals-to-ask-for"
    status = ApprovalStatus.NEEDED
    kind = "current"
    since = "status_since"
    sentence = gettext_lazy("Send the letter and record its number and date.")

    def label(self, n):
        return ngettext("approval from outside to be asked for", "approvals from outside to be asked for", n)
