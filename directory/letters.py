"""Letters about accounts: invitations, codes, and what was changed."""

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from directory.roles import Role
from notices.texts import LetterKind, Placeholder, SmsKind, texts
from records import clock
from records.templatetags.records import day
from records.text import digits

SIGN_IN = Placeholder(_("link to the page where a code is asked for"), lambda: reverse("home"), is_required=True)


@texts.register
class Invitation(LetterKind):
    slug = "invitation"
    template = "directory/emails/invitation"
    topic = "account"
    title = _("Invitation to an account")
    occasion = _("To somebody for whom an administrator has opened an account.")
    languages = ("en", "fa", "fr", "it")
    placeholders = {"role": Placeholder(_("role of the new account"), Role.REVIEWER.label), "url": SIGN_IN}


@texts.register
class SecondFactorRemoved(LetterKind):
    slug = "second-factor-removed"
    template = "directory/emails/second_factor_removed"
    topic = "account"
    title = _("The second step was removed by an administrator")
    occasion = _("To the owner of the account, at once.")
    placeholders = {"url": SIGN_IN}


@texts.register
class AccountClosed(LetterKind):
    slug = "account-closed"
    template = "directory/emails/account_closed"
    topic = "account"
    title = _("An account was closed")
    occasion = _("To the owner of the account, at once.")
    placeholders = {"url": Placeholder(_("link to the office's addresses"), lambda: reverse("home"), is_required=True)}


@texts.register
class AccountReopened(LetterKind):
    slug = "account-reopened"
    template = "directory/emails/account_reopened"
    topic = "account"
    title = _("An account was opened again")
    occasion = _("To the owner of the account, at once.")
    placeholders = {"url": SIGN_IN}


@texts.register
class OwnDataReady(LetterKind):
    slug = "own-data-ready"
    template = "directory/emails/own_data_ready"
    topic = "ready"
    title = _("The packet with one's own data is ready")
    occasion = _("To whoever asked for everything that the portal holds about them.")
    placeholders = {"url": Placeholder(_("link to the packet"), lambda: reverse("home"), is_required=True)}


# --- secret: read by nobody but their reader ------------------------------------------------------------------------


class CodeLetter(LetterKind):
    topic = "account"
    is_secret = True
    occasion = _("To whoever typed this address on the page that waits for the code.")
    placeholders = {"code": Placeholder(_("the code"), "1234-5678", is_required=True, is_secret=True)}

    def values(self, context):
        return {"code": digits(context["code"], get_language())}


@texts.register
class SignInCode(CodeLetter):
    slug, template, title = "sign-in-code", "account/email/login_code", _("Code to sign in")


@texts.register
class PasswordCode(CodeLetter):
    slug, template, title = "password-code", "account/email/password_reset_code", _("Code for a new password")


@texts.register
class CodeSms(SmsKind):
    """The same code by text message, where the owner of the account has asked for that."""

    slug, template, title = "sms-code", "directory/sms/code", _("Text message: code to sign in or for a new password")
    occasion = _("To whoever asked for a code, beside the letter, if they have chosen text messages.")
    topic = "codes"
    is_secret = True
    placeholders = CodeLetter.placeholders
    values = CodeLetter.values


@texts.register
class AddressCode(CodeLetter):
    slug, template, title = "address-code", "account/email/email_confirmation", _("Code to confirm a further address")


@texts.register
class SignUpCode(CodeLetter):
    slug, template = "sign-up-code", "account/email/email_confirmation_signup"
    title = _("Code to confirm the address of a new account")


class WayLetter(LetterKind):
    """To an address typed on a page; where to go on instead."""

    topic = "account"
    is_secret = True
    occasion = _("To whoever typed this address on the page.")
    page = None

    def values(self, context):
        return {"url": reverse(self.page)}


@texts.register
class AccountThere(WayLetter):
    slug, template = "account-there", "account/email/account_already_exists"
    title = _("There is an account already")
    page = "account_reset_password"
    placeholders = {"url": Placeholder(_("link to a new password"), lambda: reverse("home"), is_required=True)}


@texts.register
class NoAccount(WayLetter):
    slug, template, title = "no-account", "account/email/unknown_account", _("There is no such account")
    page = "account_signup"
    placeholders = {"url": Placeholder(_("link to the page for a new account"), lambda: reverse("home"))}


class ChangeLetter(LetterKind):
    """Something about an account was changed: what, when, from where, and what to do if it was somebody else."""

    topic = "account"
    is_secret = True
    occasion = _("To the owner of the account, at once.")
    placeholders = {
        "on": Placeholder(_("day of the change"), lambda: day(clock.today())),
        "at": Placeholder(_("time of the change"), lambda: digits("14:05", get_language())),
        "ip": Placeholder(_("network address it was made from"), "192.0.2.7"),
        "url": Placeholder(_("link to a new password"), lambda: reverse("home"), is_required=True),
    }

    def values(self, context):
        at = context["timestamp"].astimezone(clock.zone())
        own = {name: context[name] for name in self.placeholders if name in context}
        return own | {
            "on": day(at),
            "at": digits(f"{at:%H:%M}", get_language()),
            "ip": context["ip"],
            "url": reverse("account_reset_password"),
        }


@texts.register
class PasswordChanged(ChangeLetter):
    slug, template, title = "password-changed", "account/email/password_changed", _("The password was changed")


@texts.register
class PasswordReset(ChangeLetter):
    slug, template, title = "password-reset", "account/email/password_reset", _("The password was changed by a code")


@texts.register
class PasswordSet(ChangeLetter):
    slug, template, title = "password-set", "account/email/password_set", _("A password was set")


@texts.register
class AddressChanged(ChangeLetter):
    slug, template, title = "address-changed", "account/email/email_changed", _("Another address for letters")
    placeholders = ChangeLetter.placeholders | {
        "from_email": Placeholder(_("address before"), "old@example.org"),
        "to_email": Placeholder(_("address now"), "new@example.org"),
    }


@texts.register
class AddressRemoved(ChangeLetter):
    slug, template, title = "address-removed", "account/email/email_deleted", _("An address was removed")
    placeholders = ChangeLetter.placeholders | {
        "deleted_email": Placeholder(_("address that was removed"), "old@example.org")
    }


@texts.register
class AppSetUp(ChangeLetter):
    slug, template, title = "app-set-up", "mfa/email/totp_activated", _("The second step was set up")


@texts.register
class AppSwitchedOff(ChangeLetter):
    slug, template, title = "app-switched-off", "mfa/email/totp_deactivated", _("The second step was switched off")


@texts.register
class PasskeyAdded(ChangeLetter):
    slug, template, title = "passkey-added", "mfa/email/webauthn_added", _("A passkey was added")


@texts.register
class PasskeyRemoved(ChangeLetter):
    slug, template, title = "passkey-removed", "mfa/email/webauthn_removed", _("A passkey was removed")


class OrcidLetter(ChangeLetter):
    placeholders = ChangeLetter.placeholders | {"orcid": Placeholder(_("ORCID iD"), "0000-0002-1825-0097")}


@texts.register
class OrcidConnected(OrcidLetter):
    slug, template, title = "orcid-connected", "account/email/orcid_connected", _("An ORCID iD was connected")


@texts.register
class OrcidDisconnected(OrcidLetter):
    slug, template = "orcid-disconnected", "account/email/orcid_disconnected"
    title = _("An ORCID iD was disconnected")


@texts.register
class NumberConfirmed(ChangeLetter):
    slug, template = "number-confirmed", "account/email/number_confirmed"
    title = _("A number for text messages was confirmed")
    placeholders = ChangeLetter.placeholders | {"number": Placeholder(_("the number"), "+989121234567")}


@texts.register
class RecoveryCodes(ChangeLetter):
    slug, template = "recovery-codes", "mfa/email/recovery_codes_generated"
    title = _("New recovery codes were made")
