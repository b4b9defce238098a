"""How do we ask for what hangs on any record?"""

from functools import cache

from django.apps import apps
from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import SearchVector
from django.db import models

from records.text import Fold, fold, search_query


class RecordQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_on=None)

    def visible_to(self, user):
        """Records without an answer of their own are the staff's."""
        return self if user.is_authenticated and user.is_staff else self.none()


def reading_papers(model):
    """The right to read the papers of all records of a kind that one sees."""
    """The right to read the papers of all records of a kind that one sees."""
    return f"{model._meta.app_label}.read_papers_{model._meta.model_name}"


def papers_read(model, user):
    """The records of a kind whose papers this user reads; None where there can be none.

    Whoever has the right reads those of all that he sees. A kind may name others: `papers_read_by` of its records.
    """
    records = model._default_manager
    if user.has_perm(reading_papers(model)):
        return records.visible_to(user)
    return records.papers_read_by(user) if hasattr(records, "papers_read_by") else None


class AboutQuerySet(RecordQuerySet):
    """Rows that hang on a record are seen by those who see the record, unless `own_rule` says less."""

    def own_rule(self, user, model):
        return models.Q()

    def records_of(self, user, model):
        """The records of a kind on which rows are seen: where a kind tells that apart, those that are read whole."""
        records = model._default_manager
        return records.read_whole_by(user) if hasattr(records, "read_whole_by") else records.visible_to(user)

    def about(self, record):
        return self.filter(content_type=ContentType.objects.get_for_model(record), object_id=record.pk)

    def visible_to(self, user):
        """Whoever reads the papers of the record it hangs on; documents made public: whoever sees the record."""
        allowed = models.Q(pk=None)
        for model in self.hung_on(user):
            kind = ContentType.objects.get_for_model(model)
            records = self.records_of(user, model).values("pk")
            allowed |= models.Q(content_type=kind, object_id__in=records) & self.own_rule(user, model)
        return self.filter(allowed)

    def hung_on(self, user):
        """The kinds of records that these rows hang on, as the rows themselves tell: one query."""
        kinds = self.order_by().values_list("content_type", flat=True).distinct()
        return [ContentType.objects.get_for_id(kind).model_class() for kind in kinds]


class DocumentQuerySet(AboutQuerySet):
    def own_rule(self, user, model):
        """Others than the office: the newest version that the virus scanner let through, if it was made public.

        Of records that name him among the readers of their papers, all.
        """
        if user.has_perm(reading_papers(model)):
            return models.Q()
        newest = models.Q(newer=None) | models.Q(newer__scan_status="waiting")
        public = models.Q(visibility="public", closed_on=None, scan_status__in=["not_scanned", "clean"])
        read = papers_read(model, user)
        own = models.Q(pk=None) if read is None else models.Q(object_id__in=read.order_by().values("pk"))
        return newest & public | own

    def current(self):
        """The newest version of each paper: neither withdrawn nor refused."""
        return self.open().filter(newer=None).exclude(scan_status="refused")


class OfficeQuerySet(AboutQuerySet):
    """What hangs on a record for those who read its papers."""

    def hung_on(self, user):
        """The kinds of records whose papers this user reads: no query, for every first page asks."""
        return [model for model in _that_have(self.model) if papers_read(model, user) is not None]

    def records_of(self, user, model):
        return papers_read(model, user).order_by()


@cache
def _that_have(hanging):
    """The kinds of records that have such rows: those with a GenericRelation to them."""
    return [
        model
        for model in apps.get_models()
        if any(isinstance(f, GenericRelation) and f.related_model is hanging for f in model._meta.private_fields)
    ]


class LetterQuerySet(OfficeQuerySet):
    def visible_to(self, user):
        """Whoever reads the papers of the record it hangs on."""
        return super().visible_to(user)

    def search(self, typed):
        """Letters with all the words typed in number, subject or correspondent, the last ones perhaps unfinished."""
        query = search_query(typed)
        if query is None:
            return self
        return self.alias(words=SearchVector("folded", config="simple")).filter(words=query)


class ApprovalQuerySet(OfficeQuerySet):
    def visible_to(self, user):
        """Whoever reads the papers of the record it hangs on."""
        return super().visible_to(user)

    def unanswered(self):
        """Still to be asked for, or asked for and not answered."""
        return self.filter(status__in=["needed", "sent"], closed_on=None)


class ActionItemQuerySet(OfficeQuerySet):
    def visible_to(self, user):
        """Whoever is to do it, whoever asked for it, and those who read the papers of the record it is about."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(
            models.Q(owner=user)
            | models.Q(given_by=user)
            | models.Q(pk__in=super().visible_to(user).order_by().values("pk"))
        )

    def open(self):
        return self.filter(status="open", closed_on=None)

    def overdue(self, on):
        """Open, and due before that day."""
        return self.open().filter(due_on__lt=on)


class JobQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever asked for it."""
        return self.filter(owner=user) if user.is_authenticated else self.none()


class SavedViewQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """One's own; the staff also those that are shared with the office."""
        if not user.is_authenticated:
            return self.none()
        own = models.Q(owner=user)
        return self.filter(own | models.Q(is_shared=True, closed_on=None) if user.is_staff else own)

    def of_list(self, name):
        """Open views of one list, by name."""
        return self.filter(list_name=name, closed_on=None).order_by("name", "pk")

    def search(self, typed):
        """Views with all the words typed in their names."""
        found = self.alias(folded=Fold("name"))
        for word in fold(typed).split():
            found = found.filter(folded__contains=word)
        return found


class FeedQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """One's own; whoever keeps the accounts sees all, to end them."""
        if not user.is_authenticated:
            return self.none()
        return self if user.has_perm("records.end_feed") else self.filter(owner=user)


class CalendarQuerySet(RecordQuerySet):
    """Rows with a first and a last day, which counts."""

    def on(self, day):
        return self.between(day, day)

    def between(self, first, last):
        """Those that touch any of these days and were not withdrawn."""
        return self.filter(starts_on__lte=last, ends_on__gte=first, closed_on=None)


def with_records(rows, user):
    """Rows that hang on records as a list, each with its record in `record`; None where the user does not see that."""
    rows = list(rows)
    wanted = {}
    for row in rows:
        wanted.setdefault(row.content_type_id, set()).add(row.object_id)
    seen = {}
    for kind, keys in wanted.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        seen |= {(kind, key): record for key, record in model._default_manager.visible_to(user).in_bulk(keys).items()}
    for row in rows:
        row.record = seen.get((row.content_type_id, row.object_id))
    return rows
