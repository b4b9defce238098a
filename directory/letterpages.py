"""The page on which one chooses what one is told of, and how; and proves the number for text messages."""

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from directory import scholars
from notices import choices, mobile
from notices.gateways import is_offered
from notices.topics import topics
from records.fields import CodeField, PhoneField
from records.forms import refusals_shown


class TopicForm(forms.Form):
    """How one is told of one topic: what is not optional comes by email anyway."""

    by_email = forms.BooleanField(label=gettext_lazy("By email"), required=False)
    by_sms = forms.BooleanField(label=gettext_lazy("By text message too"), required=False)

    def __init__(self, *args, topic, has_number, **kwargs):
        super().__init__(*args, prefix=topic.slug, **kwargs)
        if not topic.is_optional:
            del self.fields["by_email"]
        if not (topic.has_sms and has_number):
            del self.fields["by_sms"]


class NumberForm(forms.Form):
    number = PhoneField(
        label=gettext_lazy("Mobile number"),
        max_length=24,
        help_text=gettext_lazy(
            "With the code of the country. A code is sent there; until it is typed nothing else is."
        ),
    )


class CodeForm(forms.Form):
    code = CodeField(label=gettext_lazy("Code from the text message"), max_length=20)


@require_http_methods(["GET", "HEAD", "POST"])
def letters(request):
    """All choices are saved together; topics that leave no choice are listed, and say why they are always sent."""
    number = mobile.number_of(request.user) if is_offered() else None
    has_number = bool(number and number.verified_at)
    asked = _asked(request) if request.method == "POST" else ""
    sent = request.POST if asked else None
    rows = _rows(request.user, has_number, sent if asked == "choices" else None)
    form = _number_form(request.user, number, has_number, sent if asked in {"number", "code"} else None)
    if asked == "number" and form.is_valid():
        limited = ratelimit.consume_or_429(request, action="sms_code", key=form.cleaned_data["number"])
        if limited:
            return limited
    if asked and _saved(request, asked, rows, form):
        return redirect("own:letters")
    context = {
        "rows": [(topic, row) for topic, row in rows if row.fields],
        "always": [topic for topic in topics if not topic.is_optional],
        "offers_sms": is_offered(),
        "number": number,
        "form": form,
    }
    return render(request, "directory/letters.html", context)


def _asked(request):
    parts = ("number", "code", "forget") if is_offered() else ()
    return next((part for part in parts if f"ask_{part}" in request.POST), "choices")


def _rows(user, has_number, sent):
    return [
        (topic, TopicForm(sent, topic=topic, has_number=has_number, initial=_now(row)))
        for topic, row in choices.chosen(user).items()
    ]


def _now(row):
    return {"by_email": row is None or row.by_email, "by_sms": row is not None and row.by_sms}


def _number_form(user, number, has_number, sent):
    """For the number, beginning with that of the profile; or for the code that was sent to it."""
    if (sent is not None and "ask_number" in sent) or (sent is None and number is None):
        profile = getattr(scholars.entry_of(user), "profile", None)
        return NumberForm(sent, initial={"number": profile.mobile if profile else ""})
    return None if has_number else CodeForm(sent)


def _saved(request, asked, rows, form):
    """Do what was asked; False where something is wrong, which is then said beside its field."""
    user = request.user
    if asked == "choices":
        valid = [(topic, row) for topic, row in rows if row.is_valid() and row.fields]
        for topic, row in valid:
            choices.choose(user, topic, **row.cleaned_data, by=user)
    elif asked == "forget":
        mobile.forget(user, by=user)
    elif form is None or not form.is_valid():
        return form is None
    elif asked == "number":
        mobile.ask_code(user, form.cleaned_data["number"], by=user)
        messages.info(request, _("A code is on its way to this number."))
        return True
    else:
        with refusals_shown(form):
            if mobile.confirm(user, form.cleaned_data["code"], by=user):
                scholars.keep_mobile(user, mobile.number_of(user).number, by=user)
            else:
                form.add_error("code", _("This is not the code that was sent."))
        if form.errors:
            return False
    messages.success(request, _("Saved."))
    return True
