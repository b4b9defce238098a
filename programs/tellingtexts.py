"""Where do texts that reviewers read name who applies? Told to the office, which decides: nothing is blacked out."""

import re

from programs.audiences import fields_of_reviewer
from programs.filled import filled_sections
from programs.models import Application, AssignmentStatus
from records.text import fold

SHORTEST = 4  # letters of a family name that is looked for by itself: shorter ones are words of other texts
WORD = re.compile(r"\w+")


def names_told(application, side):
    """[(who or where from, title of the section)] in what a reviewer of this side reads, of what `for_pages` loads."""
    fields, found = fields_of_reviewer(application, side), []
    for section in filled_sections(application, fields):
        words = WORD.findall(fold(" ".join(str(line.value) for line in section.lines)))
        text = f" {' '.join(words)} "
        found += [(name, str(section.section)) for name, forms in _names(application).items() if _stands(forms, text)]
    return found


def _names(application):
    """{name: the forms in which it is looked for}, of the team and their institutions."""
    named = {}
    for one in application.members.all():
        words = WORD.findall(fold(one.name))
        named[one.name] = [words] + [[family] for family in words[-1:] if len(family) >= SHORTEST]
        named[one.institution_name] = [WORD.findall(fold(one.institution_name))]
    return {name: forms for name, forms in named.items() if name}


def _stands(forms, text):
    return any(words and f" {' '.join(words)} " in text for words in forms)


def to_look_at(call_side):
    """[(application, names_told)] of those that are about to be sent to reviewers who are not told who applies."""
    if not call_side.call.hides_applicants:
        return []
    proposed = call_side.assignments.filter(status=AssignmentStatus.PROPOSED).order_by().values("application")
    applications = Application.objects.filter(pk__in=proposed).order_by("reference", "pk").for_pages()
    told = [(one, names_told(one, call_side.side)) for one in applications]
    return [(one, names) for one, names in told if names]
