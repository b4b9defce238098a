"""Who is in conflict with which file, how firmly, and why? On plain data; what people declare is added to it.

A hard conflict closes the file; a soft one is for the officer to resolve. Oneself is always hard; how firm the others
are is the office's choice, below is only where it starts.
"""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    SAME_PERSON = "same_person"
    SAME_INSTITUTION = "same_institution"  # or one merged into the other
    RELATED_INSTITUTION = "related_institution"  # parent, part or related, one step away
    CO_MEMBER = "co_member"  # together in an earlier application
    NAMED = "named"  # by the applicant


HARD = frozenset({Kind.SAME_PERSON, Kind.SAME_INSTITUTION})
SAME = frozenset({"successor", "predecessor"})  # relations of ROR that mean one institution


@dataclass(frozen=True)
class Someone:
    """A reviewer, a committee member or a member of a file: an entry of the directory or only an address."""

    key: object = None  # of the person; None if there is none
    orcid: str = ""
    emails: frozenset = frozenset()
    institutions: frozenset = frozenset()

    @property
    def marks(self):
        """All by which this person is known; two with one in common are one person."""
        marks = {("email", email.strip().casefold()) for email in self.emails if email.strip()}
        if self.key is not None:
            marks.add(("key", self.key))
        if self.orcid:
            marks.add(("orcid", self.orcid.upper()))
        return marks


@dataclass(frozen=True)
class File:
    key: object
    members: tuple  # of Someone
    named: frozenset = frozenset()  # marks of those whom the applicants named: ("email", …), ("key", …), ("orcid", …)


@dataclass(frozen=True)
class Conflict:
    """One reason: with which members of the file (their places), and what they have in common."""

    kind: Kind
    is_hard: bool
    members: tuple = ()
    because: tuple = ()  # pairs of institutions, ours first; or earlier applications


class Institutions:
    """Which institutions are one, and which are beside one another? From relations as ROR tells them.

    `relations` are (institution, relation, other): parent, child, related, successor or predecessor. Successors are
    followed all the way; the rest one step, for sisters below one ministry are no relatives.
    """

    def __init__(self, relations=()):
        self.head, self.near = {}, defaultdict(set)
        others = []
        for one, relation, other in relations:
            if relation in SAME:
                self.head[self.one(one)] = self.one(other)
            else:
                others.append((one, other))
        for one, other in others:
            self.near[self.one(one)].add(self.one(other))
            self.near[self.one(other)].add(self.one(one))

    def one(self, institution):
        """The same for all institutions that became one."""
        while self.head.get(institution, institution) != institution:
            institution = self.head[institution]
        return institution


def find(people, files, *, relations=(), earlier=(), hard=HARD):
    """{(key of file, key of person): conflicts, the firmest kind first}; pairs without any are left out.

    `people` have a key each (ValueError otherwise). `earlier` is (application, members) of all that count, the rule of
    the call about their age applied; a file itself is none of its earlier ones. `hard` are the kinds that close a file.
    """
    people, files = list(people), list(files)
    if any(one.key is None for one in people):
        raise ValueError("Someone who is asked about has no key.")
    hard = frozenset(hard) | {Kind.SAME_PERSON}
    institutions, together = Institutions(relations), _together(earlier)
    found = {}
    for file in files:
        members = [(member.marks, {institutions.one(i): i for i in member.institutions}) for member in file.members]
        for one in people:
            reasons = tuple(
                Conflict(kind, kind in hard, members_of, because)
                for kind, members_of, because in _reasons(one, file, members, institutions, together)
            )
            if reasons:
                found[file.key, one.key] = reasons
    return found


def hard_pairs(found):
    """The pairs (file, person) that a hard conflict excludes, as assignment takes them."""
    return {pair for pair, reasons in found.items() if any(reason.is_hard for reason in reasons)}


def _together(earlier):
    """{mark: {application}}: in which earlier applications somebody known by it was."""
    found = defaultdict(set)
    for application, members in earlier:
        for member in members:
            for mark in member.marks:
                found[mark].add(application)
    return found


def _reasons(one, file, members, institutions, together):
    marks = one.marks
    oneself = tuple(place for place, (theirs, _) in enumerate(members) if theirs & marks)
    if oneself:
        yield Kind.SAME_PERSON, oneself, ()
    ours = {institutions.one(i): i for i in one.institutions}
    yield from _shared(Kind.SAME_INSTITUTION, members, lambda theirs: _pairs(ours, theirs, lambda head: {head}))
    yield from _shared(
        Kind.RELATED_INSTITUTION,
        members,
        lambda theirs: _pairs(ours, theirs, lambda head: institutions.near.get(head, set()) - {head}),
    )
    mine = set().union(*(together.get(mark, ()) for mark in marks)) - {file.key}
    if mine:
        shared = {
            place: mine & set().union(*(together.get(mark, ()) for mark in theirs))
            for place, (theirs, _) in enumerate(members)
            if place not in oneself
        }
        places = tuple(place for place, both in shared.items() if both)
        if places:
            yield Kind.CO_MEMBER, places, tuple(sorted(set().union(*shared.values()), key=str))
    if file.named & marks:
        yield Kind.NAMED, (), ()


def _pairs(ours, theirs, meets):
    return {(ours[head], theirs[other]) for head in ours for other in meets(head) if other in theirs}


def _shared(kind, members, common):
    found = {place: common(theirs) for place, (_, theirs) in enumerate(members)}
    places = tuple(place for place, pairs in found.items() if pairs)
    if places:
        yield kind, places, tuple(sorted(set().union(*found.values()), key=str))
