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
sentence("instrument_is_closed", _("This paper is in force or given up: it cannot be changed. Draft an amendment."))
sentence("instrument_only_draft_is_deleted", _("Only drafts are deleted; what was sent for signature is given up."))
sentence(
    "instrument_is_signed_by_all",
    _("It comes into force when every party that signs has signed the same text."),
)
sentence("text_version_is_kept", _("Versions of a text are kept: file a newer one."))
sentence("signatory_is_a_party", _("Only a party of this agreement signs here."))
sentence("signature_is_kept", _("A signature is kept as it is; it can only be voided, with a reason."))
sentence(
    "signature_needs_instrument_in_signature", _("Signatures are recorded when the paper has been sent for signature.")
)
sentence("signature_of_a_signatory", _("Only who has to sign this paper signs it."))
sentence(
    "signature_under_current_text", _("The text has changed meanwhile: look at it again before you record who signed.")
)
sentence("activity_is_kept", _("An activity is not deleted: withdraw it with a reason."))
sentence("activity_is_told", _("Another record tells this activity. Change or withdraw it there."))
sentence("occurrence_needs_evidence", _("This needs a paper as evidence: file it."), "file")
sentence("commitment_party_is_a_party", _("Only a party of this agreement promises here."), "party")
