"""Which letters does the portal write, and in whose words? What staff wrote goes before what is built in.

A letter is a definition (`LetterKind`), registered in `<app>/letters.py`. Its built-in words are two templates, so that
they are translated like every sentence; they name values in braces, and so does what staff write: {{ url }}. Such a
text is filled in, never run: no tags, no filters, no attributes, no HTML.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices.models import LetterText
from notices.topics import topics
from records.languages import language_name
from records.models import Office
from records.registry import Registry
from records.text import clean_line

texts = Registry("letters", required=["slug", "template", "title", "occasion"])

PLACE = re.compile(r"{{ *(\w+) *}}")
SIGNS = re.compile(r"{{|}}|{%|%}|{#|#}")


@dataclass(frozen=True)
class Placeholder:
    """What stands for a value in a text; `sample` is a text, or a function that gives one in the active language."""

    meaning: str
    sample: object
    is_required: bool = False  # without it the letter is of no use
    is_secret: bool = False  # never in a subject: that is kept, and listed
    has_lines: bool = False

    def shown(self):
        return str(self.sample() if callable(self.sample) else self.sample)


COMMON = {
    "portal": Placeholder(gettext_lazy("title of the portal"), lambda: Office.current().portal_title),
    "office": Placeholder(gettext_lazy("name of the office"), lambda: Office.current().name),
}


class LetterKind:
    """One letter that the portal writes. Subclass, describe, register.

    `template` is what `write` is called with; `occasion` says when the letter is written, and to whom; `topic` names
    what it is about (see notices/topics.py): what is not optional is sent to everybody.
    """

    slug = template = title = occasion = None
    topic = "work"
    has_subject = True
    is_secret = False
    languages = ("en", "fa")
    placeholders = {}

    def values(self, context):
        """The texts that the placeholders stand for, from what `write` was given; in the active language."""
        return {name: context[name] for name in self.placeholders}

    def topic_of(self, context):
        """What this letter is about, given what `write` was."""
        return topics[self.topic]

    @property
    def all_placeholders(self):
        return self.placeholders | COMMON

    def filled(self, context):
        """The values as they are put in: a path of the portal as `url` is a whole address, and each is one line unless
        it is declared to have more, so that none can pass for a part of the text.
        """
        values = {name: common.shown() for name, common in COMMON.items()} | self.values(context)
        return {name: self._clean(name, str(value)) for name, value in values.items()}

    def samples(self):
        """The values of an example, in the active language."""
        return {name: self._clean(name, place.shown()) for name, place in self.all_placeholders.items()}

    def _clean(self, name, value):
        if name == "url" and value.startswith("/"):
            value = settings.SITE_URL + value
        if self.all_placeholders[name].has_lines:
            return "\n".join(clean_line(line, keep_arabic=True) for line in value.splitlines())
        return clean_line(value, keep_arabic=True)


class SmsKind(LetterKind):
    """One text message that the portal writes: to `notices.texting.text`. It has no subject, and nothing around it."""

    has_subject = False


class Wording(NamedTuple):
    """A text with its placeholders, and the language it is in."""

    language: str
    subject: str
    body: str

    def filled(self, values):
        return self._replace(subject=fill(self.subject, values), body=fill(self.body, values))


def kind_of(template):
    """The definition of the letter that this template is of. Raises LookupError for one that nobody registered."""
    for kind in texts:
        if kind.template == template:
            return kind
    raise LookupError(f"{template} is not registered as a letter: see notices/texts.py")


def wording(kind, language):
    """How a letter reads now: what staff wrote, else what is built in; English where nobody wrote that language."""
    row = changed_text(kind, language)
    if row and not any(faults(kind, row.subject, row.body).values()):
        return Wording(language, row.subject, row.body)
    return built_in(kind, language) if of_portal(language) == language else wording(kind, "en")


def of_portal(language):
    """This language if the portal speaks it; English is what stands around a letter in any other."""
    return language if language in dict(settings.LANGUAGES) else "en"


def changed_text(kind, language):
    """The row in which staff wrote this text, or None."""
    return LetterText.objects.open().filter(slug=kind.slug, language=language).first()


def letter_languages(letter):
    """[(code, name)]: English and Persian, and those in which the office has written the letter of this slug."""
    kind = texts[letter]
    spoken = [code for code in kind.languages if code in ("en", "fa") or changed_text(kind, code)]
    return [(code, language_name(code)) for code in spoken]


def built_in(kind, language):
    """The words the portal comes with, each value still in its braces."""
    names = {name: mark(name) for name in kind.all_placeholders}
    with translation.override(of_portal(language)):
        subject = plain(f"{kind.template}_subject.txt", names) if kind.has_subject else ""
        body = plain(f"{kind.template}.txt", names)
    return Wording(language, clean_line(subject, keep_arabic=True), body)


def plain(template, context):
    """Plain text: nothing in it is HTML, so nothing is escaped."""
    return tidy(get_template(template).template.render(Context(context, autoescape=False)))


def tidy(text):
    """No spaces at the ends of lines, and at most one empty line between two paragraphs."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    return "\n".join(line for line, before in zip(lines, ["", *lines], strict=False) if line or before)


def mark(name):
    """How a value is named in a text: {{ name }}."""
    return f"{{{{ {name} }}}}"


def fill(text, values):
    """Each {{ name }} gives way to its value; braces within a value are text."""
    return PLACE.sub(lambda place: values[place[1]], text)


def faults(kind, subject, body):
    """What is wrong with a text that staff wrote, as sentences by field; empty lists where nothing is."""
    found = {"subject": _unreadable(kind, subject), "body": _unreadable(kind, body)}
    for name, place in kind.all_placeholders.items():
        written = mark(name)
        if place.is_required and name not in PLACE.findall(body):
            found["body"].append(_("%(name)s may not be left out: %(meaning)s.") % _about(written, place))
        if place.is_secret and name in PLACE.findall(subject):
            found["subject"].append(_("%(name)s may not stand in the subject: %(meaning)s.") % _about(written, place))
    return found


def _about(written, place):
    return {"name": written, "meaning": place.meaning}


def _unreadable(kind, text):
    unknown = sorted(set(PLACE.findall(text)) - set(kind.all_placeholders))
    said = [_("This letter has no {{ %(name)s }}; the list below shows what it has.") % {"name": n} for n in unknown]
    if SIGNS.search(PLACE.sub("", text)):
        said.append(_("Braces name a value of the list below, like {{ portal }}; nothing else may stand in them."))
    return said
