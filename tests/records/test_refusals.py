"""How the portal says no."""

import logging

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from records import refusals
from records.history import acting
from records.models import Counter
from records.refusals import Refusal, from_integrity_error, require_reasons
from tests.factories.agreements import AgreementFactory, AgreementTermFactory
from tests.factories.directory import AffiliationFactory, InstitutionFactory
from tests.factories.records import CounterFactory


def refusal_of(act):
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        act()
    return from_integrity_error(caught.value)


@pytest.mark.django_db
def test_a_named_rule_of_a_model_has_its_sentence():
    refusal = refusal_of(lambda: AffiliationFactory(institution=None))

    assert str(refusal) == "Choose the institution, or write its name."


@pytest.mark.django_db
def test_a_rule_of_a_trigger_has_its_sentence():
    agreement = AgreementFactory(concluded=True, locked=True)

    assert str(refusal_of(agreement.terms.all().delete)).startswith("The terms of this agreement are locked")


@pytest.mark.django_db
def test_a_rule_of_overlapping_has_its_sentence():
    term = AgreementTermFactory()

    assert str(refusal_of(lambda: AgreementTermFactory(agreement=term.agreement))) == (
        "This term overlaps another term of the agreement."
    )


@pytest.mark.django_db
def test_a_rule_without_a_name_of_ours_is_nobody_s_refusal():
    counter = CounterFactory()

    assert refusal_of(lambda: Counter.objects.filter(pk=counter.pk).update(series=None)) is None


@pytest.mark.django_db
def test_the_sentence_is_in_the_reader_s_language():
    with translation.override("fa"):
        assert str(refusal_of(lambda: AffiliationFactory(institution=None))) == translation.gettext(
            "Choose the institution, or write its name."
        )


def test_a_sentence_may_belong_to_a_field(monkeypatch):
    monkeypatch.setattr(refusals, "_sentences", {})
    refusals.sentence("seat_is_taken", "This seat is taken.", "seat")

    assert refusals._sentences == {"seat_is_taken": ("This seat is taken.", "seat")}
    assert Refusal("This seat is taken.", "seat").as_validation_error().message_dict == {
        "seat": ["This seat is taken."]
    }
    assert Refusal("This seat is taken.").as_validation_error().messages == ["This seat is taken."]


@pytest.mark.django_db
def test_what_was_refused_is_in_the_audit_stream(caplog, user_with):
    user = user_with()
    InstitutionFactory(is_home=True)
    logging.getLogger("audit").addHandler(caplog.handler)

    with pytest.raises(Refusal), acting(by=user, verb="add"):
        InstitutionFactory(is_home=True)

    logging.getLogger("audit").removeHandler(caplog.handler)
    entry = caplog.records[-1]
    assert (entry.message, entry.by, entry.verb, entry.why) == (
        "refused",
        user.pk,
        "add",
        "Another institution is already the office's own.",
    )


@pytest.mark.parametrize("given", ["", "  \n"])
def test_what_is_done_for_reasons_is_refused_without_them(given):
    with pytest.raises(Refusal, match="Give your reasons") as refused:
        require_reasons(given, "comment")

    assert refused.value.field == "comment"
    require_reasons("The dean asked for it.", "comment")
