"""What is asked of me: the list for whoever has to do something, one action, and the pages on which it is done."""

from django.views.generic import ListView

from records import clock
from records.models import ActionItem
from records.querysets import with_records
from records.views import PagedMixin, RecordDetail, TransitionView, VisibleMixin


class ActionList(PagedMixin, VisibleMixin, ListView):
    """What this user is to do, the most pressing first; `?all` shows what is over too."""

    model = ActionItem
    template_name = "records/action_list.html"
    paginate_by = 25

    def get_queryset(self):
        mine = super().get_queryset().filter(owner=self.request.user).select_related("given_by")
        if self.shows_all:
            return mine.order_by("-due_on", "-pk")
        return mine.open().order_by("due_on", "pk")

    @property
    def shows_all(self):
        return "all" in self.request.GET

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        today = clock.today()
        items = with_records(context["object_list"], self.request.user)
        return context | {"rows": [(item, item.is_overdue(today)) for item in items], "shows_all": self.shows_all}


class ActionDetail(RecordDetail):
    """One action, for whoever has to do it and for those who asked."""

    model = ActionItem
    template_name = "records/action_detail.html"

    def get_queryset(self):
        return super().get_queryset().select_related("owner", "given_by", "evidence")

    def get_context_data(self, **kwargs):
        user = self.request.user
        (item,) = with_records([self.object], user)
        return super().get_context_data(
            item=item,
            is_overdue=item.is_overdue(clock.today()),
            may_edit=user.is_staff and user.has_perm("records.change_actionitem", item),
            **kwargs,
        )


class ActionTransition(TransitionView):
    """The page on which an action is marked as done, waived or taken up again."""

    model = ActionItem
