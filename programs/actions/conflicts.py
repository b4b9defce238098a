"""Who is not to judge which application? What the rows tell is found; what people know is entered or declared."""

from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from directory.models import Institution, Person
from programs.actions.counting import hold_sides, leave_out
from programs.models import Application, ApplicationStatus, Conflict, ConflictKind, Member, ReviewerProfile
from programs.namedpeople import is_named, lines_of, marks_of
from programs.review import conflicts
from records import clock
from records.history import acting
from records.refusals import Refusal, require_reasons
from records.workflow import lock

HARD = conflicts.HARD | {conflicts.Kind.NAMED}  # whom the applicants have named for certain


def find_conflicts(call, *, reviewers=None, by):
    """Write down what the rows tell of these reviewers, or of all of the programme, and the call's applications.

    What is known already stays as it is. Returns the new ones.
    """
    if reviewers is None:
        reviewers = ReviewerProfile.objects.open().filter(panels__programme=call.programme_id)
    return find_conflicts_of([one.person for one in reviewers.distinct().for_assignment()], call, by=by)


def find_conflicts_of(persons, call, *, by):
    """Likewise of these people, whatever they do for the call."""
    with_answers = ("call__sections__questions", "answers")
    files = list(call.applications.filter(status=ApplicationStatus.ELIGIBLE).prefetch_related(*with_answers))
    people = [_someone(one) for one in persons]
    members = _members(Member.objects.filter(application__in=files))
    lines = {one.pk: lines_of(one) for one in files}
    found = conflicts.find(
        people,
        [conflicts.File(one.pk, tuple(members.get(one.pk, ())), marks_of(lines[one.pk])) for one in files],
        relations=_relations([*people, *(one for team in members.values() for one in team)]),
        earlier=_earlier(persons),
        hard=HARD,
    )
    files = {one.pk: one for one in files}
    kept = Conflict.objects.filter(application__in=files, person__in=[one.pk for one in persons])
    known = set(kept.values_list("application", "person", "kind"))
    for file, one, reason in _named_alike(files.values(), persons, lines):
        if (file, one) not in found or all(other.kind != reason.kind for other in found[file, one]):
            found[file, one] = (*found.get((file, one), ()), reason)
    with acting(by=by, verb="find_conflicts"):
        hold_sides(call)
        entered = [
            _entered(files[file], person, reason)
            for (file, person), reasons in found.items()
            for reason in reasons
            if (file, person, reason.kind.value) not in known
        ]
        leave_out(entered)
        return entered


def _named_alike(files, persons, lines):
    """A name without address or ORCID iD is a soft one: the office looks whether this person is meant."""
    for file in files:
        for one in persons:
            if lines[file.pk] and is_named(one, lines[file.pk]):
                yield file.pk, one.pk, conflicts.Conflict(conflicts.Kind.NAMED, is_hard=False)


def _entered(application, person, reason):
    lock(application)
    kind = ConflictKind(reason.kind.value)
    return Conflict.objects.create(application=application, person_id=person, kind=kind, is_hard=reason.is_hard)


def keep_named(application):
    """Inside the act that hands it in: whom its leaders have named by address or ORCID iD never judges it.

    Found among the people of the directory; who is entered there later is found when reviewers are looked for.
    """
    marks = marks_of(lines_of(application))
    emails = [value for kind, value in marks if kind == "email"]
    orcids = [value for kind, value in marks if kind == "orcid"]
    if not marks:
        return
    people = Person.objects.annotate(own=Lower("email"), of_account=Lower("user__email"))
    for person in people.filter(Q(own__in=emails) | Q(of_account__in=emails) | Q(orcid__in=orcids)).order_by("pk"):
        Conflict.objects.get_or_create(application=application, person=person, kind=ConflictKind.NAMED)


def enter_conflict(application, *, person, kind, is_hard, note="", by):
    """The office knows of one, or the applicants have named somebody; a hard one closes the application to them."""
    with acting(by=by, verb="enter_conflict"):
        hold_sides(application.call)
        lock(application)
        conflict = Conflict.objects.create(
            application=application, person=person, kind=kind, is_hard=is_hard, note=note, entered_by=by
        )
        leave_out([conflict])
        return conflict


def declare(application, person, *, note, by):
    """Inside an act: the person says so; it closes the application at once."""
    conflict, _is_new = Conflict.objects.get_or_create(
        application=application,
        person=person,
        kind=ConflictKind.DECLARED,
        defaults={"note": note, "entered_by": by if getattr(by, "pk", None) else None},
    )
    return conflict


def settle_conflict(conflict, *, reason, by):
    """A soft one does not stand in the way, for these reasons."""
    with acting(by=by, verb="settle_conflict"):
        lock(conflict)
        require_reasons(reason, "reason")
        if conflict.is_hard:
            raise Refusal(_("A hard conflict stands: ask somebody else."))
        if conflict.settled_at is not None:
            raise Refusal(_("Somebody has settled this meanwhile."))
        conflict.settled_by, conflict.settled_at, conflict.settlement = by, clock.now(), reason
        conflict.save(update_fields=["settled_by", "settled_at", "settlement"])


# --- what the pure rule is asked with ----------------------------------------------------------------------------


def _someone(person):
    emails = {person.email or "", person.user.email if person.user_id else ""}
    institutions = {one.institution_id for one in current_posts(person)}
    return conflicts.Someone(person.pk, person.orcid or "", frozenset(emails), frozenset(institutions))


def current_posts(person):
    """Posts at institutions of the directory that are not over; no query where they are prefetched."""
    today = clock.today()
    return [
        one for one in person.affiliations.all() if one.institution_id and (one.ends_on is None or one.ends_on >= today)
    ]


def _members(rows):
    """{application: [each of its team, as the rule takes them]}."""
    found = {}
    for one in rows.select_related("person", "user__person").order_by("application", "pk"):
        person = one.person or getattr(one.user, "person", None)
        emails = {one.email, one.user.email if one.user_id else ""}
        someone = conflicts.Someone(
            person and (person.successor_id or person.pk),
            one.orcid or (person and person.orcid) or "",
            frozenset(emails),
            frozenset({one.institution_id} - {None}),
        )
        found.setdefault(one.application_id, []).append(someone)
    return found


def _earlier(persons):
    """[(application, its team)] of what was handed in by a team of which one of these people was."""
    people = [one.pk for one in persons]
    addresses = {one.email for one in persons} | {one.user.email for one in persons if one.user_id}
    orcids = {one.orcid for one in persons}
    theirs = Q(person__in=people) | Q(user__person__in=people)
    theirs |= Q(email__in=addresses - {None, ""}) | Q(orcid__in=orcids - {None, ""})
    handed_in = Application.objects.filter(reference__isnull=False)
    applications = handed_in.filter(pk__in=Member.objects.filter(theirs).values("application"))
    return list(_members(Member.objects.filter(application__in=applications)).items())


def _relations(people):
    """Successors all the way, and parents, of the institutions of these people, as ROR or the office has said."""
    seen, found = set(), []
    now = set().union(*(one.institutions for one in people)) if people else set()
    while now - seen:
        seen |= now
        rows = Institution.objects.filter(pk__in=now).values_list("pk", "successor", "parent")
        now = set()
        for one, successor, parent in rows:
            if successor:
                found.append((one, "successor", successor))
                now.add(successor)
            if parent:
                found.append((one, "parent", parent))
    return found
