"""Which files change the directory?"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Institution
from records.imports import Import, imports
from records.spreadsheets import UnreadableFile


@imports.register
class RegistryRelease(Import):
    """A release of ROR, read by the command `import_institutions`; its runs are looked at in the admin."""

    slug = "institutions"
    title = gettext_lazy("Release of the Research Organization Registry")
    permission = "directory.change_institution"
    rows_kept = gettext_lazy(
        "Of a release only those records are kept here that could not be read, or that may be an entry of the office."
    )

    def read(self, data, extension):
        raise UnreadableFile(_("Releases of the Research Organization Registry are read by a command, not here."))

    def records_of(self, rows):
        """Institutions by the ROR iD that is a row's key."""
        found = Institution.objects.filter(ror_id__in=[row.key for row in rows])
        by_key = {institution.ror_id: institution for institution in found}
        return {row.pk: by_key[row.key] for row in rows if row.key in by_key}
