"""What are reviewers told? Whoever is asked to review reads title and institutions, and no more before the answer."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from notices.texts import LetterKind, Placeholder, texts
from notices.topics import Topic, topics
from records import clock
from records.templatetags.records import day


@topics.register
class Reviews(Topic):
    slug = "reviews"
    title = _("Invitations to review")
    words = _("They ask for your word; nobody else can answer for you.")


@texts.register
class ReviewInvited(LetterKind):
    """Secret: whoever has the link may decline in the invited person's name."""

    slug = "review-invited"
    template = "programs/emails/review_invited"
    topic = "reviews"
    title = _("Invitation to review applications")
    occasion = _("To a reviewer, when an assignment is deployed: one letter for all applications.")
    is_secret = True
    placeholders = {
        "call": Placeholder(_("title of the call"), _("Joint research projects")),
        "applications": Placeholder(_("titles of the applications"), _("A joint observatory"), has_lines=True),
        "due": Placeholder(
            _("the day by which reviews are due; empty where there is none"), lambda: day(clock.today())
        ),
        "url": Placeholder(_("link to the invitation"), lambda: reverse("home"), is_required=True, is_secret=True),
    }

    def values(self, context):
        titles = "\n".join(str(one.application) for one in context["assignments"])
        due = context["call"].review_due_on
        url = context["url"]
        return {"call": str(context["call"]), "applications": titles, "due": day(due) if due else "–", "url": url}


@texts.register
class ReviewReleased(LetterKind):
    """The reasons of those who withdrew are not told."""

    slug = "review-released"
    template = "programs/emails/review_released"
    topic = "reviews"
    title = _("An application under review is not evaluated any more")
    occasion = _("To each reviewer who was asked for it, when its leaders withdraw it or its call is cancelled.")
    placeholders = {
        "call": Placeholder(_("title of the call"), _("Joint research projects")),
        "title": Placeholder(_("title of the application"), _("A joint observatory")),
    }

    def values(self, context):
        return {"call": str(context["call"]), "title": context["title"]}
