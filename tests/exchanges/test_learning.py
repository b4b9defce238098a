"""Learning agreements: version by version, approved by student, home and host; read-only once it is recognised."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from directory.roles import Role
from exchanges.actions import hosts, learning
from exchanges.models import Approver, HostStatus, LearningAgreement, Stay
from exchanges.reminders import HostSilent
from exchanges.statuses import StayStatus
from notices.models import Email
from records.history import acting, timeline
from records.refusals import Refusal
from tests.factories.directory import EmailAddressFactory, PersonFactory, UserFactory
from tests.factories.exchanges import LearningAgreementFactory, StayFactory
from tests.pages import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
COURSES = "MAT-401 Algebra, 6 credits\nPHY-210 Optics, 6 credits"
OTHERS = "MAT-401 Algebra, 6 credits\nPHY-330 Lasers, 6 credits"


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER)


@pytest.fixture
def student(user_with):
    return user_with(Role.SCHOLAR)


@pytest.fixture
def stay(student):
    return StayFactory(student=True, status=StayStatus.ACCEPTED, person=PersonFactory(user=student))


def by_link(version, officer):
    """A host who was asked about a version by a link, with the account of that address."""
    host = UserFactory()
    EmailAddressFactory(user=host)
    who = {"name": "Prof. Rossi", "position": "Dean", "email": host.email, "language": "en"}
    return hosts.ask(version.stay, **who, learning=version, by=officer), host


def approved(version, student, officer):
    """By all three, the host by its link."""
    learning.approve(version, "student", by=student)
    learning.approve(version, "home", by=officer)
    asked, host = by_link(version, officer)
    hosts.endorse(asked, name="Prof. Rossi", position="Dean", by=host)
    version.refresh_from_db()
    return version


def test_another_course_is_another_version_that_needs_three_new_approvals_and_the_first_stays_readable(
    stay, student, officer, client_for
):
    first = approved(learning.propose(stay, courses=COURSES, by=student), student, officer)
    assert first.missing == []

    second = learning.propose(stay, courses=OTHERS, reason="timetable conflict", by=student)

    assert (second.number, second.missing) == (2, list(Approver))
    page = text(client_for(student).get(stay.get_absolute_url()))
    assert ["PHY-210 Optics" in page, "PHY-330 Lasers" in page, "timetable conflict" in page] == [True] * 3
    assert approved(second, student, officer).missing == []
    assert {"Learning agreement proposed", "Learning agreement approved"} <= {one.label for one in timeline(stay)}


def test_a_change_has_a_reason_and_changes_something(stay, student):
    learning.propose(stay, courses=COURSES, by=student)

    for given in ({"courses": OTHERS, "reason": " "}, {"courses": f"{COURSES}\n", "reason": "So."}):
        with pytest.raises(Refusal):
            learning.propose(stay, **given, by=student)

    assert stay.learning.count() == 1


def test_each_of_the_three_speaks_for_itself_once_and_for_the_newest_version(stay, student, officer, user_with):
    first = learning.propose(stay, courses=COURSES, by=student)
    for side, other in (("student", officer), ("home", student), ("host", student), ("home", user_with(Role.SCHOLAR))):
        with pytest.raises(PermissionDenied):
            learning.approve(first, side, by=other)
    learning.approve(first, "student", by=student)

    with pytest.raises(Refusal) as twice:
        learning.approve(first, "student", by=student)
    learning.propose(stay, courses=OTHERS, reason="timetable conflict", by=officer)
    with pytest.raises(Refusal) as late:
        learning.approve(first, "home", by=officer)

    assert str(twice.value) == "This version is approved there already."
    assert str(late.value) == "Another version has taken the place of this one."


def test_a_host_asked_about_a_version_answers_no_more_once_there_is_another(stay, student, officer):
    asked, host = by_link(learning.propose(stay, courses=COURSES, by=student), officer)
    assert [row[0] for row in HostSilent().dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))] == [asked.pk]

    learning.propose(stay, courses=OTHERS, reason="timetable conflict", by=student)

    with pytest.raises(Refusal):
        hosts.endorse(asked, name="Prof. Rossi", position="Dean", by=host)
    asked.refresh_from_db()
    assert asked.status == HostStatus.REVOKED


def test_the_student_is_written_what_the_host_has_answered(stay, student, officer):
    version = learning.propose(stay, courses=COURSES, by=student)
    asked, host = by_link(version, officer)
    hosts.decline(asked, reason="Optics is not taught this year.", by=host)
    approved(version, student, officer)

    declined, given = Email.objects.filter(person=student).order_by("pk")
    assert declined.subject == "The host does not approve your learning agreement"
    assert "Optics is not taught this year." in declined.text
    assert given.subject == "The host has approved your learning agreement"
    assert all(stay.get_absolute_url() in one.text for one in (declined, given))


def test_recognised_it_is_read_only(stay, student, officer):
    version = learning.propose(stay, courses=COURSES, by=student)
    days = {"arrived_on": dt.date(2026, 9, 1), "departed_on": dt.date(2026, 11, 1), "starts_on": dt.date(2026, 9, 1)}
    Stay.objects.filter(pk=stay.pk).update(status=StayStatus.DEPARTED, **days)
    stay.refresh_from_db()
    with pytest.raises(Refusal) as refused:
        learning.recognise(stay, by=officer)
    approved(version, student, officer)

    learning.recognise(stay, by=officer)

    assert str(refused.value).endswith("not approved yet by: the student; the sending institution; the host.")
    assert not officer.has_perm("exchanges.change_stay", stay)
    for act in (
        lambda: learning.propose(stay, courses=OTHERS, reason="timetable conflict", by=officer),
        lambda: _written(officer, LearningAgreement.objects.update, student_on=dt.date(2026, 1, 1)),
    ):
        with pytest.raises(Refusal):
            act()


def _written(officer, write, **values):
    with acting(by=officer, verb="edit"):
        write(**values)


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (lambda: LearningAgreement.objects.update(courses="Others"), "propose another one."),
        (lambda: LearningAgreement.objects.update(home_on=None, home_by=None), "propose another one."),
        (lambda: LearningAgreement.objects.all().delete(), "propose another one."),
        (lambda: LearningAgreementFactory(stay=StayFactory()), "until their studies are recognised."),
        (lambda: LearningAgreementFactory(stay=StayFactory(student=True)), "until their studies are recognised."),
        (lambda: LearningAgreementFactory(number=2), "A change has its reason."),
        (lambda: LearningAgreementFactory(courses=""), "Name the courses, one a line."),
        (lambda: LearningAgreementFactory(host_on=dt.date(2026, 1, 1)), "An approval has its day and whoever gave it."),
    ],
)
def test_the_database_keeps_versions_and_approvals(officer, write, said):
    LearningAgreementFactory(home_on=dt.date(2026, 11, 1), home_by=officer)

    with pytest.raises(Refusal) as refused:
        _written(officer, write)

    assert str(refused.value).endswith(said)


def test_the_student_proposes_and_approves_on_the_own_pages(client_for, stay, student):
    client = client_for(student)

    client.post(reverse("exchanges:learning", args=[stay.uuid]), {"courses": COURSES})
    page = reverse("exchanges:learning_approve", args=[stay.uuid, 1, "student"])
    before = client.get(page)
    after = client.post(page, follow=True)

    assert "PHY-210 Optics" in text(before)
    assert "The student: approved on 20 November 2026" in text(after)
    assert stay.learning.get().student_by == student
    other = reverse("exchanges:learning_approve", args=[stay.uuid, 1, "home"])
    assert client.post(other).status_code == 403


def test_the_office_asks_the_host_who_approves_with_the_code(client_for, stay, student, officer):
    version = learning.propose(stay, courses=COURSES, by=student)
    host = UserFactory()
    EmailAddressFactory(user=host)
    typed = {"name": "Prof. Rossi", "email": host.email, "language": "en"}
    asked = client_for(officer).post(reverse("exchanges:learning_host", args=[stay.uuid, 1]), typed)
    link = asked.context["asked"].link

    page = client_for(host).get(link)
    done = client_for(host).post(
        f"{link}endorse/", {"name": "Prof. Rossi", "position": "Dean", "is_sure": "on"}, follow=True
    )

    version.refresh_from_db()
    assert "PHY-210 Optics" in text(page)
    assert "You have approved the learning agreement." in text(done)
    assert (version.host_by, version.host_name) == (host, "Prof. Rossi")


def test_the_office_writes_down_what_the_host_has_said_on_paper(client_for, stay, student, officer):
    version = learning.propose(stay, courses=COURSES, by=student)

    client_for(officer).post(
        reverse("exchanges:learning_approve", args=[stay.uuid, 1, "host"]), {"name": "Prof. Rossi"}
    )

    version.refresh_from_db()
    assert (version.host_by, version.host_name) == (officer, "Prof. Rossi")
