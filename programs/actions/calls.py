"""What happens when a call is copied, published, cancelled or extended, and when somebody begins to answer its form?"""

from django.utils.translation import gettext as _

from programs.actions.counting import hold_sides
from programs.actions.parties import refuse_party
from programs.actions.reviewing import release_reviewers
from programs.actions.submission import leaders_of, tell_leaders
from programs.actions.times import tell_of_times
from programs.applicationworkflow import application_workflow
from programs.callphases import closing_of
from programs.callworkflow import CallStatus, call_workflow
from programs.checklist import blocking
from programs.models import Call, CallExtension, FormSection, Question
from programs.patterns import PARTS
from records import clock
from records.history import acting
from records.refusals import Refusal, require_reasons
from records.workflow import lock

# Rows of a call that a copy takes along; the questions come with their sections.
COPIED = (
    "texts",
    "areas",
    "rules",
    "criteria",
    "budgets",
    "categories",
    "reports_asked",
    "report_questions",
    "visit_rules",
    "daily_rates",
    "fare_limits",
)
NEVER_COPIED = {"id", "uuid", "version", "created_at", "closed_on", "closed_reason", "status", "status_since"}
# Times are typed anew, and so is what depends on them.
TYPED_ANEW = {
    "opens_at",
    "closes_at",
    "consent_closes_at",
    "results_on",
    "review_due_on",
    "form_locked_at",
    "copied_from",
}


def lay_out(call, *, by):
    """Give a new call the sections and questions that calls of its pattern usually begin with."""
    with acting(by=by, verb="begin_call"):
        if call.sections.exists():
            raise Refusal(_("This call has a form already."))
        for place, part in enumerate(PARTS[call.pattern]):
            values = part._asdict()
            questions = values.pop("questions")
            section = FormSection.objects.create(call=call, position=place, **values)
            for row, asked in enumerate(questions):
                Question.objects.create(section=section, position=row, **asked._asdict())


def copy_call(call, *, code, title_en, title_fa="", by):
    """A draft with all that a call asks, pays and weighs, but for its times, its papers and its applications."""
    with acting(by=by, verb="copy_call"):
        kept = {"programme_id": call.programme_id} | _values(call, NEVER_COPIED | TYPED_ANEW | {"programme"})
        kept |= {"code": code, "title_en": title_en, "title_fa": title_fa, "copied_from": call}
        copy = Call.objects.create(**kept)
        for name in COPIED:
            rows = Call._meta.get_field(name).related_model.objects.filter(call=call)
            rows.model.objects.bulk_create(rows.model(call=copy, **_values(row, {"id", "call"})) for row in rows)
        for section in call.sections.prefetch_related("questions"):
            _copy_section(section, copy)
    return copy


def _copy_section(section, call):
    copy = FormSection.objects.create(call=call, **_values(section, {"id", "call", "version"}))
    questions = section.questions.all()
    questions.model.objects.bulk_create(
        questions.model(section=copy, **_values(one, {"id", "section"})) for one in questions
    )


def _values(row, left_out):
    """The columns of a row by name, but for these."""
    return {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields if one.name not in left_out}


def freeze_form(call, *, by):
    """The first applicant begins to answer its form: from now on only its wording is changed."""
    if call.form_locked_at is not None:
        return
    with acting(by=by, verb="freeze_form"):
        lock(call)
        if call.form_locked_at is None:
            call.form_locked_at = clock.now()
            call.save(update_fields=["form_locked_at"])


def publish(call, *, comment="", by):
    """Everybody reads it. Raises Refusal naming what is missing."""
    with acting(by=by, verb="publish", comment=comment):
        lock(call)
        if call_workflow.leaves_from(call_workflow.transitions["publish"], call):
            refuse_unready(call)
        call_workflow.apply(call, "publish", by=by, comment=comment)


def refuse_unready(call):
    """Raises Refusal with all that a call lacks which everybody is to read."""
    lacking = blocking(call)
    if lacking:
        raise Refusal(" ".join([_("It cannot be published yet:"), *(str(one) for one in lacking)]))


def cancel(call, *, comment, by):
    """Nobody applies any more, for these reasons; who leads an application that is not over is told them.

    Who reviews one is released and thanked.
    """
    require_reasons(comment, "comment")
    with acting(by=by, verb="cancel", comment=comment):
        call_workflow.apply(call, "cancel", by=by, comment=comment)
        hold_sides(call)
        for application in call.applications.exclude(status__in=application_workflow.finals).order_by("pk"):
            lock(application)
            release_reviewers(application)
            key = f"cancelled:{application.uuid}"
            leaders = leaders_of(application).exclude(user=None)
            tell_leaders("programs/emails/call_cancelled", application, to=leaders, key=key, reason=comment)


def ask_extension(call, *, closes_at, reason, application=None, by):
    """Ask for a later closing, for everybody or for one application; a second person agrees."""
    require_reasons(reason, "reason")
    with acting(by=by, verb="ask_extension", comment=reason):
        lock(call)
        if application is not None:
            refuse_party(application, by)
        _refuse_impossible(call, application, closes_at)
        if CallExtension.objects.filter(call=call, application=application, agreed_at=None, closed_on=None).exists():
            raise Refusal(_("An extension waits to be agreed already: agree to it, or withdraw it first."))
        return CallExtension.objects.create(
            call=call, application=application, closes_at=closes_at, reason=reason, asked_by=by
        )


def agree_extension(extension, *, by):
    """From now on it closes later; what partners have for their consent moves with the closing.

    Raises Refusal for whoever asked, and where the time has passed meanwhile.
    """
    with acting(by=by, verb="agree_extension", comment=extension.reason):
        call = extension.call
        lock(call)
        lock(extension)
        if extension.agreed_at or extension.is_closed:
            raise Refusal(_("This extension is settled already."))
        if extension.asked_by_id == by.pk:
            raise Refusal(_("You asked for it: somebody else agrees."))
        application = extension.application
        if application is not None:
            refuse_party(application, by)
        _refuse_impossible(call, application, extension.closes_at)
        extension.previous_at = closing_of(application) if application else call.closes_at
        extension.agreed_by, extension.agreed_at = by, clock.now()
        extension.save(update_fields=["previous_at", "agreed_by", "agreed_at"])
        if application is None:
            tell_of_times(_close_later(call, extension.closes_at), call.applications.all())
        else:
            moved = {"closes_at": (extension.previous_at, extension.closes_at)}
            tell_of_times(moved, call.applications.filter(pk=application.pk))


def _close_later(call, closes_at):
    """What is moved, with its time before and after."""
    later = {"closes_at": closes_at}
    if call.consent_closes_at:
        later["consent_closes_at"] = call.consent_closes_at + (closes_at - call.closes_at)
    moved = {name: (getattr(call, name), at) for name, at in later.items()}
    for name, at in later.items():
        setattr(call, name, at)
    call.save(update_fields=list(later))
    return moved


def _refuse_impossible(call, application, closes_at):
    if call.status != CallStatus.PUBLISHED or call.is_closed:
        raise Refusal(_("Only a published call is extended."))
    if application is not None and application.call_id != call.pk:
        raise Refusal(_("This application is to another call."), "application")
    closing = closing_of(application) if application else call.closes_at
    if closing is None:
        raise Refusal(_("A rolling call does not close: there is nothing to extend."))
    if closes_at <= closing:
        raise Refusal(_("That is not later than it closes now."), "closes_at")
    if closes_at <= clock.database_now():
        raise Refusal(_("This time has passed already."), "closes_at")
