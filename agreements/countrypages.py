"""Where are the partners? The map of the world, and the page of a country, as of any day."""

from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.views.generic import TemplateView

from agreements import figures, register
from agreements.register import Entry
from agreements.views import RegisterMixin
from agreements.worldmap import WorldMap
from directory.countries import REGIONS, country_name, is_country, region_of
from records import clock
from records.calendars import ImpreciseDate, Precision, calendar_of, first_day
from records.templatetags.records import reader
from records.views import AsOfMixin, public_page

MOST_AGREEMENTS, MOST_PARTNERS = 25, 30


@public_page
class AgreementMap(RegisterMixin, TemplateView):
    """How many agreements with each country: what the register would list, on a map and in a table."""

    template_name = "agreements/agreement_map.html"

    @cached_property
    def filters(self):
        return self.filter_class(self.request.GET, queryset=self.get_queryset(), request=self.request)

    def get_context_data(self, **kwargs):
        counts = register.country_counts(self.filters.qs, self.filters.day)
        world = WorldMap(counts)
        return super().get_context_data(
            filters=self.filters,
            filter_form=self.filters.form,
            count_text=register.count_text(self.filters.count),
            day=self.filters.day,
            is_today=self.filters.day == clock.today(),
            register_url=reverse("agreements:list"),
            world=world,
            drawn=self.with_addresses(world.drawn),
            rows=self.with_addresses(world.countries),
            most=counts[0][1] if counts else 0,
            elsewhere=self.filters.count - register.placed_count(self.filters.qs, self.filters.day),
            **kwargs,
        )

    def with_addresses(self, countries):
        """Each with the query under which the register lists just as many."""
        return [(one, self.filters.address(country=one.code)) for one in countries]


@public_page
class CountryPage(AsOfMixin, RegisterMixin, TemplateView):
    """The agreements with partners in one country; a country with none to be seen has no page."""

    template_name = "agreements/country.html"

    def get_context_data(self, code, **kwargs):
        found = self.get_queryset().with_country(code, on=self.day)
        signatures = register.signatures(found)
        if not signatures or not is_country(code):
            raise Http404
        calendar = calendar_of(reader())
        years, unplaced, earlier = figures.by_year_signed(signatures, reader())
        first = register.in_force_first(found.newest_first(), self.day).for_lists()[:MOST_AGREEMENTS]
        partners, more_partners = register.partners_in(found, code, self.day, most=MOST_PARTNERS)
        return super().get_context_data(
            code=code,
            name=country_name(code),
            region=REGIONS[region_of(code)],
            day=self.day,
            is_today=self.is_today,
            as_of_form=self.as_of,
            count=len(signatures),
            count_text=register.count_text(len(signatures)),
            address=self.address(),
            phases=self.phases(found),
            entries=[Entry(agreement, self.day) for agreement in first],
            partners=partners,
            more_partners=more_partners,
            years=[(ImpreciseDate(first_day(year, calendar), Precision.YEAR, calendar), n) for year, n in years],
            most_in_a_year=max((n for _year, n in years), default=0),
            unplaced=unplaced,
            earlier=earlier,
            **kwargs,
        )

    def phases(self, found):
        """Each that occurs, in words, with how many and where they are listed."""
        counts = found.phase_counts(self.day).items()
        return [(capfirst(phase.label), n, self.address(phase=phase.value)) for phase, n in counts if phase and n]

    def address(self, **questions):
        """Where the register lists the agreements with this country, as of the same day."""
        day = {} if self.is_today else {"on": self.day.isoformat()}
        return f"{reverse('agreements:list')}?{urlencode({'country': self.kwargs['code']} | day | questions)}"
