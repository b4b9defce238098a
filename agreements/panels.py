"""What is shown of agreements on the page of an institution."""

from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement
from records.panels import Panel, panels


@panels.register
class AgreementsOfInstitution(Panel):
    """Those to which it is a party, also under the name of an entry merged into it; the newest first."""

    slug = "agreements"
    model = "directory.institution"
    title = _("Agreements")
    template = "agreements/panel.html"

    def queryset(self, institution, user):
        found = Agreement.objects.visible_to(user).with_institution(institution)
        return found.for_lists().newest_first()
