"""The sentences of those rules about applications that only the database's triggers keep."""

from django.utils.translation import gettext_lazy as _

from records.refusals import sentence

sentence("call_form_is_frozen", _("Somebody has begun to answer this form: only its wording can still be changed."))
sentence("application_is_kept", _("An application is not deleted: withdraw it."))
sentence(
    "application_has_consent_of_all", _("It is submitted when the leaders of all sides have consented to this text.")
)
sentence("application_is_endorsed", _("It is submitted when the home institution has endorsed it."))
sentence("application_is_handed_in", _("This application is handed in: its content cannot be changed."))
sentence("application_keeps_reference", _("An application keeps its reference."))
sentence("application_resubmits_own", _("One begins again only from an application that one has led."))
sentence("application_version_is_kept", _("What was submitted is kept as it was."))
sentence("invitation_is_answered_once", _("This invitation was answered already."))
sentence("endorsement_is_answered_once", _("This request for an endorsement was answered already."))
