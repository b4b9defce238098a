"""What is printed about applications: the receipt of a submission."""

from django.utils.translation import gettext_lazy as _

from programs.models import Application
from programs.receipts import receipt_of
from records.fields import LineField
from records.reports import reports
from records.subjects import AboutOne, OfReader


class ApplicationForm(OfReader):
    """A submitted application that the reader sees, by its reference or by the key in its address."""

    application = LineField(
        label=_("Application"), required=False, help_text=_("Its reference, like JDS-1406-0042."), max_length=60
    )

    def clean_application(self):
        visible = Application.objects.read_whole_by(self.user).exclude(submitted_at=None)
        visible = visible.select_related("call__programme")
        unseen = _("You see no submitted application with this reference.")
        return self.find("application", visible, number="reference", unseen=unseen)


@reports.register
class Receipt(AboutOne):
    """For both leaders and the office: what was submitted, when in both countries, by whom, with which fingerprint."""

    slug = "application-receipt"
    title = _("Receipt of an application")
    description = _("Reference, time in both countries, leaders and fingerprint of a submitted application.")
    template = "programs/reports/receipt.html"
    permission = "programs.print_application"
    form_class = ApplicationForm
    is_listed = False

    def context(self, *, user, on, filters, is_pdf):
        application = filters.get("application")
        rows = receipt_of(application) if application else []
        return {"application": application, "rows": rows, "subject": application.reference if application else ""}
