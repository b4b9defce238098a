"""What did an institution give the year before? Of the last round of the exercise that is past collection."""

from evaluation.corrections import values_corrected
from evaluation.models import DataPoint, ParticipationStatus, Round, RoundStatus

PAST = (
    RoundStatus.COMPUTATION,
    RoundStatus.REVIEW,
    RoundStatus.APPROVED,
    RoundStatus.PUBLISHED,
    RoundStatus.SUPERSEDED,
)


def round_of_last_year(this):
    """None for the first."""
    found = Round.objects.filter(exercise=this.exercise_id, year__lt=this.year, status__in=PAST)
    return found.order_by("-year").first()


def last_year(participation, variables):
    """The accepted values of the year before, as corrected since, by the key of this year's data item.

    Those that continue one another.
    """
    earlier = round_of_last_year(participation.round)
    if earlier is None:
        return {}
    points = DataPoint.objects.filter(
        participation__round=earlier,
        participation__institution=participation.institution_id,
        participation__status=ParticipationStatus.ACCEPTED,
    ).select_related("variable", "participation")
    corrected = values_corrected(earlier)
    for point in points:
        if other := corrected.get((point.participation.code, point.variable.code)):
            point.value, point.kind = other
    by_name = {point.variable.continuity_key or point.variable.code: point for point in points}
    found = {one.pk: by_name.get(one.continuity_key or one.code) for one in variables}
    return {key: point for key, point in found.items() if point is not None}
