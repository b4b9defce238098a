"""The page on which one chooses what one is told of, and how."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from notices import choices
from notices.topics import topics


class TopicForm(forms.Form):
    """How one is told of one topic."""

    by_email = forms.BooleanField(label=gettext_lazy("By email"), required=False)


@require_http_methods(["GET", "HEAD", "POST"])
def letters(request):
    """All optional topics are saved together; the others are listed, and say why they are always sent."""
    user, sent = request.user, request.POST if request.method == "POST" else None
    rows = [(topic, _form(topic, row, sent)) for topic, row in choices.chosen(user).items()]
    if sent is not None and all(form.is_valid() for _topic, form in rows):
        for topic, form in rows:
            choices.choose(user, topic, **form.cleaned_data, by=user)
        messages.success(request, _("Saved."))
        return redirect("own:letters")
    always = [topic for topic in topics if not topic.is_optional]
    return render(request, "directory/letters.html", {"rows": rows, "always": always})


def _form(topic, row, sent):
    return TopicForm(sent, prefix=topic.slug, initial={"by_email": row is None or row.by_email})
