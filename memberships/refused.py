"""The sentences of those rules about memberships that only the database's triggers keep."""

from django.utils.translation import gettext_lazy as _

from records.refusals import sentence

sentence("nominator_is_another", _("Nobody nominates himself."))
sentence("nomination_is_kept", _("What was handed in stays as it was: return it for correction before."))
sentence("entitlement_use_of_the_scheme", _("This membership's scheme does not give that."))
sentence("visit_within_term", _("The visit has to lie within the term of the membership."), "starts_on")
