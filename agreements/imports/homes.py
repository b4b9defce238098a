"""Whose list is it? An institution that is known, or one that is entered first."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements import actions
from agreements.forms.entries import home_institutions
from agreements.models import Confidentiality
from directory.actions import look_again
from directory.countries import country_name, offered_countries
from directory.matching import names_near
from directory.models import Institution, InstitutionName, NameKind
from records.fields import LineField
from records.history import acting
from records.refusals import Refusal
from records.text import fold

USUAL_TYPE = "MOU"


def type_choices():
    kinds = {kind.code: kind.name for kind in actions.types_by_word(with_usual=True).values()}
    return sorted(kinds.items(), key=lambda pair: (pair[0] != USUAL_TYPE, pair[0]))


class OptionForm(forms.Form):
    """Whose list it is, and what the list does not say itself."""

    home = forms.ModelChoiceField(
        Institution.objects.none(),
        label=gettext_lazy("Whose list it is"),
        required=False,
        help_text=gettext_lazy("Choose the institution, or write its name below."),
    )
    home_name = LineField(
        label=gettext_lazy("Name of the institution"),
        required=False,
        max_length=400,
        help_text=gettext_lazy("An institution that is not known yet is entered with this name."),
    )
    home_country = forms.ChoiceField(
        label=gettext_lazy("Country of the institution"), required=False, choices=offered_countries, initial="IR"
    )
    type = forms.ChoiceField(
        label=gettext_lazy("Type, where the list has none"), choices=type_choices, initial=USUAL_TYPE
    )
    confidentiality = forms.ChoiceField(
        label=gettext_lazy("Confidentiality"),
        choices=Confidentiality,
        initial=Confidentiality.PUBLIC,
        help_text=gettext_lazy("What a university has published is public."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["home"].queryset = home_institutions()


def home_of(options):
    """The institution whose list it is, or None where it has to be entered first.

    Raises Refusal where the options name none, or a name that several institutions have.
    """
    if options.get("home"):
        return Institution.objects.get(pk=options["home"]).current
    name, country = options.get("home_name", ""), options.get("home_country", "")
    if not fold(name):
        raise Refusal(_("Choose the institution whose list it is, or write its name."), "home_name")
    full_names = InstitutionName.objects.filter(folded=fold(name)).exclude(kind=NameKind.ACRONYM)
    found = Institution.objects.in_use().filter(pk__in=full_names.values("institution"))
    if country:
        found = found.filter(country=country)
    found = list(found[:2])
    if len(found) > 1:
        raise Refusal(_("More than one institution is called “%(name)s”.") % {"name": name}, "home_name")
    if not found and not country:
        sentence = _("No institution is called “%(name)s”. Say in which country it is.") % {"name": name}
        raise Refusal(sentence, "home_country")
    return found[0] if found else None


def announced(options):
    """That the institution is entered first, for whoever looks at the preview."""
    return _("“%(name)s” is not known yet and is entered first, in %(country)s.") % {
        "name": options["home_name"],
        "country": country_name(options["home_country"]),
    }


def enter_home(options, *, by):
    with acting(by=by, verb="add"):
        home = Institution.objects.create(name_en=options["home_name"], country=options["home_country"])
        look_again(names_near(home), by=by)
    return home
