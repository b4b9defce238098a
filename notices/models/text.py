"""Texts of letters that staff wrote in place of the built-in ones."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.columns import LineField
from records.history import track
from records.models import Record


class LetterLanguage(models.TextChoices):
    """What letters may be written in: the languages of the portal, and those of partners whom staff write to."""

    ENGLISH = "en", _("English")
    PERSIAN = "fa", _("Persian")
    FRENCH = "fr", _("French")
    ITALIAN = "it", _("Italian")


@track()
class LetterText(Record):
    """How one of the portal's letters reads in one language, until the row is closed.

    `slug` names a definition (`notices.texts`). Values stand in braces, {{ url }}; nothing else in it is a program.
    """

    slug = models.SlugField(_("letter"), max_length=60)
    language = models.CharField(_("language"), max_length=5, choices=LetterLanguage)
    subject = LineField(_("subject"), max_length=200, blank=True)  # a text message has none
    body = models.TextField(_("text"), max_length=5000)
    verbs = {"change_text": _("Text changed"), "restore_text": _("Back to the built-in text")}

    class Meta(Record.Meta):
        verbose_name = _("changed text of a letter")
        verbose_name_plural = _("texts of letters")
        ordering = ["slug", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "language"],
                name="letter_text_once",
                condition=models.Q(closed_on=None),
                violation_error_message=_("Somebody else has changed this text meanwhile. Open it again."),
            )
        ]

    def __str__(self):
        return f"{self.subject or self.slug} ({self.get_language_display()})"
