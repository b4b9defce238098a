"""What the post room holds about a user."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from notices.models import Email, LetterChoice, MobileNumber, ReminderDue, Sms
from records.personal_data import PersonalData, personal_data


@personal_data.register
class Letters(PersonalData):
    """The text too; that of account letters was erased when they were sent."""

    slug, title = "letters", _("Letters by email to me")
    covers = ("notices.Email.person",)
    fields = ("to", "subject", "text", "language", "status", "written_at", "sent_at")

    def queryset(self, user):
        return Email.objects.filter(Q(person=user) | Q(to__iexact=user.email), is_secret=False)


@personal_data.register
class AccountLetters(PersonalData):
    slug, title = "account-letters", _("Letters about my account")
    fields = ("to", "subject", "language", "status", "written_at", "sent_at")

    def queryset(self, user):
        return Email.objects.filter(Q(person=user) | Q(to__iexact=user.email), is_secret=True)


@personal_data.register
class Reminders(PersonalData):
    slug, title = "reminders", _("Reminders for me")
    covers = ("notices.ReminderDue.user", "notices.ReminderDue.acknowledged_by")
    fields = ("step__kind", "anchor_on", "due_at", "status", "acknowledged_at", "remark", "snoozed_until")

    def queryset(self, user):
        return ReminderDue.objects.filter(Q(user=user) | Q(acknowledged_by=user))


@personal_data.register
class Choices(PersonalData):
    slug, title = "letter-choices", _("What I want to be told of")
    covers = ("notices.LetterChoice.user",)
    fields = ("topic", "by_email", "by_sms")

    def queryset(self, user):
        return LetterChoice.objects.filter(user=user)


@personal_data.register
class TextMessages(PersonalData):
    """The text too; that of codes was erased when they were sent."""

    slug, title = "text-messages", _("Text messages to me")
    covers = ("notices.Sms.person",)
    fields = ("to", "text", "language", "status", "is_secret", "written_at", "sent_at")

    def rows(self, user):
        """A code that is still on its way is no data of its reader's yet."""
        return [row | {"text": "" if row["is_secret"] else row["text"]} for row in super().rows(user)]

    def queryset(self, user):
        return Sms.objects.filter(person=user)


@personal_data.register
class Number(PersonalData):
    slug, title = "number", _("My number for text messages")
    covers = ("notices.MobileNumber.user",)
    fields = ("number", "verified_at")

    def queryset(self, user):
        return MobileNumber.objects.filter(user=user)
