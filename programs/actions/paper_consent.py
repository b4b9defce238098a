"""A leader who does not use the portal signs on paper: one officer records the scan, a second one confirms it.

Of an application that the office has entered from paper the leaders of both sides may sign, whoever does so first.
"""

from django.utils.translation import gettext as _

from programs.actions import submission
from programs.actions.consent import freeze, give
from programs.actions.parties import refuse_party
from programs.content import content_hash
from programs.models import Application, Consent
from records import clock, documents
from records.history import acting
from records.models import DocumentKind
from records.refusals import Refusal


def record_paper(application, leader, *, file, by):
    """File the signed scan for the text as it is; it counts when a second person has confirmed it."""
    with acting(by=by, verb="record_paper"):
        Application.objects.hold(application)
        refuse_party(application, by)
        leader.application = application
        if application.is_on_paper:
            freeze(application, content_hash(application), clock.database_now())
        else:
            _refuse_without_text(application)
        if not leader.may_sign_on_paper:
            raise Refusal(_("This leader consents in the portal: the call takes no paper, or an account is there."))
        if leader.consent == Consent.GIVEN:
            raise Refusal(_("This leader has consented already."))
        paper = _signed_by_both(application, leader, file) or file_scan(
            application, file, title=_("Signed consent"), by=by
        )
        leader.consent, leader.consent_hash, leader.consent_at = Consent.ASKED, application.content_hash, None
        leader.paper, leader.recorded_by, leader.confirmed_by = paper, by, None
        leader.save()


def _signed_by_both(application, leader, file):
    """One sheet with both signatures is filed once: the other leader's paper for this text, where it is this file."""
    others = application.members.exclude(pk=leader.pk).filter(consent_hash=application.content_hash)
    filed = [one.paper for one in others.filter(paper__closed_on=None).select_related("paper") if one.paper]
    same = documents.same_as(file, among=filed, kind=DocumentKind.SIGNED_COPY) if filed else None
    return None if same is None or same.is_refused else same


def confirm_paper(application, leader, *, by):
    """The second person has compared paper and text: the consent counts from the moment at which it was recorded."""
    with acting(by=by, verb="confirm_paper"):
        Application.objects.hold(application)
        Application.objects.fill(application)
        refuse_party(application, by)
        leader.refresh_from_db()
        _refuse_without_text(application)
        if leader.paper_id is None or leader.consent == Consent.GIVEN:
            raise Refusal(_("There is no paper to confirm."))
        if leader.consent_hash != application.content_hash:
            raise Refusal(_("The text has changed since this paper was recorded. A new paper is needed."))
        refuse_same_person(leader, by)
        at = leader.paper.created_at
        submission.refuse_out_of_time(application, at)
        give(application, leader, at=at, by=by, confirmed_by=by)


def file_scan(application, file, *, title, by):
    """The signed scan, among the papers of its application."""
    return documents.attach(application, file, kind=DocumentKind.SIGNED_COPY, title=title, by=by)


def refuse_same_person(signed, by):
    """What one officer has recorded from paper another one confirms."""
    if signed.recorded_by_id == by.pk:
        raise Refusal(_("A second person confirms what you have recorded."))


def _refuse_without_text(application):
    if not application.is_draft:
        raise Refusal(_("This application is no draft any more."))
    if not application.content_hash or application.content_hash != content_hash(application):
        if application.is_on_paper:
            raise Refusal(_("The text has changed since this paper was recorded. A new paper is needed."))
        raise Refusal(_("The leader at home consents first: the paper is for that text."))
