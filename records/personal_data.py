"""What does the portal hold about one of its users? Each app says its part in `<app>/personal_data.py`."""

import json
import zipfile
from io import BytesIO

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from records.models import ActionItem, Document, Feed, Job, OutsideApproval, SavedView
from records.registry import Registry
from records.spreadsheets import write_csv
from records.text import number

personal_data = Registry("personal_data", required=["slug", "title"])


class PersonalData:
    """One table of what is held about a user. Subclass, describe, register.

    `covers` names the foreign keys to accounts and people by which these rows are theirs; a test holds that none is
    forgotten. `fields` are columns of the rows. Secrets (hashes, keys, codes) are never among them.
    """

    slug = title = None
    covers = ()
    fields = ()

    def queryset(self, user):
        raise NotImplementedError

    def rows(self, user):
        return list(self.queryset(user).values(*self.fields))

    def duties(self, user):
        """Why this user cannot yet close the account, in sentences: what somebody else has to take over first."""
        return []


def duties(user):
    """What of all apps keeps an account open, in sentences."""
    return [sentence for part in personal_data for sentence in part.duties(user)]


def packed(user):
    """All of it as a ZIP: one JSON file, and each table that has rows as CSV for a spreadsheet program."""
    tables = {part.slug: part.rows(user) for part in personal_data}
    titles = {part.slug: str(part.title) for part in personal_data}
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packet:
        whole = {slug: {"title": titles[slug], "rows": rows} for slug, rows in tables.items()}
        packet.writestr("data.json", json.dumps(whole, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
        for slug, rows in tables.items():
            if rows:
                table = ([_cell(value) for value in row.values()] for row in rows)
                packet.writestr(f"{slug}.csv", b"".join(write_csv(table, list(rows[0]))))
    return file.getvalue()


def _cell(value):
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False) if isinstance(value, dict | list) else value


# --- what this app holds ---------------------------------------------------------------------------------------------


@personal_data.register
class Actions(PersonalData):
    slug, title = "actions", _("What I was asked to do, or asked others")
    covers = ("records.ActionItem.owner", "records.ActionItem.given_by")
    fields = ("title", "due_on", "status", "done_on", "outcome", "owner__name", "given_by__name", "created_at")

    def queryset(self, user):
        return ActionItem.objects.filter(Q(owner=user) | Q(given_by=user))

    def duties(self, user):
        count = ActionItem.objects.filter(owner=user).open().count()
        words = ngettext(
            "%(n)s action is still to be done: do it, or give it to somebody else.",
            "%(n)s actions are still to be done: do them, or give them to somebody else.",
            count,
        )
        return [words % {"n": number(count, get_language())}] if count else []


@personal_data.register
class Approvals(PersonalData):
    slug, title = "approvals", _("Approvals from outside in my charge")
    covers = ("records.OutsideApproval.owner",)
    fields = ("kind__name_en", "status", "status_since", "created_at")

    def queryset(self, user):
        return OutsideApproval.objects.filter(owner=user)

    def duties(self, user):
        count = OutsideApproval.objects.filter(owner=user).unanswered().count()
        words = ngettext(
            "%(n)s approval from outside has to be given to another officer.",
            "%(n)s approvals from outside have to be given to another officer.",
            count,
        )
        return [words % {"n": number(count, get_language())}] if count else []


@personal_data.register
class Papers(PersonalData):
    slug, title = "papers", _("Papers I have filed")
    covers = ("records.Document.uploaded_by",)
    fields = ("name", "title", "kind", "size", "sha256", "created_at")

    def queryset(self, user):
        return Document.objects.filter(uploaded_by=user)


@personal_data.register
class SavedViews(PersonalData):
    slug, title = "saved-views", _("Saved views")
    covers = ("records.SavedView.owner",)
    fields = ("list_name", "name", "query", "is_shared", "is_default", "created_at", "closed_on")

    def queryset(self, user):
        return SavedView.objects.filter(owner=user)


@personal_data.register
class Feeds(PersonalData):
    slug, title = "calendar-feeds", _("Calendar feeds")
    covers = ("records.Feed.owner",)
    fields = ("name", "kinds", "is_own_only", "renewed_at", "created_at", "closed_on")

    def queryset(self, user):
        return Feed.objects.filter(owner=user)


@personal_data.register
class Jobs(PersonalData):
    slug, title = "jobs", _("What I asked the portal to make")
    covers = ("records.Job.owner",)
    fields = ("title", "kind", "language", "parameters", "status", "created_at", "finished_at")

    def queryset(self, user):
        return Job.objects.filter(owner=user)


@personal_data.register
class Acts(PersonalData):
    slug, title = "acts", _("What I have done, as the history keeps it")

    def rows(self, user):
        """When, what, and on which record; the values belong to the records."""
        rows = []
        for model in apps.get_models():
            tracked = getattr(model, "pgh_tracked_model", None)
            if tracked is not None:
                done = model._base_manager.filter(pgh_context__by=user.pk).order_by("pgh_id")
                columns = ("pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context__verb", "pgh_context__comment")
                rows += [
                    {"at": at, "act": verb or label, "comment": comment, "kind": tracked._meta.label, "number": number}
                    for at, label, number, verb, comment in done.values_list(*columns)
                ]
        return sorted(rows, key=lambda row: row["at"])
