"""The short way in: one page for an agreement that is signed already, and signed copies in bulk."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements import actions
from agreements.actions import Side
from agreements.forms.parts import check_term
from agreements.forms.transitions import officers
from agreements.models import AgreementParty, AgreementType, Confidentiality, EndKind, PartyRole, RenewalMode
from directory.models import Institution, Unit, User
from records import clock
from records.fields import DualDateField, ImpreciseDateField, LineField, WholeNumberField
from records.forms import KeepsNoFileMixin, refusals_shown
from records.languages import paper_languages
from records.models import Goal, Tag

HOME_ROLES = (PartyRole.HOME, PartyRole.IMPLEMENTING)
PARTNER_ROLES = (PartyRole.PARTNER, PartyRole.COORDINATOR, PartyRole.FUNDER)
TERM = (
    "starts",
    "end_kind",
    "ends_on",
    "notice_days",
    "renewal_mode",
    "auto_months",
    "max_auto_renewals",
    "max_total_months",
)
PAPER = (
    "confidentiality",
    "letter_number",
    "letter_on",
    "file",
    "language",
    "officer",
    "lead_unit",
    "tags",
    "goals",
    "scope",
)


def home_institutions():
    """The office's own institution first, then those that were the home side of an agreement before."""
    before = AgreementParty.objects.filter(role__in=HOME_ROLES).values("institution")
    own = Institution.objects.in_use().filter(is_home=True)
    return (own | Institution.objects.in_use().filter(pk__in=before)).order_by("-is_home", "sort_en")


class RegisterForm(KeepsNoFileMixin, forms.Form):
    """What the signed paper says, as far as the office wants it in the register."""

    type = forms.ModelChoiceField(AgreementType.objects.open(), label=gettext_lazy("Type"))
    title_en = LineField(
        label=gettext_lazy("Title (English)"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Left empty, it is made of type and partner."),
    )
    title_fa = LineField(label=gettext_lazy("Title (Persian)"), required=False, max_length=300)
    home = forms.ModelChoiceField(Institution.objects.none(), label=gettext_lazy("Our side"))
    home_role = forms.ChoiceField(
        label=gettext_lazy("Our part"),
        choices=[(role, role.label) for role in HOME_ROLES],
        initial=PartyRole.HOME,
        help_text=gettext_lazy("The implementing body carries out what others signed."),
    )
    partner_name = LineField(
        label=gettext_lazy("Partner"),
        required=False,
        max_length=400,
        help_text=gettext_lazy("As the paper gives it. A name that is not recognised goes on the list to be resolved."),
    )
    partner = forms.ModelChoiceField(Institution.objects.in_use(), required=False, widget=forms.HiddenInput)
    partner_country = LineField(label=gettext_lazy("Partner's country"), required=False, max_length=120)
    partner_role = forms.ChoiceField(
        label=gettext_lazy("Partner's part"),
        choices=[(role, role.label) for role in PARTNER_ROLES],
        initial=PartyRole.PARTNER,
    )
    partner_unit = forms.ModelChoiceField(Unit.objects.open(), label=gettext_lazy("Partner's unit"), required=False)
    partner_reference = LineField(label=gettext_lazy("Partner's reference"), required=False, max_length=80)
    signed = ImpreciseDateField(
        label=gettext_lazy("Signed on"),
        error_messages={"required": gettext_lazy("Say when it was signed, as far as it is known.")},
    )
    starts = ImpreciseDateField(
        label=gettext_lazy("Begins on"),
        required=False,
        help_text=gettext_lazy("Left empty, it begins with the signature."),
    )
    end_kind = forms.ChoiceField(label=gettext_lazy("Ends"), choices=EndKind, initial=EndKind.FIXED)
    ends_on = DualDateField(label=gettext_lazy("Last day"), required=False)
    notice_days = WholeNumberField(label=gettext_lazy("Notice in days"), required=False, min_value=0, max_value=1500)
    renewal_mode = forms.ChoiceField(label=gettext_lazy("Renewal"), choices=RenewalMode, initial=RenewalMode.NONE)
    auto_months = WholeNumberField(
        label=gettext_lazy("Renewed each time by months"), required=False, min_value=1, max_value=600
    )
    max_auto_renewals = WholeNumberField(
        label=gettext_lazy("At most so many times"), required=False, min_value=0, max_value=100
    )
    max_total_months = WholeNumberField(
        label=gettext_lazy("At most so many months in total"), required=False, min_value=0, max_value=1800
    )
    confidentiality = forms.ChoiceField(
        label=gettext_lazy("Confidentiality"), choices=Confidentiality, initial=Confidentiality.INTERNAL
    )
    letter_number = LineField(label=gettext_lazy("Letter number"), required=False, max_length=60)
    letter_on = DualDateField(label=gettext_lazy("Letter date"), required=False)
    file = forms.FileField(
        label=gettext_lazy("Signed copy"),
        required=False,
        help_text=gettext_lazy("The scan of the signed paper: PDF, JPEG or PNG, at most 20 MB."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the paper"), required=False, choices=paper_languages)
    officer = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("Responsible officer"), required=False)
    lead_unit = forms.ModelChoiceField(Unit.objects.open(), label=gettext_lazy("Unit in charge"), required=False)
    tags = forms.ModelMultipleChoiceField(
        Tag.objects.open(), label=gettext_lazy("Tags"), required=False, widget=forms.CheckboxSelectMultiple
    )
    goals = forms.ModelMultipleChoiceField(
        Goal.objects.open(),
        label=gettext_lazy("Goals of the strategic plan"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    scope = forms.CharField(
        label=gettext_lazy("Scope"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("For the office: fields, activities, limits."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.fields["home"].queryset = homes = home_institutions()
        self.fields["officer"].queryset = people = officers()
        self.initial.setdefault("home", homes.filter(is_home=True).first())
        self.initial.setdefault("officer", people.filter(pk=user.pk).first())

    def clean(self):
        cleaned = super().clean()
        self._check_partner(cleaned)
        self._check_letter(cleaned)
        check_term(self, cleaned | {"starts": cleaned.get("starts") or cleaned.get("signed")})
        signed = cleaned.get("signed")
        if signed and signed.earliest > clock.today():
            self.add_error("signed", _("The day of signature lies ahead. Record it when it is signed."))
        return cleaned

    def _check_partner(self, cleaned):
        partner, unit = cleaned.get("partner"), cleaned.get("partner_unit")
        if "partner" in self.errors:
            del self.errors["partner"]  # it stands in a hidden field
            self.add_error("partner_name", _("The institution chosen is no longer there: choose it again."))
        elif not partner and not cleaned.get("partner_name"):
            self.add_error("partner_name", _("Choose the institution, or write its name as given."))
        elif partner and partner == cleaned.get("home"):
            self.add_error("partner_name", _("This is our own side."))
        if unit and unit.institution_id != getattr(partner, "pk", None):
            self.add_error("partner_unit", _("This unit does not belong to the institution."))

    def _check_letter(self, cleaned):
        number, dated_on = cleaned.get("letter_number"), cleaned.get("letter_on")
        if number and not dated_on and "letter_on" not in self.errors:
            self.add_error("letter_on", _("A letter has a number and a date: give the date as well."))
        if dated_on and not number and "letter_number" not in self.errors:
            self.add_error("letter_number", _("A letter has a number and a date: give the number as well."))

    def perform(self, *, by):
        """Register it and return it; None where a refusal became an error of the form."""
        cleaned = self.cleaned_data
        partner = Side(
            role=cleaned["partner_role"],
            institution=cleaned["partner"],
            unit=cleaned["partner_unit"],
            name=cleaned["partner_name"],
            country_given=cleaned["partner_country"],
            partner_reference=cleaned["partner_reference"],
        )
        titles = {name: cleaned[name] for name in ("title_en", "title_fa")}
        if not cleaned["title_en"]:
            titles = actions.titles(cleaned["type"], partner.name or partner.institution.name_en) | {
                name: title for name, title in titles.items() if title
            }
        with refusals_shown(self):
            return actions.register_signed(
                type=cleaned["type"],
                **titles,
                parties=[Side(role=cleaned["home_role"], institution=cleaned["home"]), partner],
                signed=cleaned["signed"],
                **{name: cleaned[name] for name in (*TERM, *PAPER)},
                by=by,
            )
        self.ask_for_file_again()
        return None


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Any number of files; gives a list."""

    widget = SeveralFilesInput

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        return [super(SeveralFilesField, self).clean(file, initial) for file in files or [None]]


class ScanUploadForm(forms.Form):
    """Scans whose names hold our reference or the partner's."""

    files = SeveralFilesField(
        label=gettext_lazy("Signed copies"),
        help_text=gettext_lazy(
            "PDF, JPEG or PNG, at most 20 MB each. Each is filed on the agreement whose reference, or the partner's "
            "reference, is in the file's name, for example MOU-1405-0007.pdf."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False

    def perform(self, *, by):
        """What became of each file."""
        return actions.attach_scans(self.cleaned_data["files"], by=by)
