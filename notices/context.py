"""What the pages of staff know about the post room."""

from django.utils.functional import SimpleLazyObject

from notices.models import MailHold


def post_room(request):
    """`mail_hold`: why letters are held, or nothing. Asked only where a page shows it."""
    return {"mail_hold": SimpleLazyObject(lambda: MailHold.current() or "")}
