"""Whom do the applicants not want as reviewers? Answers of one kind of question, read line by line."""

import re

from programs.models import QuestionKind
from records.text import fold

EMAIL = re.compile(r"[^\s<>(),;:،؛]+@[^\s<>(),;:،؛]+")
ORCID = re.compile(r"\b\d{4}-\d{4}-\d{4}-\d{3}[\dXx]\b")


def lines_of(application):
    """What was typed, a person a line; works on what `for_pages` has loaded."""
    answers = {row.section_id: row.values for row in application.answers.all()}
    given = [
        str(answers.get(section.pk, {}).get(question.key) or "")
        for section in application.call.sections.all()
        for question in section.questions.all()
        if question.kind == QuestionKind.CONFLICT
    ]
    return [line.strip() for text in given for line in text.splitlines() if line.strip()]


def marks_of(lines):
    """By which they are known for certain: ("email", …) and ("orcid", …), as `programs.review.conflicts` compares."""
    emails = {("email", found.rstrip(".").casefold()) for line in lines for found in EMAIL.findall(line)}
    return emails | {("orcid", found.upper()) for line in lines for found in ORCID.findall(line)}


def is_named(person, lines):
    """Does a line begin with the whole name of this person? People share names: the office looks at it."""
    names = {fold(f"{person.given_en} {person.family_en}"), fold(f"{person.given_fa} {person.family_fa}")} - {""}
    folded = [fold(line) for line in lines]
    return any(
        line == name or line.startswith((f"{name} ", f"{name},", f"{name}،")) for line in folded for name in names
    )
