"""What happens in the directory: accounts, appointments, merging, and what is decided about names nobody knew."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from directory.matching import candidates, country_of, names_near, why_open
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
from directory.sessions import end_sessions
from notices.emails import write
from records import clock
from records.history import acting, note
from records.refusals import Refusal, require_reasons
from records.text import clean_line, fold
from records.workflow import lock

# --- accounts and appointments -----------------------------------------------------------------------------------


def invite(
    *, email, role, name="", name_fa="", language="en", institution=None, unit=None, starts_on=None, ends_on=None, by
):
    """Open an account without a password, with its first role, and write to its owner how to get in."""
    with acting(by=by, verb="invite"):
        if User.objects.filter(email__iexact=email).exists():
            raise Refusal(_("Another account has this address."), "email")
        user = User.objects.create_user(email, name=name, name_fa=name_fa, language=language)
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)
        appointment = appoint(
            user, role=role, institution=institution, unit=unit, starts_on=starts_on, ends_on=ends_on, by=by
        )
        with translation.override(language):
            way_in = reverse("account_request_login_code")
            role_name = appointment.get_role_display()
        write("directory/emails/invitation", to=user, about=user, url=way_in, role=role_name)
    return user


def edit_profile(user, *, name, name_fa, language, by):
    """How an account is named, and in which language it is written to."""
    with acting(by=by, verb="edit"):
        lock(user)
        user.name, user.name_fa, user.language = name, name_fa, language
        user.save(update_fields=["name", "name_fa", "language"])


def appoint(user, *, role, institution=None, unit=None, starts_on=None, ends_on=None, by):
    """Give a user a role from a day on, today unless said otherwise. With it they sign in anew."""
    with acting(by=by, verb="appoint"):
        end_sessions_of(user, by=by)
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
        end_sessions_of(appointment.user, by=by)
        if appointment.role == Role.ADMINISTRATOR:
            keep_an_administrator()


def end_sessions_of(user, *, by):
    """Whose role was changed by somebody else signs in anew: an open page tells nobody what it may do now."""
    if user != by:
        end_sessions(user)


def remove_second_factor(user, *, reason, by):
    """Take the app and the codes from an account whose owner lost them, sign it out everywhere and tell its owner."""
    with acting(by=by, verb="remove_second_factor", comment=reason):
        lock(user)
        removed, _kinds = Authenticator.objects.filter(user=user).delete()
        if not removed:
            raise Refusal(_("This account has no second step at sign-in."))
        end_sessions(user)
        note(user, "remove_second_factor")
        with translation.override(user.language):
            way_in = reverse("account_login")
        write("directory/emails/second_factor_removed", to=user, about=user, url=way_in)


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
        look_again(names_near(institution, into), by=by)
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
        look_again(names_near(institution), by=by)


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
        require_reasons(reason, "reason")
        _lock_open(mention)
        mention.status, mention.reason = MentionStatus.NOT_AN_INSTITUTION, reason
        mention.save(update_fields=["status", "reason"])


def reopen(mention, *, reason="", by):
    """Take back what was decided about a name, wherever it was written down."""
    with acting(by=by, verb="reopen", comment=reason):
        lock(mention)
        if mention.status == MentionStatus.OPEN:
            raise Refusal(_("This name is on the list already."))
        decided = mention.institution
        found = candidates(mention.name, mention.country, country_given=mention.country_given)
        mention.status, mention.institution, mention.reason = MentionStatus.OPEN, None, why_open(found)
        mention.save(update_fields=["status", "institution", "reason"])
        for rows in rows_naming(mention):
            if decided:
                rows.filter(institution=decided).update(institution=None)


def enter(mention, *, by, **values):
    """Enter a new institution, and say that a name means it."""
    with acting(by=by, verb="enter"):
        institution = Institution.objects.create(**values)
        resolve(mention, institution, by=by)
        look_again(names_near(institution), by=by)
    return institution


def look_again(mentions, *, by):
    """Say of open names anew why they are open: institutions came, changed or went, or a country got another name."""
    with acting(by=by, verb="look_again"):
        for mention in mentions.to_resolve():
            country = mention.country or country_of(mention.country_given)
            why = why_open(candidates(mention.name, country, country_given=mention.country_given))
            if (country, why) != (mention.country, mention.reason):
                still_open = InstitutionMention.objects.filter(pk=mention.pk).to_resolve()
                still_open.update(country=country, reason=why)


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
