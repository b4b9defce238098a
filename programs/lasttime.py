"""What was said about the application from which another one began again, and what stood in it?"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _

from programs.audiences import fields_for
from programs.filled import filled_sections
from programs.models import Application, Call, CallPattern, SectionKind
from records import clock


@dataclass(frozen=True)
class Comment:
    """A text that the office gave to the applicants; of a question also what they answered."""

    heading: str
    text: str
    at: datetime
    answer: str = ""


class LastTime:
    """An earlier application as somebody who may see it reads it."""

    def __init__(self, application, user):
        self.application, self.user = application, user

    @cached_property
    def comments(self):
        """What the office told the applicants, the oldest first."""
        return comments_on(self.application)

    @cached_property
    def filled(self):
        return filled_sections(self.application, fields_for(self.user, self.application))

    def of(self, section):
        """What stood in this section: the one of the same key and audience, a table wherever it stood; or None."""
        for one in self.filled:
            same_place = (one.section.key, one.section.audience) == (section.key, section.audience)
            same_table = section.kind != SectionKind.QUESTIONS
            if one.section.kind == section.kind and (same_place or same_table):
                return one
        return None


def last_time(application, user):
    """The application that this one resubmits, for those who may see that one too; else None."""
    if application.resubmission_of_id is None:
        return None
    seen = Application.objects.read_whole_by(user).for_pages()
    earlier = seen.filter(pk=application.resubmission_of_id).first()
    return LastTime(earlier, user) if earlier else None


def comments_on(application):
    """Reasons of a confirmed exclusion, and questions of the office with their answers."""
    excluded = application.exclusions.open().filter(confirmed_at__isnull=False)
    found = [Comment(_("Why it was excluded"), one.reason, one.confirmed_at) for one in excluded]
    asked = application.clarifications.open()
    found += [Comment(_("The office asked"), one.question, one.asked_at, one.answer) for one in asked]
    return sorted(found, key=lambda comment: comment.at)


def calls_to_begin_again(application, user):
    """Open calls of its programme, where this user may begin again from it."""
    if not user.has_perm("programs.begin_again_application", application):
        return []
    calls = Call.objects.visible_to(user).open_at(clock.now()).filter(programme=application.call.programme_id)
    return list(calls.exclude(pattern=CallPattern.ELSEWHERE).order_by("closes_at", "pk"))


def resubmissions_of(application, user):
    """Those that began again from it, as far as this user sees them."""
    if not application.reference:
        return []
    return list(Application.objects.read_whole_by(user).filter(resubmission_of=application).order_by("pk"))
