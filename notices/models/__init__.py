"""What do we keep of what is sent?"""

from notices.models.address import FailedAddress, FailureKind
from notices.models.choice import LetterChoice
from notices.models.email import OVER, TO_BE_HANDLED, Email, EmailStatus
from notices.models.hold import MailHold
from notices.models.reminder import DueStatus, Instead, ReminderDue, ReminderStep, Unit
from notices.models.sms import MobileNumber, Sms, SmsStatus
from notices.models.text import LetterLanguage, LetterText

__all__ = [
    "OVER",
    "TO_BE_HANDLED",
    "DueStatus",
    "Email",
    "EmailStatus",
    "FailedAddress",
    "FailureKind",
    "Instead",
    "LetterChoice",
    "LetterLanguage",
    "LetterText",
    "MailHold",
    "MobileNumber",
    "ReminderDue",
    "ReminderStep",
    "Sms",
    "SmsStatus",
    "Unit",
]
