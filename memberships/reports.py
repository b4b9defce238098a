"""What of memberships do we print?"""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from memberships.models import Body, Membership, Phase
from memberships.register import header, rows
from memberships.sentences import entitlements, standing
from records.calendars import in_words
from records.fields import DualDateField
from records.filters import ANY
from records.reports import Report, reports
from records.widgets import Select

HELD = (Phase.CURRENT, Phase.GRACE, Phase.SUSPENDED, Phase.UNDATED)


class MembersForm(forms.Form):
    """Of one body or of all; of any day."""

    body = forms.ChoiceField(label=gettext_lazy("Body"), required=False, widget=Select)
    on = DualDateField(label=gettext_lazy("As of"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.fields["body"].choices = [ANY, *((body.code, body.name) for body in Body.objects.open())]


@reports.register
class MembersAndEntitlements(Report):
    """Who is a member of what, until when, and what is left to each; those that are not over on the day."""

    slug = "members-and-entitlements"
    title = gettext_lazy("Members and their entitlements")
    description = gettext_lazy("Who is a member of what until when, and what is left of days, visits, fares and money.")
    template = "memberships/reports/members.html"
    permission = "memberships.print_membership"
    stylesheets = ("css/print-register.css",)
    form_class = MembersForm

    def memberships(self, *, user, on, filters):
        found = Membership.objects.visible_to(user).open()
        if filters.get("body"):
            found = found.filter(scheme__body__code=filters["body"])
        keys = [key for phase in HELD for key in found.in_phase(phase, on).order_by().values_list("pk", flat=True)]
        return found.filter(pk__in=keys).for_lists()

    def subtitle(self, *, on, filters):
        return _("As of %(day)s") % {"day": in_words(on)}

    def table(self, *, user, on, filters):
        return header(), rows(self.memberships(user=user, on=on, filters=filters), on, may_read=lambda membership: True)

    def context(self, *, user, on, filters, is_pdf):
        found = self.memberships(user=user, on=on, filters=filters)
        found = list(found.prefetch_related("terms__accounts", "scheme__entitlement_rules"))
        groups = {}
        for membership in found:
            groups.setdefault(membership.scheme, []).append(_entry(membership, on))
        return {
            "groups": list(groups.items()),
            "count": len(found),
            "scheme_count": len(groups),
            "sections": [("members", _("By scheme"))],
        }


def _entry(membership, on):
    term = membership.term_on(on)
    return {
        "membership": membership,
        "phase": membership.phase(on),
        "standing": standing(membership),
        "term": term,
        "left": entitlements(term) if term else [],
    }
