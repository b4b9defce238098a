"""What stands around the words of a letter: greeting, close, the office; as plain text and as HTML."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language_info, override
from django.utils.translation import gettext as _

from notices.texts import of_portal
from records.models import Office
from records.text import clean_line

# Greeting and close in languages that letters may have and the portal has not.
ABROAD = {
    "fr": ("Bonjour {name},", "Cordialement"),
    "it": ("Gentile {name},", "Cordiali saluti"),
}


@dataclass
class Sheet:
    """A whole letter as it will be read; `closing` is the part below the line, or empty where the text has its own."""

    language: str
    subject: str
    upper: str
    closing: str

    @property
    def text(self):
        return "\n\n".join(part for part in (self.upper, self.closing) if part)

    @property
    def html(self):
        return render_to_string("notices/letter.html", self.context())

    def context(self):
        """What the template of its HTML needs."""
        return {
            "subject": self.subject,
            "paragraphs": self.paragraphs,
            "closing": self.closers,
            "language": self.language,
            "direction": self.direction,
        }

    @property
    def direction(self):
        return "rtl" if get_language_info(self.language)["bidi"] else "ltr"

    @property
    def paragraphs(self):
        return [lines_of(paragraph) for paragraph in self.upper.split("\n\n")]

    @property
    def closers(self):
        return lines_of(self.closing) if self.closing else []

    @property
    def lines(self):
        return lines_of(self.text)


def lay_out(wording, *, name):
    """The letter with these words to a reader of this name, "" for one we do not know."""
    with override(of_portal(wording.language)):
        greeting, close = _courtesy(clean_line(name, keep_arabic=True), wording.language)
        office = Office.current()
        closing = [close, office.name, office.portal_title, f"{settings.SITE_URL}/"]
    upper = f"{greeting}\n\n{wording.body}" if greeting else wording.body
    return Sheet(wording.language, wording.subject, upper, "\n".join(closing))


def as_it_stands(email):
    """The letter of a row whose text, greeting and all, somebody has edited."""
    return Sheet(email.language, email.subject, email.text, "")


def _courtesy(name, language):
    if language in ABROAD:
        greeting, close = ABROAD[language]
        return greeting.format(name=name) if name else "", close
    return _("Dear %(name)s,") % {"name": name} if name else "", _("With kind regards")


def lines_of(text):
    """(line, whether it is a link) of each line: an address of the portal and nothing else, never one that was typed
    into a name.
    """
    return [(line, line.startswith(f"{settings.SITE_URL}/") and len(line.split()) == 1) for line in text.split("\n")]
