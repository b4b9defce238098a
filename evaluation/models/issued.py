"""What do we keep of a report that was handed out, so that everybody can check it?"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from evaluation.models.run import Result, Run
from evaluation.querysets import IssuedReportQuerySet
from records import clock
from records.history import track


@track(exclude=["verify_code"])
class IssuedReport(models.Model):
    """A report with its number, of which run it tells, and the fingerprint of its file. It is never changed."""

    number = models.CharField(_("number"), max_length=30, unique=True)
    report = models.CharField(_("report"), max_length=40)
    run = models.ForeignKey(Run, models.PROTECT, related_name="reports", verbose_name=_("run"))
    result = models.ForeignKey(
        Result, models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("result")
    )
    language = models.CharField(_("language"), max_length=5)
    verify_code = models.CharField(_("code to check it"), max_length=16, unique=True)
    sha256 = models.CharField(max_length=64, blank=True)
    issued_at = models.DateTimeField(_("issued"), default=clock.now)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    objects = IssuedReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("issued report")
        verbose_name_plural = _("issued reports")
        ordering = ["-pk"]
        triggers = [
            pgtrigger.Trigger(
                name="kept",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func="""
    IF TG_OP = 'DELETE' OR OLD.sha256 <> ''
       OR to_jsonb(NEW) - 'sha256' IS DISTINCT FROM to_jsonb(OLD) - 'sha256' THEN
        RAISE EXCEPTION 'report is kept' USING ERRCODE = '23514', CONSTRAINT = 'issued_report_is_kept';
    END IF;
    RETURN NEW;
""",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def check_url(self):
        """Where everybody can check it, in no language."""
        return reverse("check_report", args=[self.verify_code])
