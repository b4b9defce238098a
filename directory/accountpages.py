"""The pages of one's own account beside allauth's: name, sessions, own data, and the end of the account."""

from allauth.account.decorators import reauthentication_required
from allauth.usersessions.models import UserSession
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from directory import actions, closing
from directory.devices import device
from directory.forms import ProfileForm
from directory.jobs import OwnData
from directory.models import User
from directory.sessions import end_session as end_one_session
from records import jobs
from records.downloads import private_file
from records.forms import refusals_shown
from records.models import Job, JobStatus
from records.personal_data import duties, personal_data
from records.refusals import audit


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request):
    """How one is named, and in which language one is written to."""
    form = ProfileForm(request.POST or None, instance=User.objects.get(pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        actions.edit_profile(form.instance, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("own:profile")
    return render(request, "directory/account_profile.html", {"form": form})


@require_POST
def end_session(request, pk):
    """Sign out on another device; one that has ended meanwhile is no error."""
    found = UserSession.objects.filter(user=request.user, pk=pk).first()
    if found:
        if found.session_key == request.session.session_key:
            logout(request)  # the one that asks: what is said now stands in a new one
        end_one_session(found)
        messages.success(request, _("Signed out: %(device)s.") % {"device": device(found.user_agent)})
    return redirect("usersessions_list")


@reauthentication_required
@require_http_methods(["GET", "HEAD", "POST"])
def data(request):
    """Ask for the packet of what is held about oneself, and find the last ones."""
    own = Job.objects.visible_to(request.user).filter(kind=OwnData.slug)
    if request.method == "POST":
        if not own.filter(status__in=[JobStatus.QUEUED, JobStatus.RUNNING]).exists():
            jobs.ask(OwnData.slug, title=_("My data"), by=request.user, language=get_language())
            audit.info("own data", extra={"by": request.user.pk})
        messages.success(request, _("Your data are being put together. A letter tells you when they are ready."))
        return redirect("own:data")
    context = {"jobs": own[:5], "parts": list(personal_data), "days": settings.KEEP_REPORTS_DAYS}
    return render(request, "directory/account_data.html", context)


@reauthentication_required
@require_safe
def data_file(request, uuid):
    """The packet, for whoever it is about."""
    own = Job.objects.visible_to(request.user).filter(kind=OwnData.slug, status=JobStatus.DONE)
    found = get_object_or_404(own, uuid=uuid)
    if not found.file:
        return redirect("own:data")
    audit.info("download", extra={"by": request.user.pk, "job": str(found.uuid)})
    return private_file(found.file, name=found.file_name, mime="application/zip")


@reauthentication_required
@require_http_methods(["GET", "HEAD", "POST"])
def close(request):
    """End one's own account."""
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            closing.close_account(User.objects.get(pk=request.user.pk), by=request.user)
            logout(request)
            messages.success(request, _("Your account is closed. A letter says what happens now."))
            return redirect("home")
    return render(request, "directory/account_close.html", {"form": form, "duties": duties(request.user)})
