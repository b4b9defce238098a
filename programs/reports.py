"""What is printed about applications: the receipt of a submission."""

from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs.models import Application
from programs.receipts import receipt_of
from records.fields import LineField
from records.reports import Report, reports


class ApplicationForm(forms.Form):
    """A submitted application that the reader sees, by its reference or by the key in its address."""

    application = LineField(
        label=_("Application"), required=False, help_text=_("Its reference, like JDS-1406-0042."), max_length=60
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.use_required_attribute = False

    def clean_application(self):
        typed = self.cleaned_data["application"]
        if not typed:
            return None
        visible = Application.objects.visible_to(self.user).exclude(submitted_at=None)
        try:
            found = visible.filter(uuid=UUID(typed))
        except ValueError:
            found = visible.filter(reference__iexact=typed)
        application = found.select_related("call__programme").first()
        if application is None:
            raise ValidationError(_("You see no submitted application with this reference."))
        return application


@reports.register
class Receipt(Report):
    """For both leaders and the office: what was submitted, when in both countries, by whom, with which fingerprint."""

    slug = "application-receipt"
    title = _("Receipt of an application")
    description = _("Reference, time in both countries, leaders and fingerprint of a submitted application.")
    template = "programs/reports/receipt.html"
    permission = "programs.print_application"
    form_class = ApplicationForm
    is_listed = False

    def form(self, data, *, user):
        return self.form_class(data, user=user)

    def file_name(self, on, extension):
        return f"{self.slug}-{on.isoformat()}.{extension}"

    def context(self, *, user, on, filters, is_pdf):
        application = filters.get("application")
        rows = receipt_of(application) if application else []
        return {"application": application, "rows": rows, "subject": application.reference if application else ""}
