"""What are letters about? Some topics a reader may do without; the others are always sent, and say why."""

from django.utils.translation import gettext_lazy as _

from records.registry import Registry

topics = Registry("letters", required=["slug", "title", "words"])


class Topic:
    """What some kinds of letters are about, as a reader chooses among them.

    `words` say what they tell; of a topic that is not optional, why it is always sent. About one that `has_sms` text
    messages can be asked for, besides.
    """

    slug = title = words = None
    is_optional = has_sms = False


@topics.register
class Account(Topic):
    slug = "account"
    title = _("My account: what was changed")
    words = _("Only so do you notice that somebody else is at work there.")


@topics.register
class Codes(Topic):
    slug = "codes"
    title = _("Codes to sign in and for a new password")
    words = _("Nobody could come in without them.")
    has_sms = True


@topics.register
class Work(Topic):
    slug = "work"
    title = _("What the office asks me to do")
    words = _("Others rely on it that you know.")


@topics.register
class Deadlines(Topic):
    slug = "deadlines"
    title = _("Reminders of deadlines")
    words = _("A call closes and something is missing. What is due on one day comes in one letter.")
    is_optional = has_sms = True


@topics.register
class Ready(Topic):
    slug = "ready"
    title = _("What I asked for is ready")
    words = _("A report, or the packet with your own data, that took some time to make.")
    is_optional = True
