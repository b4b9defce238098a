"""The sentences of those rules about agreements that only the database's triggers keep."""

from django.utils.translation import gettext_lazy as _

from records.refusals import sentence

sentence("agreement_is_locked", _("This agreement is locked: record an amendment, or propose a correction."))
sentence(
    "agreement_term_is_locked",
    _("The terms of this agreement are locked: record an amendment, or propose a correction."),
)
sentence(
    "agreement_party_is_locked",
    _("The parties of this agreement are locked: record an amendment, or propose a correction."),
)
sentence("agreement_only_draft_is_deleted", _("Only drafts are deleted; everything else is closed with a reason."))
sentence("agreement_has_two_parties", _("A concluded agreement has at least two parties."))
