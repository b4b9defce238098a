"""The page on which a scholar keeps the own entry: names, rank and post, institutions, CV."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from directory import scholars
from directory.matching import suggestions
from directory.models import Affiliation, Person
from directory.orcid import connection
from directory.scholarforms import AffiliationForm, CvForm, ScholarForm
from records.forms import refusals_shown
from records.uploads import go_on


@require_http_methods(["GET", "HEAD", "POST"])
def scholar(request):
    """Each part is saved by itself; what is wrong in one keeps what was typed in it."""
    user, sent = request.user, request.POST
    person, tie = scholars.entry_of(user), connection(user)
    asked = next((part for part in ("affiliation", "end", "cv", "search") if part in sent), "scholar" if sent else "")
    forms = {
        "scholar": ScholarForm(
            sent if asked == "scholar" else None, instance=person or Person(**_named(user)), proven_orcid=tie
        ),
        "affiliation": AffiliationForm(sent if asked in {"affiliation", "search"} else None),
        "cv": CvForm(sent if asked == "cv" else None, request.FILES if asked == "cv" else None),
    }
    if asked and asked != "search" and _saved(request, asked, forms.get(asked), person):
        return go_on(request, "own:scholar")
    q = sent.get("q", "")
    context = {
        "forms": forms,
        "form": forms.get(asked),
        "person": person,
        "affiliations": _affiliations(person),
        "cv": scholars.cv_of(person) if person else None,
        "proven_orcid": tie.uid if tie else "",
        "q": q,
        "found": suggestions(q) if asked == "search" else [],
    }
    return render(request, "directory/scholar.html", context)


def _saved(request, asked, form, person):
    """Do what was asked; False if it was refused, and then said beside its field."""
    user = request.user
    if asked == "end":
        mine = Affiliation.objects.filter(person__user=user)
        key = request.POST.get("end", "")
        scholars.end_affiliation(get_object_or_404(mine, pk=int(key) if key.isdecimal() else 0), by=user)
    elif not form.is_valid():
        return False
    elif asked == "scholar":
        with refusals_shown(form):
            orcid = (form.cleaned_data["orcid"] or "") if "orcid" in form.fields else None
            scholars.edit_scholar(user, names=form.names, profile=form.profile, orcid=orcid, by=user)
    elif person is None:
        messages.error(request, _("Save your names first."))
        return True
    elif asked == "affiliation":
        scholars.add_affiliation(person, by=user, **form.values)
    else:
        with refusals_shown(form):
            scholars.file_cv(person, form.cleaned_data["file"], by=user)
    if form is not None and form.errors:
        return False
    messages.success(request, _("Saved."))
    return True


def _affiliations(person):
    rows = person.affiliations.select_related("institution").order_by("-starts_on", "-pk") if person else []
    return list(rows)


def _named(user):
    """The beginning of an entry from the account's name: its last word is the family name."""
    found = {}
    for language, name in (("en", user.name), ("fa", user.name_fa)):
        given, _space, family = name.rpartition(" ")
        found |= {f"given_{language}": given, f"family_{language}": family}
    return found
