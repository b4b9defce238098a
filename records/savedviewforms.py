"""What is asked when somebody saves or edits a view of a list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records import savedviews
from records.fields import LineField
from records.forms import refusals_shown
from records.models import SavedView


class ViewForm(forms.Form):
    """Name and use of a view; who may not share is not asked about it."""

    name = LineField(label=_("Name of the view"), max_length=80)
    is_shared = forms.BooleanField(
        label=_("Share it with the office"),
        required=False,
        help_text=_("Everybody on the staff finds it above the list."),
    )
    is_default = forms.BooleanField(label=_("Open the list with it"), required=False, help_text=_("For you alone."))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.use_required_attribute = user, False
        if not user.has_perm("records.share_savedview"):
            del self.fields["is_shared"]

    def done(self):
        """Do what was asked; False with the refusal in the form."""
        with refusals_shown(self):
            return self.perform({"is_shared": False} | self.cleaned_data)
        return False


class SaveForm(ViewForm):
    """The present filters of a list, under a new name or in the place of an older view."""

    list_name = forms.CharField(widget=forms.HiddenInput, max_length=100)
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20_000)
    replaces = forms.ModelChoiceField(
        SavedView.objects.none(),
        label=_("Or in the place of"),
        required=False,
        empty_label=_("a new view"),
        to_field_name="uuid",
    )
    field_order = ["name", "replaces"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        list_name = self.data.get("list_name", "")
        if savedviews.list_title(list_name) is not None:
            self.fields["replaces"].queryset = SavedView.objects.filter(owner=self.user).of_list(list_name)
        self.fields["name"].required = not self.data.get("replaces")

    def perform(self, values):
        replaced, query = values.pop("replaces"), values["query"]
        if replaced is None:
            return savedviews.save_view(**values, by=self.user)
        savedviews.replace_view(replaced, query=query, by=self.user)
        return replaced


class EditForm(ViewForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, view, **kwargs):
        names = ("name", "is_shared", "is_default", "version")
        super().__init__(*args, initial={name: getattr(view, name) for name in names}, **kwargs)
        self.view = view

    def perform(self, values):
        savedviews.edit_view(self.view, **values, by=self.user)
        return self.view
