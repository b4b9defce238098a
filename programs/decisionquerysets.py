"""How do we ask for decisions, and for the papers on which a partner has signed them?"""

from django.db.models import Exists, OuterRef, Q

from records.querysets import RecordQuerySet


class DecisionQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Leaders: the published ones about their applications. Whoever sees a committee: what no conflict closes."""
        if not user.is_authenticated:
            return self.none()
        applications = self.model._meta.get_field("application").related_model.objects
        items = applications.model.committee_items.rel.related_model.objects.visible_to(user)
        before = items.filter(application=OuterRef("application"), committee=OuterRef("committee"))
        led = Q(published_at__isnull=False, application__in=applications.led_by(user).order_by().values("pk"))
        return self.filter(led | Q(Exists(before)))

    def waiting(self):
        """Not published yet."""
        return self.open().filter(published_at=None)

    def published(self):
        return self.filter(published_at__isnull=False)

    def current(self):
        """Published, and not replaced since: one of each application at most."""
        return self.filter(is_current=True)

    def unsigned_for(self, side):
        if side == "home":
            return self.filter(home_signed_by=None)
        return self.filter(partner_signed_by=None, partner_paper=None)

    def for_lists(self):
        related = ("application", "home_signed_by", "partner_signed_by", "partner_paper", "committee__call")
        return self.select_related(*related).prefetch_related("amounts")


class SignedMinutesQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Those of the committees that one sees."""
        committees = self.model._meta.get_field("committee").related_model.objects.visible_to(user)
        return self.filter(committee__in=committees.order_by().values("pk"))

    def waiting(self):
        """Nobody has confirmed them yet."""
        return self.open().filter(confirmed_at=None)
