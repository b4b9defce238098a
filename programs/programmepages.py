"""Programmes for everybody: all of them, and what one is for, who runs it, on which agreement, with which calls."""

from django.urls import reverse
from django.views.generic import DetailView, ListView

from agreements.models import Agreement
from directory.countries import country_name
from programs.callcards import cards, soonest, with_open_calls
from programs.models import Call, Programme
from records import clock
from records.views import PagedMixin, VisibleMixin, public_page

MOST_CLOSED = 20


@public_page
class ProgrammeList(PagedMixin, VisibleMixin, ListView):
    """Every programme with the calls that it has open."""

    model = Programme
    template_name = "programs/programmes/list.html"
    paginate_by = 30

    def get_queryset(self):
        return with_open_calls(super().get_queryset().open(), clock.now())


@public_page
class ProgrammeDetail(VisibleMixin, DetailView):
    """One programme; its agreement is shown to those who see that."""

    model = Programme
    template_name = "programs/programmes/detail.html"
    slug_field = slug_url_kwarg = "code"

    def get_queryset(self):
        agencies = ("home_agency", "partner_agency", "managing_institution")
        return super().get_queryset().select_related(*agencies)

    def get_context_data(self, **kwargs):
        programme, user, now = self.object, self.request.user, clock.now()
        calls = Call.objects.visible_to(user).filter(programme=programme)
        may_edit = user.is_authenticated and user.is_staff and user.has_perm("programs.change_programme", programme)
        agreement = Agreement.objects.visible_to(user).filter(pk=programme.agreement_id)
        return super().get_context_data(
            country=programme.partner_country and country_name(programme.partner_country),
            agreement=agreement.first() if programme.agreement_id else None,
            open_calls=cards(soonest(calls.open_at(now)), now),
            upcoming=cards(calls.upcoming_at(now).order_by("opens_at", "pk"), now),
            closed=cards(calls.over_at(now).order_by("-closes_at", "-pk")[:MOST_CLOSED], now),
            edit_url=reverse("admin:programs_programme_change", args=[programme.pk]) if may_edit else "",
            **kwargs,
        )
