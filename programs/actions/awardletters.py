"""Who is written to of an award: its leaders, each in the own language."""

from django.urls import reverse
from django.utils import translation

from notices.emails import write
from programs.actions.submission import leaders_of


def tell_leaders(template, award, *, page=None, but=None, key=None, **values):
    """To their accounts, else to the address they gave; `but` whoever does it. About `page`, else about the award."""
    page = page or award
    for leader in leaders_of(award.application):
        if (leader.user_id and leader.user == but) or not (leader.user_id or leader.email):
            continue
        language = leader.user.language if leader.user_id else "en"
        with translation.override(language):
            url = page.get_absolute_url() if leader.user_id else reverse("applications:list")
        to = leader.user if leader.user_id else leader.email
        values |= {"award": award, "application": award.application, "url": url, "key": key and f"{key}:{leader.pk}"}
        write(template, to=to, about=page, name=leader.name, language=language, **values)
