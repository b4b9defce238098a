"""What has the text of an agreement to settle, and does it?"""

from django.db.models import Q
from django.utils.translation import gettext as _

from agreements.models import CrucialElement, ElementAnswer
from agreements.workflow import UNSIGNED
from records.history import acting
from records.refusals import Refusal
from records.workflow import lock


def elements_of(agreement):
    """The elements that the office asks for: of its type, and of all types."""
    return CrucialElement.objects.open().filter(Q(type=None) | Q(type=agreement.type_id))


def unanswered(agreement):
    return elements_of(agreement).exclude(pk__in=agreement.element_answers.values("element"))


def answer_elements(agreement, *, answers, by):
    """Write down where the text settles each element: `answers` gives by element (clause, not applicable because).

    Where both are empty it is unanswered again.
    """
    with acting(by=by, verb="answer_elements"):
        lock(agreement)
        if agreement.status not in UNSIGNED:
            raise Refusal(_("It is signed or given up: its elements are answered before."))
        for element, (clause, because) in answers.items():
            there = ElementAnswer.objects.filter(agreement=agreement, element=element).first()
            if clause or because:
                answer = there or ElementAnswer(agreement=agreement, element=element)
                answer.clause, answer.not_applicable_because = clause, because
                answer.save()
            elif there:
                there.delete()
