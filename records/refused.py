"""The sentences of those rules about papers, letters and approvals that only the database's triggers keep."""

from django.utils.translation import gettext_lazy as _

from records.refusals import sentence

sentence("document_version_of_same_paper", _("A newer version is filed on the same record and is of the same kind."))
sentence("approval_answered_after_sent", _("It cannot have been answered before it was sent."), "dated_on")
