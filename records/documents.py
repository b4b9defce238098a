"""What happens to a file that is handed in: checked by content, kept privately, never replaced."""

import logging

from django.utils.translation import gettext as _

from records import clock, content
from records.history import acting
from records.models import Document, DocumentKind, Visibility
from records.refusals import Refusal

audit = logging.getLogger("audit")

MEGABYTE = 1024 * 1024
ACCEPTED = {
    DocumentKind.SIGNED_COPY: ({"pdf", "jpeg", "png"}, 20 * MEGABYTE),
    DocumentKind.TEXT: ({"pdf"}, 10 * MEGABYTE),
    DocumentKind.LETTER: ({"pdf", "jpeg", "png"}, 10 * MEGABYTE),
    DocumentKind.OTHER: ({"pdf", "jpeg", "png", "xlsx", "csv"}, 10 * MEGABYTE),
}


def attach(record, file, *, by, kind=DocumentKind.OTHER, title="", language="", visibility=Visibility.OFFICE):
    """File a paper on a record. Raises Refusal when its content is not what the kind accepts, or is there already."""
    kinds, max_bytes = ACCEPTED[kind]
    try:
        checked = content.check(file, kinds=kinds, max_bytes=max_bytes)
    except content.UnacceptableFile as error:
        raise Refusal(str(error), "file") from error
    if Document.objects.about(record).filter(sha256=checked.sha256, kind=kind, closed_on=None).exists():
        raise Refusal(_("This very file is already there."), "file")
    with acting(by=by, verb="attach"):
        return Document.objects.create(
            about=record,
            kind=kind,
            title=title,
            file=file,
            name=content.display_name(file.name),
            sha256=checked.sha256,
            size=checked.size,
            mime=checked.mime,
            language=language,
            visibility=visibility,
            uploaded_by=by if hasattr(by, "pk") else None,
        )


def withdraw(document, *, reason, by):
    """Close a document: it is shown no more, and stays in the files with its reason."""
    with acting(by=by, verb="close", comment=reason):
        document.closed_on = clock.today()
        document.closed_reason = reason
        document.save(update_fields=["closed_on", "closed_reason"])
