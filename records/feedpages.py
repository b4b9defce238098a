"""Calendar feeds: the pages on which they are made and ended, and the calendar itself."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import conditional_page, require_http_methods, require_POST, require_safe

from records import feeds
from records.fields import LineField
from records.models import Feed


class FeedForm(forms.Form):
    """Which dates a calendar shows."""

    name = LineField(label=gettext_lazy("Name"), max_length=80, help_text=gettext_lazy("Your calendar shows it."))
    kinds = forms.MultipleChoiceField(label=gettext_lazy("Dates"), widget=forms.CheckboxSelectMultiple)
    is_own_only = forms.BooleanField(
        label=gettext_lazy("Only what I look after"),
        required=False,
        help_text=gettext_lazy("Else everything that you may see."),
    )

    def __init__(self, *args, user, **kwargs):
        """Parts of a kind are offered where the feed has them, or whoever leads here asks for them."""
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        asked = [*self.initial.get("kinds", []), *(self.data.getlist("kinds") if self.is_bound else [])]
        parts = {kind: feeds.title_of(kind, user) for kind in asked if ":" in kind}
        whole = [(source.slug, source.title) for source in feeds.feeds]
        self.fields["kinds"].choices = [*((kind, title) for kind, title in parts.items() if title), *whole]


@login_not_required
@require_safe
@conditional_page
def calendar(request, token):
    """The feed at this address, for a calendar that cannot sign in. 410 tells it not to ask any more."""
    feed = Feed.objects.select_related("owner").filter(token_hash=feeds.hashed(token)).first()
    if feed is None:
        raise Http404
    if feed.is_closed or not feed.owner.is_active:
        return HttpResponse(_("This calendar has ended."), status=410, content_type="text/plain; charset=utf-8")
    response = HttpResponse(feeds.published(feed), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    response["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def feed_list(request):
    """One's own feeds."""
    own = Feed.objects.filter(owner=request.user, closed_on=None).select_related("owner")
    return render(request, "records/feed_list.html", {"feeds": [(feed, _kinds(feed)) for feed in own]})


def _kinds(feed):
    """The kinds of dates in words; one that is no more is left out."""
    return [title for title in (feeds.title_of(kind, feed.owner) for kind in feed.kinds) if title]


@require_http_methods(["GET", "HEAD", "POST"])
def make(request):
    asked = {"name": request.GET.get("name", "")[:80], "kinds": request.GET.getlist("kinds")}
    form = FeedForm(request.POST if request.method == "POST" else None, initial=asked, user=request.user)
    if request.method == "POST" and form.is_valid():
        feed, token = feeds.make_feed(**form.cleaned_data, by=request.user)
        return _address(request, feed, token)
    return render(request, "records/feed_form.html", {"form": form, "title": _("New calendar feed")})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, uuid):
    feed = _own(request, uuid)
    now = {"name": feed.name, "kinds": feed.kinds, "is_own_only": feed.is_own_only}
    form = FeedForm(request.POST if request.method == "POST" else None, initial=now, user=request.user)
    if request.method == "POST" and form.is_valid():
        feeds.edit_feed(feed, **form.cleaned_data, by=request.user)
        messages.success(request, _("Saved: %(record)s.") % {"record": feed})
        return redirect("feeds:list")
    return render(request, "records/feed_form.html", {"form": form, "title": _("Edit a calendar feed")})


@require_POST
def renew(request, uuid):
    feed = _own(request, uuid)
    return _address(request, feed, feeds.renew_feed(feed, by=request.user))


@require_POST
def end(request, uuid):
    feed = _own(request, uuid)
    feeds.end_feed(feed, by=request.user)
    messages.success(request, _("The calendar feed “%(name)s” has ended.") % {"name": feed})
    return redirect("feeds:list")


def _own(request, uuid):
    return get_object_or_404(Feed, owner=request.user, uuid=uuid, closed_on=None)


def _address(request, feed, token):
    """Shown this once: nothing but a hash of it is kept."""
    address = f"{settings.SITE_URL}{reverse('calendar', args=[token])}"
    return render(request, "records/feed_address.html", {"feed": feed, "address": address})
