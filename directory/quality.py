"""What is missing or doubtful in the directory?"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from directory.models import InstitutionMention
from records.quality import Fault, quality


@quality.register
class NamesToResolve(Fault):
    slug = "names"
    title = _("Names of institutions to be resolved")
    why = _("Say which institution is meant, so that its agreements are found.")
    permission = "directory.change_institutionmention"

    def rows(self, user, on):
        return InstitutionMention.objects.visible_to(user).to_resolve()

    def url(self):
        return reverse("admin:directory_institutionmention_changelist")
