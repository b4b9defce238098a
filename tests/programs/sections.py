"""What stands in a section, as its page reads it."""

from programs.audiences import Fields
from programs.filled import filled_sections
from programs.models import Application


def is_done(answers):
    """Does the section lack nothing?"""
    application = Application.objects.for_pages().get(pk=answers.application_id)
    [filled] = filled_sections(application, Fields(None, (answers.section,), ()))
    return filled.is_done
