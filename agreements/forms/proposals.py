"""What is asked when an agreement is proposed, its elements are settled, and a desk inside says yes or no."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements import actions
from agreements.actions import Side
from agreements.forms.entries import home_institutions
from agreements.forms.transitions import officers
from agreements.models import Agreement, AgreementType, Confidentiality, ElementAnswer, PartyRole
from directory.models import Institution, Unit, User
from directory.roles import Role
from records.fields import LineField
from records.forms import refusals_shown

_LONGEST = {name: ElementAnswer._meta.get_field(name).max_length for name in ("clause", "not_applicable_because")}


class ProposeForm(forms.Form):
    """With whom, of which type, and why; parties, terms and the rest follow on the agreement's own page."""

    partner = forms.ModelChoiceField(
        Institution.objects.in_use(), label=gettext_lazy("Partner, from the directory"), required=False
    )
    partner_name = LineField(
        label=gettext_lazy("Partner, if it is not there"),
        required=False,
        max_length=400,
        help_text=gettext_lazy("A name that is not recognised goes on the list to be resolved."),
    )
    partner_country = LineField(label=gettext_lazy("Partner's country"), required=False, max_length=120)
    looked = forms.BooleanField(
        label=gettext_lazy("I have looked at what exists already: this is something else"), required=False
    )
    type = forms.ModelChoiceField(AgreementType.objects.open(), label=gettext_lazy("Type"))
    title_en = LineField(
        label=gettext_lazy("Title (English)"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Left empty, it is made of type and partner."),
    )
    title_fa = LineField(label=gettext_lazy("Title (Persian)"), required=False, max_length=300)
    parent = forms.ModelChoiceField(
        Agreement.objects.none(), label=gettext_lazy("Under the framework of"), required=False
    )
    home = forms.ModelChoiceField(Institution.objects.none(), label=gettext_lazy("Our side"))
    lead_unit = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Unit in charge"), required=False)
    officer = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("Responsible officer"), required=False)
    confidentiality = forms.ChoiceField(
        label=gettext_lazy("Confidentiality"), choices=Confidentiality, initial=Confidentiality.INTERNAL
    )
    scope = forms.CharField(
        label=gettext_lazy("Why, and what for"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=gettext_lazy("Fields, activities, limits, and what it adds to what exists. For the office."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.fields["parent"].queryset = Agreement.objects.visible_to(user)
        self.fields["home"].queryset = homes = home_institutions()
        self.fields["officer"].queryset = people = officers()
        self.initial.setdefault("home", homes.filter(is_home=True).first())
        self.initial.setdefault("officer", people.filter(pk=user.pk).first())
        self._choose_units(user)

    def _choose_units(self, user):
        """Whoever proposes for a unit proposes for one of their own."""
        held = [one.unit_id for one in user.appointments_today if one.role == Role.UNIT_OFFICER]
        is_of_office = any(one.role == Role.OFFICER for one in user.appointments_today)
        field, units = self.fields["lead_unit"], Unit.objects.open()
        field.queryset = units if is_of_office else units.filter(pk__in=held)
        field.required = not is_of_office
        if len(held) == 1:
            self.initial.setdefault("lead_unit", held[0])

    def clean(self):
        cleaned = super().clean()
        partner = cleaned.get("partner")
        if "partner" in cleaned and not partner and not cleaned.get("partner_name"):
            self.add_error("partner", _("Choose the institution, or write its name as given."))
        elif partner and partner == cleaned.get("home"):
            self.add_error("partner", _("This is our own side."))
        kind = cleaned.get("type")
        if kind and kind.requires_parent and "parent" in cleaned and not cleaned["parent"]:
            self.add_error("parent", _("An agreement of this type stands under a framework: choose it."))
        return cleaned

    def ask_to_look(self):
        """There are agreements with this partner already: nothing is proposed before they were looked at."""
        if not self.cleaned_data.get("looked"):
            self.add_error("looked", _("There is something with this partner already. Look at it first."))

    def perform(self, *, by):
        """Begin the draft and return it; None where a refusal became an error of the form."""
        cleaned = self.cleaned_data
        partner = Side(
            institution=cleaned["partner"],
            name=cleaned["partner_name"],
            country_given=cleaned["partner_country"],
        )
        given = ("type", "title_en", "title_fa", "parent", "confidentiality", "lead_unit", "officer", "scope")
        with refusals_shown(self):
            return actions.propose(
                parties=[Side(role=PartyRole.HOME, institution=cleaned["home"]), partner],
                **{name: cleaned[name] for name in given},
                by=by,
            )
        return None


class ElementsForm(forms.Form):
    """Every element with two fields. What somebody else has answered meanwhile is not overwritten."""

    def __init__(self, *args, agreement, **kwargs):
        super().__init__(*args, **kwargs)
        self.agreement = agreement
        self.use_required_attribute = False
        self.there = {answer.element_id: answer for answer in agreement.element_answers.all()}
        self.elements = list(actions.elements_of(agreement))
        for element in self.elements:
            answer = self.there.get(element.pk)
            self._add(element, "clause", gettext_lazy("Clause"), answer)
            self._add(element, "not_applicable_because", gettext_lazy("Not applicable, because"), answer)

    def _add(self, element, column, label, answer):
        self.fields[f"{column}_{element.pk}"] = LineField(
            label=label,
            required=False,
            max_length=_LONGEST[column],
            initial=getattr(answer, column, ""),
            show_hidden_initial=True,
        )

    def rows(self):
        """(element, its two fields)"""
        return [(element, [self[clause], self[because]]) for element, clause, because in self._names()]

    def _names(self):
        return [(one, f"clause_{one.pk}", f"not_applicable_because_{one.pk}") for one in self.elements]

    def clean(self):
        cleaned = super().clean()
        for element, clause, because in self._names():
            if cleaned.get(clause) and cleaned.get(because):
                self.add_error(because, _("Give the clause, or why it is not applicable: one of both."))
            for name, column in ((clause, "clause"), (because, "not_applicable_because")):
                now = getattr(self.there.get(element.pk), column, "")
                shown = self.data.get(self.add_initial_prefix(name), now)
                if name in self.changed_data and now not in {shown, cleaned.get(name)}:
                    self.add_error(name, _("Somebody else has written “%(text)s” here meanwhile.") % {"text": now})
        return cleaned

    def perform(self, *, by):
        """Save what was changed; a refusal becomes an error of the form."""
        answers = {
            element: (self.cleaned_data[clause], self.cleaned_data[because])
            for element, clause, because in self._names()
            if {clause, because} & set(self.changed_data)
        }
        with refusals_shown(self):
            actions.answer_elements(self.agreement, answers=answers, by=by)
        return not self.errors


class DeskWordForm(forms.Form):
    """The word of a desk: a comment with a yes, reasons with a no."""

    comment = forms.CharField(
        label=gettext_lazy("Comment"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("Whoever returns it gives the reasons here. Stays in the history of the record."),
    )

    def perform(self, approval, *, is_returned, by):
        """Approve or return; a refusal becomes an error of the form."""
        act = actions.return_inside if is_returned else actions.approve_inside
        with refusals_shown(self):
            act(approval, comment=self.cleaned_data["comment"], by=by)
        return not self.errors
