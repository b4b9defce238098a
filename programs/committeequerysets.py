"""How do we ask for joint committees and what is before them?"""

import json

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from programs.querysets import run_by
from records.querysets import RecordQuerySet


class CommitteeQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Members: theirs, once it is open. Managers of the programme: those of its calls. Office and auditors: all."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("programs.read_papers_committee"):
            return self
        theirs = Q(call__programme__managing_institution__in=run_by(user))
        return self.filter(Q(pk__in=self.of_member(user).values("pk")) | theirs)

    def papers_read_by(self, user):
        """Those of the calls that one manages, and those that one sits on; None for whoever has neither."""
        return self.visible_to(user) if user.is_authenticated else None

    def of_member(self, user):
        """Opened ones on which this account sits."""
        seats = self.model.members.rel.related_model.objects.filter(user=user)
        return self.filter(opened_at__isnull=False, closed_on=None, pk__in=seats.values("committee"))


class CommitteeMemberQuerySet(QuerySet):
    def asked_to_sign(self, user):
        """Seats of this account for whose side a decision waits that it signs: the chair all without an own conflict,
        another member what the chair is in a conflict with.
        """
        models = self.model._meta.apps
        conflicts = models.get_model("programs.Conflict").objects.hard().filter(application=OuterRef("application"))
        waiting = models.get_model("programs.Decision").objects.waiting().filter(committee=OuterRef("committee"))
        own = conflicts.filter(Q(person__user=user) | Q(person=OuterRef(OuterRef("person"))))
        chair = self.model.objects.filter(
            Q(person=OuterRef("person")) | Q(user=OuterRef("person__user")),
            committee=OuterRef(OuterRef("committee")),
            side=OuterRef(OuterRef(OuterRef("side"))),
            is_chair=True,
        )
        waiting = waiting.exclude(Exists(own))
        left = waiting.filter(Exists(conflicts.filter(Exists(chair))))
        asked = Q()
        for side in ("home", "partner"):
            by_chair = Q(Exists(waiting.unsigned_for(side)), is_chair=True)
            asked |= Q(by_chair | Q(Exists(left.unsigned_for(side)), is_chair=False), side=side)
        return self.filter(asked, user=user, committee__closed_at__isnull=False, committee__closed_on=None)


class CommitteeItemQuerySet(QuerySet):
    def visible_to(self, user):
        """Of committees that one sees: what no hard conflict closes to this account."""
        if not user.is_authenticated:
            return self.none()
        committees = self.model._meta.get_field("committee").related_model.objects.visible_to(user)
        return self.filter(committee__in=committees.order_by().values("pk")).without_conflict(user)

    def write(self, rows, names):
        """These columns of many rows, {key: {name: value}}, in one statement: whatever is decided may move them all."""
        columns = [self.model._meta.get_field(name) for name in names]
        quoted = [connection.ops.quote_name(one.column) for one in columns]
        types = ", ".join(f"{name} {one.db_type(connection)}" for name, one in zip(quoted, columns, strict=True))
        table = connection.ops.quote_name(self.model._meta.db_table)
        given = json.dumps([{"id": key, **values} for key, values in rows.items()])
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {table} AS item SET {', '.join(f'{name} = given.{name}' for name in quoted)}"  # noqa: S608
                f" FROM jsonb_to_recordset(%s::jsonb) AS given (id bigint, {types}) WHERE item.id = given.id",
                [given],
            )

    def without_conflict(self, user):
        """Those that no hard conflict of this account, or of its seat on the committee, is about."""
        return self.exclude(self._recused(user))

    def closed_to(self, user):
        return self.filter(self._recused(user))

    def _recused(self, user):
        conflicts = self.model._meta.get_field("application").related_model.conflicts.rel.related_model.objects.hard()
        seats = self.model._meta.get_field("committee").related_model.members.rel.related_model.objects
        seat = seats.filter(user=user, committee=OuterRef(OuterRef("committee")), person=OuterRef("person"))
        own = Q(person__user=user) | Q(Exists(seat))
        return Q(Exists(conflicts.filter(own, application=OuterRef("application"))))
