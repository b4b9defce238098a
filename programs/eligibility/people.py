"""Checks of who applies: leaders and where they are from, young researchers and students."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.countries import country_name
from programs.eligibility.definitions import MET, Ask, Check, Param, checks, not_met, unknown, worst, yes_no
from programs.eligibility.facts import countries_of
from programs.models import MemberRole, Side
from records.languages import listed, reader
from records.text import number


@checks.register
class LeaderOfEachSide(Check):
    slug = "leader-of-each-side"
    title = gettext_lazy("Each side has its leader")

    def ask(self, call, params):
        if not call.is_twin:
            return None
        country = call.programme.partner_country
        if not country:
            return yes_no("partner", _("Do you have a partner abroad who applies together with you?"))
        said = _("Do you have a partner in %(country)s who applies together with you?")
        return yes_no("partner", said % {"country": country_name(country)})

    def met(self, facts, params):
        missing = [Side(side).label for side in facts.call.sides if not self._is_there(facts.leaders.get(side))]
        return not_met(lambda: _("No leader yet: %(sides)s.") % {"sides": listed(missing)}) if missing else MET

    def _is_there(self, leader):
        return leader is not None and bool(leader.member.name)


@checks.register
class LeaderFromCountry(Check):
    """By the country of the institution that the leader is from."""

    slug = "leader-from-country"
    title = gettext_lazy("Each leader works in the country of the own side")

    def ask(self, call, params):
        choices = [(code, country_name(code)) for code in countries_of(call).values()]
        return Ask("country", _("In which country do you work?"), (*choices, ("other", _("In another country"))))

    def answered(self, call, params, answer):
        return not_met(str) if answer == "other" else MET

    def met(self, facts, params):
        return worst(self._from(facts.leaders.get(side), code) for side, code in facts.countries.items())

    def _from(self, leader, code):
        if leader is None:
            return unknown(lambda: _("A leader is missing yet."))
        member = leader.member
        if member.institution is None or not member.institution.country:
            said = {"name": member.name}
            return unknown(lambda: _("The country in which %(name)s works is not known yet.") % said)
        if member.institution.country == code:
            return MET
        words = {"name": member.name, "country": member.institution.country}
        return not_met(
            lambda: _("%(name)s works in %(country)s.") % (words | {"country": country_name(words["country"])})
        )


@checks.register
class OneApplication(Check):
    """As many as the call allows, those counted that were handed in and stand."""

    slug = "one-application"
    title = gettext_lazy("A leader has no other application in this call")

    def ask(self, call, params):
        if call.max_per_leader != 1:
            return None
        return yes_no("another", _("Have you handed in another application to this call?"))

    def answered(self, call, params, answer):
        return self.of_yes(answer, good="no")

    def met(self, facts, params):
        most = facts.call.max_per_leader or 1
        over = [facts.leaders[side].member.name for side, count in facts.handed_in_besides.items() if count >= most]
        return not_met(lambda: _("Already handed in as leader: %(names)s.") % {"names": listed(over)}) if over else MET


@checks.register
class YoungPeople(Check):
    slug = "young-people"
    title = gettext_lazy("Young researchers or students take part")
    params = {"least": Param(gettext_lazy("how many at least"))}

    def ask(self, call, params):
        return yes_no("young", _("Do young researchers or students take part?"))

    def met(self, facts, params):
        young = sum(member.role in {MemberRole.YOUNG, MemberRole.STUDENT} for member in facts.members)
        least = params.get("least", 1)
        if young >= least:
            return MET
        return not_met(lambda: _("So far the team has %(n)s.") % {"n": number(young, reader())})


@checks.register
class ThesesNamed(Check):
    slug = "theses-named"
    title = gettext_lazy("Every student's thesis is named")

    def met(self, facts, params):
        students = [member for member in facts.members if member.role == MemberRole.STUDENT]
        without = [member.name for member in students if not member.thesis]
        return not_met(lambda: _("Without a thesis: %(names)s.") % {"names": listed(without)}) if without else MET
