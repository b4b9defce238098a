"""What do we keep of what is sent?"""

from notices.models.email import Email, EmailStatus

__all__ = ["Email", "EmailStatus"]
