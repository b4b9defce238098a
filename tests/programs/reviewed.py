"""A call that is evaluated: applications found eligible, a rubric of 40, 30 and 30, reviewers of the home side."""

from programs.actions import assigning
from tests.factories.directory import PersonFactory
from tests.factories.programs import (
    ApplicationFactory,
    CallFactory,
    CriterionFactory,
    ReviewerAreaFactory,
    ReviewerPanelFactory,
    ReviewerProfileFactory,
)


def call_to_review(**values):
    call = CallFactory(open=True, with_form=True, **values)
    for name, weight in (("Quality", 40), ("Partnership", 30), ("Plan", 30)):
        CriterionFactory(call=call, name_en=name, weight=weight, anchors_en="Poor\nWeak\nFair\nGood\nExcellent")
    return call


def file_of(call, title="A joint observatory"):
    """An eligible application in Physics."""
    return ApplicationFactory(call=call, title=title, area=call.areas.get(), eligible=True)


def reviewer_of(call, family="Azar", *, side="home", level=2, email="", **values):
    person = PersonFactory(family_en=family, **({"email": email} if email else {}))
    reviewer = ReviewerProfileFactory(person=person, **values)
    ReviewerAreaFactory(reviewer=reviewer, name="physics", level=level)
    ReviewerPanelFactory(reviewer=reviewer, programme=call.programme, side=side)
    return reviewer


def invited(call, officer, *, side="home"):
    """Proposed and deployed."""
    call_side = assigning.open_side(call, side, by=officer)
    assigning.solve(call_side, by=officer)
    assigning.deploy(call_side, by=officer)
    return call_side
