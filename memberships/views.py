"""The directory of members and the schemes, for everybody; a membership, for everybody as far as it may be read."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agreements.models import Agreement
from memberships.forms import MembershipFilter, SchemeFilter
from memberships.models import FeeDue, Membership, Scheme, VisitRequest
from memberships.opendata import records
from memberships.register import header, rows
from memberships.sentences import conditions, entitlements, standing
from memberships.times import next_closing
from records import clock, downloads
from records.languages import reader
from records.text import number
from records.views import KeysFirst, RecordDetail, RecordList, public_page, transition_links


@public_page
class MembershipList(RecordList):
    """Page, CSV, XLSX and JSON of what this reader sees, as of any day."""

    model = Membership
    filter_class = MembershipFilter
    template_name = "memberships/membership_list.html"
    title = gettext_lazy("Members")
    intro = gettext_lazy("Scholars and institutions who are members of academies, centres and unions abroad.")
    list_name = "memberships:list"
    formats = RecordList.formats | {"json"}
    paginator_class = KeysFirst

    def get_queryset(self):
        return super().get_queryset().open().for_lists()

    @property
    def day(self):
        return self.filters.day

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        count, user = context["paginator"].count, self.request.user
        may_edit = user.is_authenticated and user.is_staff and user.has_perm("memberships.add_membership")
        return context | {
            "members": [(one, one.phase(self.day)) for one in context["object_list"]],
            "count_text": ngettext("%(number)s membership", "%(number)s memberships", count)
            % {"number": number(count, reader())},
            "edit_url": reverse("admin:memberships_membership_changelist") if may_edit else "",
        }

    def header(self):
        return header()

    def rows(self, queryset):
        return rows(queryset, self.day, may_read=self.may_read)

    def may_read(self, membership):
        """The number, as on its page: the office, auditors and whose membership it is."""
        return self.reads_papers or membership.belongs_to(self.request.user)

    @cached_property
    def reads_papers(self):
        return self.request.user.has_perm("memberships.read_papers_membership")

    def export(self, format_):
        if format_ != "json":
            return super().export(format_)
        about = {"title": str(self.title), "as_of": self.day.isoformat()}
        name = f"members-{self.day.isoformat()}.json"
        return downloads.data(
            self.request, records(self.filters.qs, self.day, may_read=self.may_read), about=about, name=name
        )


@public_page
class MembershipDetail(RecordDetail):
    """Everybody reads who is a member since when; what it gives and costs, its holder and the office."""

    model = Membership
    template_name = "memberships/membership_detail.html"

    def get_queryset(self):
        return super().get_queryset().for_lists().select_related("coordinator", "agreement")

    @cached_property
    def reads_all(self):
        user = self.request.user
        return user.has_perm("memberships.read_papers_membership") or self.object.belongs_to(user)

    def get_context_data(self, **kwargs):
        user, membership = self.request.user, self.object
        terms = membership.terms.prefetch_related("accounts__rule") if self.reads_all else []
        seen = Agreement.objects.visible_to(user).filter(pk=membership.agreement_id)
        return super().get_context_data(
            reads_all=self.reads_all,
            sentence=standing(membership),
            terms=[(term, entitlements(term)) for term in terms],
            visits=self._visits(user) if self.reads_all else [],
            dues=self._dues(user) if self.reads_all else [],
            agreement=seen.first() if membership.agreement_id else None,
            may_ask=self.reads_all and user.has_perm("memberships.ask_visit_membership", membership),
            may_agree=user.has_perm("memberships.agree_membership", membership),
            may_edit=user.is_authenticated
            and user.is_staff
            and user.has_perm("memberships.change_membership", membership),
            **kwargs,
        )

    def _visits(self, user):
        found = VisitRequest.objects.visible_to(user).filter(term__membership=self.object)
        return found.select_related("visitor")

    def _dues(self, user):
        found = FeeDue.objects.visible_to(user).filter(membership=self.object, closed_on=None)
        return [(due, due.money.format(reader()), transition_links(due, user)) for due in found.for_lists()]


@public_page
class SchemeList(RecordList):
    """Of which bodies one can become a member, until when one is nominated, and where this is known from."""

    model = Scheme
    filter_class = SchemeFilter
    template_name = "memberships/scheme_list.html"
    title = gettext_lazy("Schemes of membership")
    intro = gettext_lazy(
        "What academies, centres and unions abroad offer, each with its source and the day of the check."
    )
    list_name = "memberships:scheme_list"

    def get_queryset(self):
        return super().get_queryset().open().for_lists()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        count, user, today = context["paginator"].count, self.request.user, clock.today()
        may_edit = user.is_authenticated and user.is_staff and user.has_perm("memberships.add_scheme")
        return context | {
            "schemes": [(scheme, next_closing(scheme, today)) for scheme in context["object_list"]],
            "count_text": ngettext("%(number)s scheme", "%(number)s schemes", count)
            % {"number": number(count, reader())},
            "edit_url": reverse("admin:memberships_scheme_changelist") if may_edit else "",
        }

    def header(self):
        return [
            _("Body"),
            _("Code"),
            _("Scheme"),
            _("Held by"),
            _("Months of a term"),
            _("Nominations by"),
            _("Source"),
            _("Looked at on"),
        ]

    def rows(self, queryset):
        today = clock.today()
        for scheme in queryset:
            closing = next_closing(scheme, today)
            yield [
                scheme.body.code,
                scheme.code,
                scheme.name,
                scheme.get_holder_display(),
                scheme.term_months or "",
                closing[0] if closing else "",
                scheme.source_url,
                scheme.checked_on or "",
            ]


@public_page
class SchemeDetail(RecordDetail):
    """One scheme: conditions, term, entitlements and dues, as its body publishes them."""

    model = Scheme
    template_name = "memberships/scheme_detail.html"
    slug_field = slug_url_kwarg = "code"

    def get_queryset(self):
        return super().get_queryset().for_lists()

    def get_context_data(self, **kwargs):
        user, scheme = self.request.user, self.object
        return super().get_context_data(
            conditions=conditions(scheme, clock.today()),
            rules=scheme.entitlement_rules.all(),
            fee=scheme.fee.format(reader()) if scheme.fee else "",
            may_edit=user.is_authenticated and user.is_staff and user.has_perm("memberships.change_scheme", scheme),
            **kwargs,
        )
