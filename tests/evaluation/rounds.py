"""A small round for tests: three data items, an institution with its data officer, a round of last year behind it."""

from decimal import Decimal

from directory.roles import Role
from evaluation.actions.entries import save_values
from evaluation.entry.given import given
from evaluation.models import ParticipationStatus, Submission
from records import clock
from tests.factories.evaluation import (
    DataPointFactory,
    FrameworkFactory,
    IndicatorFactory,
    ParticipationFactory,
    RoundFactory,
    RoundPeriodFactory,
    ValidationRuleFactory,
    VariableFactory,
    opened,
    put,
)

LAST = {"staff": 200, "women": 80, "papers": 310}
NOW = {"staff": "210", "women": "85", "papers": "300"}


class SmallRound:
    """Staff, women of it, papers; women are part of staff (hard), papers change by 30 percent at most (soft).

    `rules` are further ones on papers.
    """

    def __init__(self, user_with, *, evidence="none", rules=(), **papers):
        self.framework = FrameworkFactory()
        self.variables = {
            code: VariableFactory(
                framework=self.framework, code=code, title_en=code.title(), minimum=0, position=place, **own
            )
            for place, (code, own) in enumerate(self._own(papers))
        }
        self.indicator = IndicatorFactory(
            framework=self.framework, variables=[self.variables["papers"]], evidence=evidence
        )
        self.domain = self.indicator.node
        rule = {"framework": self.framework}
        self.rules = [
            ValidationRuleFactory(
                **rule,
                variable=self.variables["women"],
                looks_at="part",
                other=self.variables["staff"],
                limit=1.0,
                is_hard=True,
            ),
            ValidationRuleFactory(**rule, variable=self.variables["papers"], looks_at="change", limit=30.0),
            *(ValidationRuleFactory(**rule, variable=self.variables["papers"], **more) for more in rules),
        ]
        self.before = RoundFactory(framework=self.framework, year=1403)
        self.round = RoundFactory(framework=self.framework, year=1404)
        RoundPeriodFactory(round=self.round, kind="fiscal")
        self.participation = ParticipationFactory(round=self.round, code="A")
        self.institution = self.participation.institution
        last = ParticipationFactory(round=self.before, institution=self.institution, code="A")
        for code, value in LAST.items():
            DataPointFactory(participation=last, variable=self.variables[code], value=value)
        put(last, status="accepted")
        opened(self.before, "published")
        opened(self.round)
        self.participation.refresh_from_db()
        self.user = user_with(Role.DATA_OFFICER, institution=self.institution)

    def _own(self, papers):
        whole = {"is_whole": True}
        return [(code, whole | papers if code == "papers" else whole) for code in LAST]

    def other(self, code="B"):
        """Another institution of the round."""
        return ParticipationFactory(round=self.round, code=code)

    def point(self, code):
        return self.participation.points.get(variable=self.variables[code])

    def given(self, **values):
        """What was given, as (variable, Given)."""
        return [(self.variables[code], given(self.variables[code], text, "")) for code, text in values.items()]

    def save(self, **values):
        return save_values(self.participation, self.given(**values), by=self.user)

    def signed(self, participation=None):
        """Submitted and signed, past every action; with one value where there is none."""
        participation = participation or self.participation
        if not participation.points.exists():
            DataPointFactory(participation=participation, variable=self.variables["staff"], value=Decimal(100))
        Submission.objects.create(
            participation=participation,
            revision=1,
            content=[],
            sha256="a" * 64,
            made_by=self.user,
            status="signed",
            token_hash=f"hash-{participation.pk}",
            signed_at=clock.now(),
            signed_name="Head",
            signed_position="President",
        )
        return put(participation, status=ParticipationStatus.SUBMITTED)
