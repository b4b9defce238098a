"""What somebody says who wants to be told of new calls."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.countries import offered_countries
from programs.forms.callfilter import named
from programs.models import CallArea, Programme

ALL = ("", _("all"))


class AlertForm(forms.Form):
    """Of which calls, and where to write. Nothing chosen means every call."""

    email = forms.EmailField(
        label=_("Email"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        help_text=_("First we ask there whether it is you."),
    )
    programme = forms.ModelChoiceField(
        Programme.objects.none(), label=_("Programme"), required=False, to_field_name="code", empty_label=ALL[1]
    )
    country = forms.ChoiceField(label=_("Partner country"), required=False)
    area = forms.ChoiceField(label=_("Area"), required=False)

    def __init__(self, *args, user, calls, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        programmes = Programme.objects.visible_to(user).open()
        countries = set(programmes.exclude(partner_country="").values_list("partner_country", flat=True))
        self.fields["programme"].queryset = programmes.order_by("code")
        self.fields["country"].choices = [ALL, *(pair for pair in offered_countries() if pair[0] in countries)]
        self.fields["area"].choices = [ALL, *_areas(calls)]
        if user.is_authenticated:
            self.fields["email"].initial = user.email
            self.fields["email"].help_text = _("At the address of your account nothing has to be confirmed.")


def _areas(calls):
    """Of all calls so far, each name once."""
    names = CallArea.objects.filter(call__in=calls.values("pk")).order_by().values_list("name_en", "name_fa").distinct()
    return named({en: (en, en, fa) for en, fa in names}.values())
