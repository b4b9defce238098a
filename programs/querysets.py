"""How do we ask for joint projects, programmes, calls and applications?"""

from allauth.account.models import EmailAddress
from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce, Lower

from directory.models import Institution
from directory.roles import Role
from programs.applicationworkflow import EVALUATED, application_workflow
from programs.workflow import BEGUN
from records.querysets import RecordQuerySet
from records.text import Fold, fold


class ProjectQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Everybody: what is public and has begun. Those who lead it: also theirs. Office and auditors: all."""
        public = Q(is_public=True, status__in=BEGUN, closed_on=None)
        if not user.is_authenticated:
            return self.filter(public)
        if user.has_perm("programs.read_papers_project"):
            return self
        led = self.model.leaders.rel.related_model.objects.filter(person__user=user)
        return self.filter(public | Q(pk__in=led.values("project")))

    def counted(self):
        """Begun and not withdrawn: what the yearly figures count."""
        return self.filter(status__in=BEGUN, closed_on=None)

    def with_institution(self, institution):
        """Led from this institution, or from an entry that was merged into it."""
        leaders = self.model.leaders.rel.related_model.objects
        theirs = leaders.filter(institution__in=Institution.objects.standing_for(institution))
        return self.filter(pk__in=theirs.values("project"))

    def search(self, typed, user=None):
        """Every word typed is in a title, in a leader's name, or in one of the names of a leader's institution.

        By a name finds only who may read it: this user, or without one everybody.
        """
        found = self.alias(folded_en=Fold("title_en"), folded_fa=Fold("title_fa"))
        leaders = self.model.leaders.rel.related_model.objects.told_to(user)
        leaders = leaders.alias(folded=Fold("name"), given=Fold("institution_given"))
        for word in fold(typed).split():
            titles = Q(folded_en__contains=word) | Q(folded_fa__contains=word)
            named = Q(is_named=True) & (Q(folded__contains=word) | Q(person__folded__contains=word))
            there = Q(given__contains=word) | Q(institution__names__folded__contains=word)
            found = found.filter(titles | Q(pk__in=leaders.filter(named | there).values("project")))
        return found

    def for_lists(self, user):
        """With the agreement, the call, and the leaders as this user is told of them."""
        leaders = self.model.leaders.rel.related_model.objects.told_to(user).select_related("person", "institution")
        related = self.select_related("agreement", "award__application__call__programme")
        return related.prefetch_related(Prefetch("leaders", leaders))


class ProjectLeaderQuerySet(QuerySet):
    def told_to(self, user=None):
        """Each with `is_named`: whether this user, or without one everybody, may read the name.

        Abroad it takes their agreement. Those who read the papers of projects read every name, and everybody their own.
        """
        if user is not None and user.has_perm("programs.read_papers_project"):
            return self.annotate(is_named=Value(True))
        named = Q(side="home") | Q(may_be_named=True)
        if user is not None and user.is_authenticated:
            named |= Q(person__isnull=False, person__user=user)
        return self.annotate(is_named=ExpressionWrapper(named, output_field=BooleanField()))


class ProgrammeQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Everybody: the public ones. Their managers: also theirs. Office and auditors: all."""
        if user.is_authenticated and user.has_perm("programs.read_papers_programme"):
            return self
        return self.filter(Q(is_public=True, closed_on=None) | Q(managing_institution__in=run_by(user)))

    def run_by(self, user):
        """Those under which this user may call. The office: all that are in use; their managers: theirs."""
        if user.has_perm("programs.add_programme"):
            return self.open()
        return self.open().filter(managing_institution__in=run_by(user))


class EarlierAwardQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Managers of programmes: theirs. The rest of the staff: all."""
        if user.is_authenticated and user.has_perm("programs.see_every_earlieraward"):
            return self
        return self.filter(programme__managing_institution__in=run_by(user))


def is_open_at(now, calls=""):
    """Opened and not closed at an instant, the minutes of grace not counted; `calls` leads to them, as in "calls__"."""
    not_over = Q(**{f"{calls}closes_at": None}) | Q(**{f"{calls}closes_at__gte": now})
    return Q(**{f"{calls}opens_at__lte": now}) & not_over


class CallQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Everybody: what is or was published. Managers of the programme: all of its. Office and auditors: all."""
        if user.is_authenticated and user.has_perm("programs.read_papers_call"):
            return self
        shown = Q(status="published") | Q(status="cancelled", pk__in=self._once_published())
        theirs = Q(programme__managing_institution__in=run_by(user))
        return self.filter(shown & Q(closed_on=None) | theirs)

    def papers_read_by(self, user):
        """Those of the programmes that one manages; None for whoever manages none."""
        places = run_by(user)
        return self.filter(programme__managing_institution__in=places) if places else None

    def run_by(self, user):
        """Those that this user runs. The office: all; managers of programmes: theirs."""
        if user.has_perm("programs.add_programme"):
            return self
        return self.filter(programme__managing_institution__in=run_by(user))

    def _once_published(self):
        """Whoever has read of a call finds it again, with the word that it was cancelled."""
        kept = self.model.events.rel.related_model.objects
        return kept.filter(status="published").order_by().values("pgh_obj_id")

    def published(self):
        return self.filter(status="published", closed_on=None)

    def open_at(self, now):
        return self.published().filter(is_open_at(now))

    def upcoming_at(self, now):
        """Published, and open later."""
        return self.published().filter(opens_at__gt=now)

    def over_at(self, now):
        """Published, and not taking applications any more."""
        return self.published().filter(closes_at__lt=now)

    def search(self, typed):
        """Every word typed is in a title, in the code, in an area, or in the programme's name."""
        found = self.alias(folded_en=Fold("title_en"), folded_fa=Fold("title_fa"), folded_code=Fold("code"))
        programmes = self.model.programme.field.related_model.objects
        programmes = programmes.alias(folded_en=Fold("name_en"), folded_fa=Fold("name_fa"))
        areas = self.model.areas.rel.related_model.objects
        areas = areas.alias(folded_en=Fold("name_en"), folded_fa=Fold("name_fa"))
        for word in fold(typed).split():
            named = Q(folded_en__contains=word) | Q(folded_fa__contains=word)
            in_areas = Q(pk__in=areas.filter(named).values("call"))
            of_programmes = Q(programme__in=programmes.filter(named).values("pk"))
            found = found.filter(named | Q(folded_code__contains=word) | in_areas | of_programmes)
        return found

    def in_area(self, name):
        """With an area of this name, in either language."""
        areas = self.model.areas.rel.related_model.objects
        return self.filter(pk__in=areas.filter(Q(name_en=name) | Q(name_fa=name)).values("call"))

    def for_lists(self):
        return self.select_related("programme")

    def with_invited(self):
        """Each with `has_invited`: whether reviewers of it were invited."""
        assignments = self.model.review_sides.rel.related_model.assignments.rel.related_model.objects
        invited = assignments.filter(call_side__call=OuterRef("pk"), invited_at__isnull=False)
        return self.annotate(has_invited=Exists(invited))


class CallAlertQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """One's own; whoever keeps the accounts sees all, to end them."""
        if not user.is_authenticated:
            return self.none()
        return self if user.has_perm("programs.end_callalert") else self.filter(user=user)

    def confirmed(self):
        return self.filter(closed_on=None, confirmed_at__isnull=False)

    def wanting(self, call):
        """Confirmed, and fulfilled by this call."""
        areas = [name for area in call.areas.all() for name in (area.name_en, area.name_fa) if name]
        return self.confirmed().filter(
            Q(programme=None) | Q(programme=call.programme_id),
            Q(country="") | Q(country=call.programme.partner_country),
            Q(area="") | Q(area__in=areas),
        )


class ApplicationQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Those that one reads whole, and those that one has taken on to review: of these what `fields_for` says."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(self._whole(user) | Q(pk__in=self.reviewed_by(user).values("pk")))

    def read_whole_by(self, user):
        """Those whose account acts for a leader, and those before a joint committee on which one sits.

        Managers of the programme: its. Office and auditors: all. But of a committee's own members whom a hard conflict
        recuses nobody.
        """
        return self.filter(self._whole(user)) if user.is_authenticated else self.none()

    def _whole(self, user):
        led = Q(pk__in=self.led_by(user).values("pk"))
        kept = Q() if user.has_perm("programs.read_papers_application") else self._kept(user)
        return led | kept & ~Q(pk__in=self.recused(user))

    def _kept(self, user):
        before = Q(status__in=EVALUATED, pk__in=self._before_committees(user).values("application"))
        return Q(call__programme__managing_institution__in=run_by(user)) | before

    def _before_committees(self, user):
        items = self.model.committee_items.rel.related_model.objects
        return items.filter(committee__opened_at__isnull=False, committee__members__user=user)

    def recused(self, user):
        """Keys of those of a call on whose committee this account sits, and with which it has a hard conflict."""
        conflicts = self.model.conflicts.rel.related_model.objects.hard()
        here = F("person__committee_seats__committee__call")
        return conflicts.filter(person__committee_seats__user=user, application__call=here).values("application")

    def without_conflict(self, person):
        """Those that no hard conflict of this person is about."""
        conflicts = self.model.conflicts.rel.related_model.objects.hard()
        return self.exclude(pk__in=conflicts.filter(person=person).values("application"))

    def reviewed_by(self, user):
        """Those evaluated that this account has taken on to review; never one in a hard conflict with it."""
        assignments = self.model.assignments.rel.related_model.objects.taken_on_by(user)
        return self.filter(status="eligible", pk__in=assignments.order_by().values("application"))

    def endorsement_is(self, status):
        """Those whose last word about the endorsement is this one, requests taken back left out; "" for none at all."""
        return self.alias(last_word=self._last_word()).filter(last_word=status)

    def _last_word(self):
        requests = self.model.endorsements.rel.related_model.objects.exclude(status="revoked")
        last = requests.filter(application=OuterRef("pk")).order_by("-pk").values("status")[:1]
        return Coalesce(Subquery(last), Value(""))

    def named(self, reference):
        """Those with this reference or draft number, however it was typed."""
        return self.filter(Q(reference__iexact=reference) | Q(number__iexact=reference))

    def search(self, typed):
        """Every word typed is in the title, in the reference or draft number, or in the name of a leader."""
        found = self
        leaders = self.model.members.rel.related_model.objects.filter(role="leader")
        for word in fold(typed).split():
            own = Q(folded__contains=word) | Q(reference__icontains=word) | Q(number__icontains=word)
            found = found.filter(own | Q(pk__in=leaders.filter(folded__contains=word).values("application")))
        return found

    def led_by(self, user):
        """Those in which this account acts for a leader."""
        members = self.model.members.rel.related_model.objects
        return self.filter(pk__in=members.filter(user=user, role="leader").values("application"))

    def named_on_paper(self, user):
        """Those entered from paper whose leader has given an address that this account has shown to be its own."""
        proven = EmailAddress.objects.filter(user=user, verified=True).annotate(own=Lower("email")).values("own")
        members = self.model.members.rel.related_model.objects.exclude(email="")
        named = members.filter(role="leader", user=None).alias(address=Lower("email")).filter(address__in=proven)
        return self.filter(origin="paper", pk__in=named.values("application")).exclude(pk__in=self.led_by(user))

    def to_begin_again(self, user, programme):
        """Those of a programme that this account led, that were handed in once, and that are over."""
        over = self.led_by(user).filter(reference__isnull=False, status__in=application_workflow.finals)
        return over.filter(call__programme=programme)

    def for_lists(self):
        """With what a card says: the call, who leads it, which sections are complete, until when.

        Of rows whose text no card shows it is asked with the application itself whether there are any.
        """
        model = self.model
        areas = model.call.field.related_model.areas.rel.related_model.objects
        extensions = model.extensions.rel.related_model.objects.agreed().filter(application=OuterRef("pk"))
        found = self.annotate(
            has_areas=Exists(areas.filter(call=OuterRef("call"))),
            has_visits=Exists(model.visits.rel.related_model.objects.filter(application=OuterRef("pk"))),
            has_costs=Exists(model.costs.rel.related_model.objects.filter(application=OuterRef("pk"))),
            own_closing=Subquery(extensions.order_by("-closes_at").values("closes_at")[:1]),
            last_word=self._last_word(),
        )
        return found.select_related("call__programme", "area").prefetch_related(
            "call__sections__questions",
            self._with("members", "institution"),
            "invitations",
            "answers",
            self._with("attachments", "document"),
        )

    def for_pages(self):
        """With all that stands in it."""
        return self._with_call().prefetch_related(*self._all_that_stands_in_it())

    def hold(self, application):
        """Hold its row until the transaction ends, and read it again as it is now; `fill` reads the rest."""
        application.refresh_from_db(from_queryset=self._with_call().select_for_update(of=("self",)))

    def fill(self, application):
        """Give one that is held all that stands in it, as `for_pages` does."""
        prefetch_related_objects([application], *self._all_that_stands_in_it())

    def _with_call(self):
        return self.select_related("call__programme", "area")

    def _all_that_stands_in_it(self):
        return (
            "call__sections__questions",
            "call__areas",
            "extensions",
            "call__budgets",
            self._with("members", "institution"),
            "invitations",
            self._with("endorsements", "institution"),
            self._with("answers", "edited_by"),
            self._with("attachments", "document", "question"),
            self._with("visits", "traveller"),
            self._with("costs", "category"),
        )

    def _with(self, rows, *relations):
        """Rows of an application, each with these relations, in one query."""
        model = getattr(self.model, rows).rel.related_model
        return Prefetch(rows, model._default_manager.select_related(*relations))


class AboutApplicationQuerySet(RecordQuerySet):
    """What hangs on an application: seen by those who read all of the application."""

    def visible_to(self, user):
        """Whoever reads all of the application; never its reviewers."""
        applications = self.model._meta.get_field("application").related_model.objects.read_whole_by(user)
        return self.filter(application__in=applications.order_by().values("pk"))


class OverrulingQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Managers of the programme: those of its calls. Office and auditors: all."""
        if user.is_authenticated and user.has_perm("programs.read_papers_application"):
            return self
        return self.filter(application__call__programme__managing_institution__in=run_by(user))

    def waiting(self):
        """Nobody has confirmed or dropped them yet."""
        return self.open().filter(confirmed_at=None)

    def standing(self):
        """Confirmed by a second person."""
        return self.exclude(confirmed_at=None)


class OfCallQuerySet(RecordQuerySet):
    """What the office keeps of a call."""

    def visible_to(self, user):
        """Managers of the programme: those of its calls. Office and auditors: all."""
        if user.is_authenticated and user.has_perm("programs.read_papers_call"):
            return self
        return self.filter(call__programme__managing_institution__in=run_by(user))


class CallExtensionQuerySet(OfCallQuerySet):
    def agreed(self):
        return self.filter(agreed_at__isnull=False, closed_on=None)


class AgencyEntryQuerySet(OfCallQuerySet):
    def waiting(self):
        """Nobody has said yet which application each of them is, or that there is none."""
        return self.filter(counterpart=None, reason="", closed_on=None)


def run_by(user):
    """The institutions at which a user runs programmes."""
    held = user.appointments_today if user.is_authenticated else []
    return [one.institution_id for one in held if one.role == Role.PROGRAMME_MANAGER]
