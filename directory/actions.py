"""What happens in the directory: accounts, appointments, merging, and what is decided about names nobody knew."""

from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from directory.matching import candidates, country_of, why_open
from directory.models import (
    Appointment,
    Institution,
    InstitutionMention,
    InstitutionStatus,
    Mentioned,
    MentionStatus,
    User,
)
from directory.querysets import MERGERS
from directory.roles import Role
from notices.emails import write
from records import clock
from records.history import acting
from records.refusals import Refusal
from records.text import clean_line, fold
from records.workflow import lock

# --- accounts and appointments -----------------------------------------------------------------------------------


def invite(*, email, role, name="", language="en", institution=None, unit=None, starts_on=None, ends_on=None, by):
    """Open an account without a password, with its first role, and write to its owner how to get in."""
    with acting(by=by, verb="invite"):
        if User.objects.filter(email__iexact=email).exists():
            raise Refusal(_("Another account has this address."), "email")
        user = User.objects.create_user(email, name=name, language=language)
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)
        appointment = appoint(
            user, role=role, institution=institution, unit=unit, starts_on=starts_on, ends_on=ends_on, by=by
        )
        with translation.override(language):
            way_in = reverse("account_request_login_code")
            role_name = appointment.get_role_display()
        write("directory/emails/invitation", to=user, about=user, url=way_in, role=role_name)
    return user


def appoint(user, *, role, institution=None, unit=None, starts_on=None, ends_on=None, by):
    """Give a user a role from a day on, today unless said otherwise."""
    with acting(by=by, verb="appoint"):
        return Appointment.objects.create(
            user=user,
            role=role,
            institution=institution,
            unit=unit,
            starts_on=starts_on or clock.today(),
            ends_on=ends_on,
        )


def end_appointment(appointment, *, last_day=None, reason="", by):
    """End a role with a day to come or, without one, at once: the next request of its holder is without it."""
    today = clock.today()
    with acting(by=by, verb="end_appointment", comment=reason):
        lock(appointment)
        if appointment.is_closed:
            raise Refusal(_("This appointment has ended already."))
        if last_day is not None and last_day >= today:
            appointment.ends_on = last_day
        else:
            appointment.ends_on = max(today, appointment.starts_on)
            appointment.closed_on, appointment.closed_reason = today, reason[:300]
        appointment.save(update_fields=["ends_on", "closed_on", "closed_reason"])
        if appointment.role == Role.ADMINISTRATOR:
            keep_an_administrator()


def keep_an_administrator():
    """Raises Refusal where nobody could give roles any more."""
    if not User.objects.with_role(Role.ADMINISTRATOR, on=clock.today()).exists():
        raise Refusal(_("Somebody must remain administrator: appoint another one first."))


# --- merging -----------------------------------------------------------------------------------------------------


def merge(institution, *, into, reason="", by):
    """Let one entry stand for another. What points to the merged one stays as it is; readers follow its successor."""
    with acting(by=by, verb="merge", comment=reason):
        lock(institution)
        into = Institution.objects.select_for_update().get(pk=into.pk).current
        if institution.status == InstitutionStatus.MERGED:
            raise Refusal(_("This entry has been merged already."))
        if into == institution:
            raise Refusal(_("An institution cannot be merged into itself."), "into")
        if institution.is_home:
            raise Refusal(
                _("The office's own institution is not merged into another; merge the other one into it."), "into"
            )
        if _depth(institution) >= MERGERS:
            raise Refusal(_("Too many entries were merged into this one, one after the other: undo one of them first."))
        institution.status, institution.successor, institution.merged_on = InstitutionStatus.MERGED, into, clock.today()
        institution.save(update_fields=["status", "successor", "merged_on"])
    return into


def unmerge(institution, *, reason="", by):
    """Undo a merging: the entry stands for itself again, with the status its register gives it."""
    with acting(by=by, verb="unmerge", comment=reason):
        lock(institution)
        if institution.status != InstitutionStatus.MERGED:
            raise Refusal(_("This entry is not merged."))
        institution.status = institution.ror_values.get("status", InstitutionStatus.ACTIVE)
        institution.successor = institution.merged_on = None
        institution.save(update_fields=["status", "successor", "merged_on"])


def _depth(institution):
    """Over how many steps entries have been merged into this one."""
    depth, standing = 0, Institution.objects.filter(successor=institution)
    while depth < MERGERS and standing.exists():
        depth, standing = depth + 1, Institution.objects.filter(successor__in=standing)
    return depth


# --- names nobody knew -------------------------------------------------------------------------------------------


def mention(name, country_given="", *, by):
    """The row of a name as it was given, with what was decided about it; a new one goes on the list to be resolved."""
    name, country_given = clean_line(name), clean_line(country_given)
    with acting(by=by, verb="mention"):
        known = InstitutionMention.objects.filter(folded=fold(name), country_folded=fold(country_given)).first()
        if known:
            return known
        country = country_of(country_given)
        why = why_open(candidates(name, country, country_given=country_given))
        return InstitutionMention.objects.create(name=name, country_given=country_given, country=country, reason=why)


def resolve(mention, institution, *, comment="", by):
    """Say which institution a name means: here, wherever else it stands, and in the files to come."""
    with acting(by=by, verb="resolve", comment=comment):
        _lock_open(mention)
        mention.status, mention.institution = MentionStatus.RESOLVED, institution.current
        mention.save(update_fields=["status", "institution"])
        for rows in rows_naming(mention):
            rows.filter(institution=None).update(institution=mention.institution)


def not_an_institution(mention, *, reason, by):
    """Say that a name means no institution (a programme, a person, a slip); it is asked about no more."""
    with acting(by=by, verb="not_an_institution", comment=reason):
        if not reason.strip():
            raise Refusal(_("Give your reasons."), "reason")
        _lock_open(mention)
        mention.status, mention.reason = MentionStatus.NOT_AN_INSTITUTION, reason
        mention.save(update_fields=["status", "reason"])


def reopen(mention, *, reason="", by):
    """Take back what was decided about a name, wherever it was written down."""
    with acting(by=by, verb="reopen", comment=reason):
        lock(mention)
        if mention.status == MentionStatus.OPEN:
            raise Refusal(_("This name is on the list already."))
        for rows in rows_naming(mention):
            if mention.institution_id:
                rows.filter(institution=mention.institution).update(institution=None)
        found = candidates(mention.name, mention.country, country_given=mention.country_given)
        mention.status, mention.institution, mention.reason = MentionStatus.OPEN, None, why_open(found)
        mention.save(update_fields=["status", "institution", "reason"])


def enter(mention, *, by, **values):
    """Enter a new institution, and say that a name means it."""
    with acting(by=by, verb="enter"):
        institution = Institution.objects.create(**values)
        resolve(mention, institution, by=by)
    return institution


def rows_naming(mention):
    """For each model that names institutions, its rows with this very name."""
    for relation in InstitutionMention._meta.related_objects:
        if issubclass(relation.related_model, Mentioned) and relation.field.name == "mention":
            yield relation.related_model._base_manager.filter(mention=mention)


def _lock_open(mention):
    lock(mention)
    if mention.status != MentionStatus.OPEN:
        decided = mention.institution or mention.get_status_display()
        raise Refusal(_("This name has been decided already: %(decision)s.") % {"decision": decided})
