"""What of the directory waits for whom."""

from django.urls import reverse
from django.utils.translation import get_language, ngettext

from directory.models import InstitutionMention
from records.desk import Waiting, desk
from records.text import number


@desk.register
class NamesToResolve(Waiting):
    slug = "names-to-resolve"
    permission = "directory.change_institutionmention"

    def count(self, user):
        return InstitutionMention.objects.visible_to(user).to_resolve().count()

    def label(self, n):
        said = ngettext(
            "%(n)s name of an institution is to be resolved", "%(n)s names of institutions are to be resolved", n
        )
        return said % {"n": number(n, get_language())}

    def url(self):
        return reverse("admin:directory_institutionmention_changelist")
