"""A status is changed by a transition: one record on a page of its own, many at once by an action."""

from django.contrib import messages
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from records.forms import TransitionForm
from records.languages import reader
from records.refusals import Refusal
from records.text import number

MOST_AT_ONCE = 200


class TransitionsMixin:
    """The buttons, pages and actions of the model's workflow, if it has one."""

    @property
    def workflow(self):
        return getattr(self.model, "workflow", None)

    def transition_links(self, request, record):
        if self.workflow is None:
            return []
        return [
            {
                "label": transition.label,
                "url": self.url("transition", record.pk, transition.name),
                "is_grave": transition.is_grave,
            }
            for transition in self.workflow.available_to(request.user, record)
        ]

    def transition_view(self, request, object_id, name):
        """Confirm a transition of one record, with the form registered for it."""
        record = self._seen(request, object_id)
        transition = self.workflow.transitions.get(name) if self.workflow else None
        if transition is None:
            raise Http404
        if not request.user.has_perm(self.workflow.permission(name), record):
            raise PermissionDenied
        if not self.workflow.leaves_from(transition, record):
            messages.warning(request, self.workflow.too_late(record, transition))
            return redirect(self.url("change", record.pk))
        form = self._form_of(transition)(
            request.POST or None, request.FILES or None, record=record, transition=transition, user=request.user
        )
        if request.method == "POST" and form.is_valid() and form.perform(self.workflow):
            form.tell(request)
            return redirect(self.url("change", record.pk))
        return self.ask(request, transition.label, form, record=record, notice=form.consequence, is_grave=form.is_grave)

    def _form_of(self, transition):
        way = self.workflow.ways.get(transition.name)
        return way.form if way else TransitionForm

    def get_actions(self, request):
        """No deleting of many; each transition that one comment can answer for many."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        for transition in self.workflow.transitions.values() if self.workflow else ():
            way = self.workflow.ways.get(transition.name)
            is_for_many = way is None or getattr(way.form, "is_for_many", False)
            if is_for_many and request.user.has_perm(self.workflow.permission(transition.name)):
                actions[transition.name] = (_bulk, transition.name, transition.label)
        return actions

    def perform_many(self, request, transition, records, comment):
        """Each for itself: one that is refused does not hold up the others."""
        done = 0
        for record in records:
            try:
                self.workflow.perform(record, transition.name, by=request.user, comment=comment)
                done += 1
            except Refusal as refusal:
                messages.error(request, f"{record}: {refusal}")
            except PermissionDenied:
                messages.error(request, _("%(record)s: you may not do this.") % {"record": record})
        if done:
            said = ngettext("%(act)s: done for %(n)s record.", "%(act)s: done for %(n)s records.", done)
            messages.success(request, said % {"act": transition.label, "n": number(done, reader())})


def _bulk(modeladmin, request, queryset):
    """Ask once, then make the transition of each record chosen, telling of each what became of it."""
    transition = modeladmin.workflow.transitions[request.POST["action"]]
    if queryset.count() > MOST_AT_ONCE:
        most = number(MOST_AT_ONCE, reader())
        messages.warning(request, _("Choose at most %(n)s at once.") % {"n": most})
        return None
    is_confirmed = "confirmed" in request.POST
    form = modeladmin._form_of(transition)(
        request.POST if is_confirmed else None, record=None, transition=transition, user=request.user
    )
    if is_confirmed and form.is_valid():
        modeladmin.perform_many(request, transition, queryset, form.cleaned_data["comment"])
        return None
    context = modeladmin.page_context(
        request,
        transition.label,
        records=list(queryset),
        form=form,
        transition=transition,
        action_checkbox_name=helpers.ACTION_CHECKBOX_NAME,
    )
    return TemplateResponse(request, "admin/records/transition_many.html", context)
