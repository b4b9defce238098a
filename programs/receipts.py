"""What does the receipt of a submitted application say? The same on the page, on paper and in the letter."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programs.endorsements import changed_words
from programs.moments import in_zones
from records.calendars import ImpreciseDate
from records.languages import named, reader
from records.text import digits


def receipt_of(application):
    """(label, value) of each line of the last submission."""
    version = application.versions.first()
    leaders = application.members.filter(role="leader").select_related("institution").order_by("side")
    rows = [
        (pgettext("of an application", "Reference"), application.reference),
        (_("Title"), application.title),
        (_("Call"), f"{application.call.title} ({application.call.code})"),
        (_("Submitted"), in_zones(version.made_at, application.call)),
        (_("Version"), digits(version.number, reader())),
    ]
    if application.is_on_paper:
        words = _("%(origin)s, with the letter of %(date)s")
        letter_on = ImpreciseDate(application.letter_on).display(reader())
        rows.append((_("Origin"), words % {"origin": application.get_origin_display(), "date": letter_on}))
    for leader in leaders:
        consented = in_zones(leader.consent_at, application.call)
        who = f"{leader.name}, {leader.institution_name}" if leader.institution_name else leader.name
        rows += [
            (_("Leader, %(side)s") % {"side": leader.get_side_display()}, who),
            (_("Consented, %(side)s") % {"side": leader.get_side_display()}, consented),
        ]
        if leader.national_number:
            rows.append((_("Number at the partner's agency"), leader.national_number))
    given = application.endorsements.filter(status="given").select_related("institution").first()
    if given:
        whole = type(application).objects.for_pages().get(pk=application.pk)
        at = in_zones(given.answered_at, application.call)
        said = [given.shown_name, given.shown_position, given.institution_name, at, changed_words(whole, given)]
        rows.append((_("Endorsed, home institution"), named(one for one in said if one)))
    return [*rows, (_("Fingerprint of the text (SHA-256)"), version.content_hash)]
