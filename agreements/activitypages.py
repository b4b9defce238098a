"""What was done under an agreement: its part of the agreement's page, and a page of its own."""

from django.apps import apps

from agreements.models import Activity, ActivityKind
from agreements.workflow import Status
from records.views import RecordDetail, public_page

MOST_SHOWN = 8


def activity_section(agreement, user, on):
    """What the page of an agreement says of its life on a day, as far as this user may know."""
    seen = Activity.objects.visible_to(user).filter(agreement=agreement).counted(on)
    shown = with_sources(seen.order_by("-happened_on", "-pk")[: MOST_SHOWN + 1], user)
    reads_papers = user.has_perm("agreements.read_papers_agreement")
    counts = agreement.activities.counts_by_kind(on) if reads_papers else []
    return {
        "activities": shown[:MOST_SHOWN],
        "has_more_activities": len(shown) > MOST_SHOWN,
        "activity_counts": [(ActivityKind(kind).label, in_12, in_36) for kind, in_12, in_36 in counts],
        "may_add_activity": agreement.status == Status.CONCLUDED
        and user.is_staff
        and user.has_perm("agreements.add_activity"),
    }


def with_sources(activities, user):
    """As a list, each with the record that told it in `told_by`; None where that is not seen or there is none."""
    activities = list(activities)
    wanted = {}
    for activity in activities:
        if not activity.is_manual:
            wanted.setdefault(activity.source_label, set()).add(activity.source_key)
    found = {}
    for label, keys in wanted.items():
        for record in apps.get_model(label)._default_manager.visible_to(user).filter(uuid__in=keys):
            found[label, record.uuid] = record
    for activity in activities:
        activity.told_by = found.get((activity.source_label, activity.source_key))
    return activities


@public_page
class ActivityDetail(RecordDetail):
    """One activity, with what shows that it took place."""

    model = Activity
    template_name = "agreements/activity_detail.html"

    def get_queryset(self):
        return super().get_queryset().select_related("agreement")

    def get_context_data(self, **kwargs):
        user = self.request.user
        (activity,) = with_sources([self.object], user)
        return super().get_context_data(
            reads_papers=user.has_perm("agreements.read_papers_activity"),
            may_edit=user.is_staff and user.has_perm("agreements.change_activity", activity) and not activity.is_closed,
            **kwargs,
        )
