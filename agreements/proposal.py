"""What those who work on a proposal are told: what exists already with the partner, and what is still to be settled."""

from django.contrib.contenttypes.models import ContentType

from agreements import actions
from agreements.models import CrucialElement, InsideApproval, ModelText
from agreements.workflow import UNSIGNED
from directory.models import Institution
from records.models import Document
from records.panels import panels_for_several


def existing(institutions, user, *, but=None):
    """All that the apps know of with these institutions, what they are part of and their parts, as this user sees it.

    `but` is the proposal itself.
    """
    kin = Institution.objects.kin_of(*(institution.current for institution in institutions))
    return panels_for_several(Institution, kin, user, but=but)


def about_proposal(agreement, user):
    """What the page of an agreement says of its way to signature, to those who work on it."""
    is_on_its_way = agreement.status in UNSIGNED
    works_on_it = user.has_perm("agreements.change_agreement", agreement)
    reads_papers = user.has_perm("agreements.read_papers_agreement")
    if not works_on_it and not reads_papers:
        return {"inside": [], "elements": [], "existing": None, "model_texts": [], "answers_elements": False}
    partners = [party.institution for party in agreement.partners if party.institution_id]
    return {
        "inside": _inside(agreement, user),
        "elements": _elements(agreement),
        "existing": existing(partners, user, but=agreement) if is_on_its_way and partners else None,
        "model_texts": model_texts(agreement.type, user) if is_on_its_way and works_on_it else [],
        "answers_elements": is_on_its_way and works_on_it,
    }


def model_texts(kind, user):
    """(model text, its newest file) of a type, of those that have one."""
    texts = list(ModelText.objects.open().visible_to(user).filter(type=kind))
    newest = newest_files(texts)
    return [(text, newest[text.pk]) for text in texts if text.pk in newest]


def newest_files(texts):
    """By the key of a model text: the file that is current."""
    kind = ContentType.objects.get_for_model(ModelText)
    files = Document.objects.current().filter(content_type=kind, object_id__in=[text.pk for text in texts])
    return {file.object_id: file for file in files.order_by("pk")}


def _inside(agreement, user):
    """Each desk that was asked: whose it is, since when, what was said; and whether this user may answer."""
    rows = InsideApproval.objects.visible_to(user).filter(agreement=agreement)
    mine = set(InsideApproval.objects.lying_with(user).filter(agreement=agreement).values_list("pk", flat=True))
    found = []
    for approval in rows.select_related("desk", "holder", "decided_by"):
        approval.agreement = agreement
        found.append((approval, approval.tag, approval.pk in mine))
    return found


def _elements(agreement):
    """(element, its answer or None): those that were answered, and, on its way, those that the office asks for."""
    answers = {answer.element_id: answer for answer in agreement.element_answers.all()}
    asked = CrucialElement.objects.filter(pk__in=answers)
    if agreement.status in UNSIGNED:
        asked = asked | actions.elements_of(agreement)
    return [(element, answers.get(element.pk)) for element in asked.order_by("order", "pk")]
