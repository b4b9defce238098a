"""The sentences of those rules about stays that only the database's triggers keep."""

from django.utils.translation import gettext_lazy as _

from exchanges.models.quota import OTHER_QUOTA
from records.refusals import sentence

sentence("quota_of_parties_of_its_agreement", _("These are parties of another agreement."))
sentence("stay_fits_its_quota", OTHER_QUOTA, "quota")
sentence("stay_says_person_months", _("This quota is in person-months: say how many the stay takes."), "person_months")
sentence("stay_who_is_fixed", _("Kind, person, sending institution and host stay as they were submitted."))
sentence("stay_report_is_kept", _("A report that was handed in stays as it is."))
sentence("learning_is_kept", _("A version of a learning agreement is never changed: propose another one."))
sentence(
    "learning_is_over",
    _("A learning agreement is for students from the nomination until their studies are recognised."),
)
sentence("host_answers_once", _("The host has answered already."))
sentence("invitation_letter_is_kept", _("A letter that was issued is not changed: issue a new one, or revoke it."))
