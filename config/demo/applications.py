"""Drafts of one side for the open call of two: one without its budget, others begun or half done. All are invented."""

import datetime as dt

from allauth.account.models import EmailAddress

from config.demo import applicationtexts as texts
from config.demo.papers import pdf
from config.demo_accounts import PASSWORD
from directory.models import Affiliation, Appointment, Person, User
from directory.roles import Role
from programs.actions import drafts, on_paper
from programs.actions.on_paper import NamedLeader
from programs.models import Application, Call, Member, MemberRole, PlannedCost, PlannedVisit, Side
from records import clock


def make_applications(institutions, users):
    """To the call of Jondishapoor that is open."""
    call = Call.objects.filter(programme__code="JDS", closes_at__gt=clock.now()).latest("closes_at")
    _hydrogen(call, institutions, by=users["maryam.ahmadi@example.org"])
    for key, name, name_fa, title, area, step in texts.OTHERS:
        user = scholar(f"{key}@example.org", name, name_fa, institutions["Parsan University"])
        draft = Draft(drafts.begin(call, by=user), by=user)
        if step == "begun":
            draft.project(title=title, months=None, starts_on=None)
        else:
            half(draft, title, area)
    _on_paper(call, by=users["arash.kiani@example.org"])


def _on_paper(call, *, by):
    """An officer has entered half of it from a letter of last week; its leaders have no accounts."""
    leaders = {side: NamedLeader(**named) for side, named in texts.ON_PAPER["leaders"].items()}
    letter = {"letter_on": clock.today() - dt.timedelta(days=7), "file": pdf("letter.pdf", 1)}
    application = on_paper.enter(call, leaders=leaders, reason=texts.ON_PAPER["reason"], by=by, **letter)
    half(Draft(application, by=by), texts.ON_PAPER["title"], texts.ON_PAPER["area"])


def _hydrogen(call, institutions, *, by):
    """Five sections of the seven that she reads are complete: no line of the budget and no CV is there yet."""
    draft = Draft(drafts.begin(call, by=by), by=by)
    draft.project(**texts.HYDROGEN)
    draft.answers("science", texts.SCIENCE)
    draft.answers("cooperation", texts.COOPERATION)
    claire = _partner(draft, "Claire Moreau", "claire.moreau@example.org", institutions["Université de Valmont"])
    student = {"name": "Arezoo Nikzad", "role": MemberRole.STUDENT, "thesis": "Nickel-iron catalysts in salty water"}
    draft.row("team", Member(), side=Side.HOME, institution=institutions["Parsan University"], **student)
    leaders = {Side.HOME: draft.application.members.get(side=Side.HOME, role=MemberRole.LEADER), Side.PARTNER: claire}
    for side, to_side, year, days, purpose in texts.VISITS:
        values = {"to_side": to_side, "year": year, "days": days, "purpose": purpose}
        draft.row("visits", PlannedVisit(), traveller=leaders[side], **values)


def half(draft, title, area):
    """The project and its scientific content."""
    draft.project(title=title, area=area, abstract=f"{title}: what two teams find out that neither could alone.")
    draft.answers("science", texts.SCIENCE)


def whole(draft, title, area, partner):
    """All that the home side can fill in; `partner` is (name, address, institution)."""
    half(draft, title, area)
    draft.answers("cooperation", texts.COOPERATION)
    _partner(draft, *partner)
    draft.row("visits", PlannedVisit(), to_side=Side.PARTNER, year=1, days=21, purpose="Measurements at the partner's")
    category = draft.application.call.categories.filter(side=Side.HOME).first()
    draft.row("budget", PlannedCost(), category=category, year=1, units=2, unit_price=category.most_per_unit)
    draft.file("home-side", "cv", pages=2)


class Draft:
    """An application while the demo fills it in."""

    def __init__(self, application, *, by):
        self.application, self.by = application, by
        self.sections = {section.key: section for section in application.call.sections.all()}

    def project(self, **values):
        area = self.application.call.areas.filter(name_en=values.pop("area", "")).first()
        usual = {"area": area, "months": 24, "starts_on": dt.date(clock.today().year + 1, 9, 1)}
        self._save(drafts.save_project, "project", values=usual | values)

    def answers(self, key, values):
        self._save(drafts.save_answers, key, values=values)

    def row(self, key, row, **values):
        drafts.save_row(self.application, self.sections[key], row, values=values, by=self.by)

    def file(self, key, question, *, pages):
        asked = self.sections[key].questions.get(key=question)
        drafts.attach_file(self.application, asked, pdf("cv.pdf", pages), by=self.by)

    def _save(self, save, key, *, values):
        save(self.application, self.sections[key], values=values, version=0, by=self.by)


def _partner(draft, name, email, institution):
    """The leader abroad as the applicant names them; they are invited afterwards."""
    values = {"name": name, "email": email, "side": Side.PARTNER, "role": MemberRole.LEADER}
    member = Member()
    draft.row("team", member, institution=institution, position="Professor", **values)
    return Application.objects.get(pk=draft.application.pk).members.get(side=Side.PARTNER, role=MemberRole.LEADER)


def scholar(email, name, name_fa, institution, *, password=PASSWORD):
    user = User.objects.create_user(email, password, name=name, name_fa=name_fa)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    Appointment.objects.create(user=user, role=Role.SCHOLAR, institution=institution, starts_on=clock.today())
    (given, family), (given_fa, family_fa) = name.split(" ", 1), name_fa.split(" ", 1)
    person = Person.objects.create(
        user=user, given_en=given, family_en=family, given_fa=given_fa, family_fa=family_fa, email=email
    )
    Affiliation.objects.create(person=person, institution=institution, position="Assistant professor")
    return user
