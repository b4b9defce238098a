"""What is known of an account already, for the row of the leader that it acts for."""

from django.utils import translation

from directory.models.profile import AcademicRank
from directory.scholars import entry_of
from records import clock


def own_details(user):
    """What the portal knows of an account already: name, institution, position, ORCID iD."""
    person = entry_of(user)
    if person is None:
        return {"name": str(user), "email": user.email, "person": None}
    return details_of(person) | {"email": user.email}


def details_of(person):
    """What the directory says of somebody, for the row of a leader."""
    known = {"name": f"{person.given_en} {person.family_en}", "orcid": person.orcid or "", "person": person}
    known["email"] = person.email or ""
    posts = person.affiliations.select_related("institution").exclude(ends_on__lt=clock.today())
    post = posts.order_by("-starts_on", "-pk").first()
    if post is not None:
        given = "" if post.institution_id else post.name_as_given
        known |= {"institution": post.institution, "institution_given": given, "position": post.position}
    if not known.get("position"):
        known["position"] = _rank(person)
    return known


def _rank(person):
    """In English: both leaders read it."""
    profile = getattr(person, "profile", None)
    if profile is None or not profile.academic_rank:
        return ""
    with translation.override("en"):
        return str(AcademicRank(profile.academic_rank).label)


def complete(leader, known):
    """Write into a leader's row what is empty there; return the names of what was written."""
    wanted = [] if leader.institution_name else ["institution", "institution_given"]
    wanted += [name for name in ("position", "orcid") if not getattr(leader, name)]
    written = [name for name in wanted if known.get(name)]
    for name in written:
        setattr(leader, name, known[name])
    leader.save(update_fields=written)
    return written
