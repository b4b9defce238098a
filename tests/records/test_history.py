"""Every write has an author; an act is remembered whole or not at all."""

import datetime as dt

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError
from django.utils import translation

from agreements.models import Agreement, AgreementParty
from directory.models import Institution
from directory.models.institution import InstitutionKind
from records.history import Change, acting, timeline
from records.models import Goal, Tag
from records.refusals import Refusal
from tests.factories.agreements import AgreementFactory, AgreementPartyFactory, AgreementTermFactory
from tests.factories.directory import InstitutionFactory
from tests.factories.records import GoalFactory, TagFactory

pytestmark = pytest.mark.django_db

GoalEvent = Goal.events.rel.related_model


class Sabotage(Exception):
    pass


def sabotaged_act():
    with acting(by="Leila", verb="import"):
        GoalFactory()
        raise Sabotage


# --- writing -----------------------------------------------------------------------------------------------------


def test_every_change_of_an_act_carries_its_author_verb_and_comment(user_with):
    officer = user_with(name="Leila Daneshvar")

    with acting(by=officer, verb="edit", comment="By letter 12.", audience="public"):
        goal = GoalFactory()
        Goal.objects.filter(pk=goal.pk).update(title_en="Other")

    events = goal.events.order_by("pgh_id")
    assert [event.pgh_label for event in events] == ["insert", "update"]
    for event in events:
        assert event.pgh_context == {
            "by": officer.pk,
            "by_name": "Leila Daneshvar",
            "verb": "edit",
            "comment": "By letter 12.",
            "audience": "public",
        }


def test_a_program_acts_under_its_name():
    with acting(by="import of agreements.xlsx", verb="import"):
        goal = GoalFactory()

    assert goal.events.get().pgh_context["by"] is None
    assert goal.events.get().pgh_context["by_name"] == "import of agreements.xlsx"


def test_all_changes_of_one_act_and_no_others_belong_together():
    with acting(by="A", verb="edit"):
        first, second = GoalFactory(), TagFactory()
    with acting(by="A", verb="edit"):
        third = GoalFactory()

    acts = [row.events.get().pgh_context_id for row in (first, second, third)]
    assert acts[0] == acts[1] != acts[2]
    assert None not in acts


def test_an_act_inside_an_act_is_part_of_it():
    with acting(by="Leila", verb="conclude", comment="Signed."):
        outside = GoalFactory()
        with acting(by="Nobody", verb="edit", comment="Not remembered"):
            inside = GoalFactory()

    first, second = outside.events.get(), inside.events.get()
    assert first.pgh_context == second.pgh_context
    assert first.pgh_context_id == second.pgh_context_id
    assert second.pgh_context["by_name"] == "Leila"


def test_an_update_of_many_rows_is_remembered_for_each():
    goals = GoalFactory.create_batch(3)

    with acting(by="Leila", verb="edit"):
        Goal.objects.update(title_en="The same for all")

    for goal in goals:
        event = goal.events.latest("pgh_id")
        assert (event.pgh_label, event.title_en, event.pgh_context["by_name"]) == (
            "update",
            "The same for all",
            "Leila",
        )


def test_a_change_that_changes_nothing_is_not_remembered():
    goal = GoalFactory(title_en="As it was")

    with acting(by="Leila", verb="edit"):
        Goal.objects.update(title_en="As it was")

    assert goal.events.count() == 1


def test_a_deletion_is_remembered_with_what_was_there():
    tag = TagFactory(name_en="Physics")

    with acting(by="Leila", verb="delete"):
        Tag.objects.all().delete()

    event = Tag.events.rel.related_model.objects.filter(pgh_obj_id=tag.pk).latest("pgh_id")
    assert (event.pgh_label, event.name_en, event.pgh_context["verb"]) == ("delete", "Physics", "delete")


def test_a_write_outside_any_act_is_remembered_without_an_author():
    event = GoalFactory().events.get()

    assert (event.pgh_label, event.pgh_context) == ("insert", None)


def test_an_act_that_fails_leaves_nothing():
    with pytest.raises(Sabotage):
        sabotaged_act()

    assert (Goal.objects.count(), GoalEvent.objects.count()) == (0, 0)


def test_after_an_act_that_failed_the_next_one_is_its_own():
    with pytest.raises(Sabotage):
        sabotaged_act()
    with acting(by="Omid", verb="add"):
        goal = GoalFactory()

    assert goal.events.get().pgh_context["by_name"] == "Omid"


def test_an_inner_act_that_fails_takes_only_its_own_changes_back():
    with acting(by="Leila", verb="import"):
        kept = GoalFactory()
        with pytest.raises(Sabotage):
            sabotaged_act()

    assert list(Goal.objects.all()) == [kept]
    assert GoalEvent.objects.get().pgh_obj_id == kept.pk


def test_rules_that_wait_for_the_end_are_asked_at_the_end_of_the_act():
    with pytest.raises(Refusal, match=r"at least two parties"), acting(by="Leila", verb="edit"):
        AgreementFactory(concluded=True, partner=None)

    assert Agreement.objects.count() == 0


def test_the_next_act_may_again_put_things_in_any_order():
    for _ in range(2):
        with acting(by="Leila", verb="edit"):
            AgreementFactory(concluded=True)  # for a moment without parties

    assert Agreement.objects.count() == 2


def test_a_broken_rule_without_a_sentence_is_a_mistake_of_ours():
    with pytest.raises(IntegrityError), acting(by="Leila", verb="edit"):
        Goal.objects.filter(pk=GoalFactory().pk).update(code=None)


# --- reading -----------------------------------------------------------------------------------------------------


def test_the_timeline_tells_each_act_newest_first():
    with acting(by="Leila", verb="add"):
        place = InstitutionFactory(name_en="University of Triest", country="IT")
    with acting(by="Omid", verb="edit", comment="A typing error."):
        Institution.objects.filter(pk=place.pk).update(name_en="University of Trieste", kind=InstitutionKind.UNIVERSITY)

    newest, oldest = timeline(place)

    assert (newest.by_name, newest.label, newest.comment) == ("Omid", "Edited", "A typing error.")
    assert newest.changes == [
        Change("name (Latin)", "University of Triest", "University of Trieste"),
        Change("kind", "", "university"),
    ]
    assert (oldest.by_name, oldest.label, oldest.changes) == ("Leila", "Added", [])


def test_the_timeline_tells_rows_by_their_name_and_values_in_words():
    whole = InstitutionFactory(name_en="University of Tehran")
    part = InstitutionFactory()
    with acting(by="Leila", verb="edit"):
        Institution.objects.filter(pk=part.pk).update(parent=whole, is_home=True)

    assert timeline(part)[0].changes == [
        Change("part of", "", "University of Tehran"),
        Change("is the office's own institution", "no", "yes"),
    ]


def test_the_timeline_speaks_the_reader_s_language():
    place = InstitutionFactory()
    with acting(by="Leila", verb="edit"):
        Institution.objects.filter(pk=place.pk).update(name_en="Other")

    with translation.override("fa"):
        assert timeline(place)[0].label == str(translation.gettext("Edited"))


@pytest.mark.django_db(transaction=True)
def test_the_timeline_of_an_agreement_tells_of_its_terms_and_parties():
    agreement = AgreementFactory()
    with acting(by="Leila", verb="add"):
        term = AgreementTermFactory(agreement=agreement)
        party = AgreementPartyFactory(agreement=agreement, institution__name_en="University of Jena")
    with acting(by="Leila", verb="edit"):
        agreement.terms.update(ends_on=dt.date(2027, 12, 31))
    with acting(by="Leila", verb="edit"):
        party.delete()

    removed, changed, added = timeline(agreement)[:3]

    assert removed.changes == [Change("party", "University of Jena", "")]
    assert changed.changes == [Change("term: last day", dt.date(2028, 12, 31), dt.date(2027, 12, 31))]
    assert sorted(change.after for change in added.changes) == [str(term), "University of Jena"]


@pytest.mark.parametrize(
    ("audiences", "verbs"),
    [(("office", "parties", "public"), ["edit", "add"]), (("parties", "public"), ["add"]), ((), [])],
)
def test_each_audience_reads_what_is_meant_for_it(audiences, verbs):
    with acting(by="Leila", verb="add", audience="parties"):
        goal = GoalFactory()
    with acting(by="Leila", verb="edit", audience="office", comment="Not for them."):
        Goal.objects.update(title_en="Other")

    labels = {"edit": "Edited", "add": "Added"}
    assert [entry.label for entry in timeline(goal, audiences=audiences)] == [labels[verb] for verb in verbs]


@pytest.mark.django_db(transaction=True)
def test_what_nobody_signed_for_is_told_too():
    goal = GoalFactory()
    Goal.objects.update(title_en="Other")

    newest, oldest = timeline(goal)

    assert (newest.by_name, newest.label) == ("unknown", "Edited")
    assert newest.changes == [Change("title (English)", goal.title_en, "Other")]
    assert (oldest.by_name, oldest.label) == ("unknown", "Added")


@pytest.mark.parametrize("acts", [1, 3])
def test_the_timeline_costs_one_query_for_each_kept_model(acts, django_assert_num_queries):
    agreement = AgreementFactory()
    for n in range(acts):
        with acting(by="Leila", verb="edit"):
            Agreement.objects.filter(pk=agreement.pk).update(title_en=f"Title {n}")
    ContentType.objects.get_for_model(Agreement)  # Django reads it once and keeps it

    with django_assert_num_queries(1 + len(Agreement.timeline_children)):
        assert len(timeline(agreement)) == acts + 1


@pytest.mark.parametrize("parties", [1, 4])
def test_the_rows_that_changes_name_are_asked_for_together(parties, django_assert_num_queries):
    agreement = AgreementFactory()
    for n in range(parties):
        with acting(by="Leila", verb="add"):
            party = AgreementPartyFactory(agreement=agreement, institution__name_en=f"University {n}")
        with acting(by="Leila", verb="edit"):
            AgreementParty.objects.filter(pk=party.pk).update(institution=InstitutionFactory(name_en=f"Academy {n}"))
    ContentType.objects.get_for_model(Agreement)  # Django reads it once and keeps it

    with django_assert_num_queries(1 + len(Agreement.timeline_children) + 1):
        changes = [change for entry in timeline(agreement) for change in entry.changes]

    told = {(change.label, change.before, change.after) for change in changes}
    assert told == {("party", "", f"University {n}") for n in range(parties)} | {
        ("party: institution", f"University {n}", f"Academy {n}") for n in range(parties)
    }
