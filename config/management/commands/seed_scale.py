import random
from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.core.management import BaseCommand, CommandError

from agreements.actions import usual_types
from agreements.models import (
    Activity,
    ActivityKind,
    Agreement,
    AgreementParty,
    AgreementTerm,
    AgreementType,
    EndKind,
    Origin,
    PartyRole,
    Standing,
)
from agreements.workflow import Status
from config.scale.applications import make_applications
from config.scale.memberships import make_memberships
from config.scale.networks import make_networks
from config.scale.reviews import make_reviews
from config.scale.stays import make_stays
from directory.countries import country_choices
from directory.models import Institution, InstitutionName, Person
from exchanges.models import Stay
from memberships.models import Body, Membership, MembershipSuspension, MembershipTerm, Scheme
from programs.models import (
    Application,
    CallSide,
    Member,
    Review,
    ReviewAssignment,
    ReviewScore,
    SectionAnswers,
)
from records import clock
from records.history import acting
from records.statistics import refresh

BATCH = 2000
MARK = "Scale"


class Command(BaseCommand):
    help = (
        "Add many invented agreements and applications, to time the lists. Only where demonstration data are allowed."
    )

    def add_arguments(self, parser):
        parser.add_argument("--agreements", type=int, default=10_000)
        parser.add_argument("--institutions", type=int, default=1_500)
        parser.add_argument("--applications", type=int, default=0)
        parser.add_argument("--reviewed", type=int, default=0, help="applications with three reviews each")
        parser.add_argument("--stays", type=int, default=0)
        parser.add_argument("--memberships", type=int, default=0)
        parser.add_argument("--networks", type=int, default=0, help="members of one network, beside many small ones")

    def handle(self, *, agreements, institutions, applications, reviewed, stays, memberships, networks, **options):
        if not settings.DEMO:
            raise CommandError("PEYVAND_DEMO is not 1: this portal keeps real records.")
        chance = random.Random(1405)  # noqa: S311  the same data every time
        with acting(by="Scale", verb="import"):
            usual_types(by="Scale")
            partners = self.make_institutions(institutions, chance)
            for start in range(0, agreements, BATCH):
                self.make_agreements(range(start, min(start + BATCH, agreements)), partners, chance)
                self.stdout.write(f"{min(start + BATCH, agreements):,} of {agreements:,}")
            if applications:
                make_applications(applications, chance)
            if reviewed:
                make_reviews(reviewed, chance)
            if stays:
                make_stays(stays, chance)
            if memberships:
                make_memberships(memberships, chance)
            if networks:
                make_networks(networks, chance)
        refresh(Institution, InstitutionName, Agreement, AgreementParty, AgreementTerm, Standing, Activity)
        refresh(Application, Member, SectionAnswers, Stay, Person)
        refresh(CallSide, ReviewAssignment, Review, ReviewScore)
        refresh(Body, Scheme, Membership, MembershipTerm, MembershipSuspension)
        refresh(*apps.get_app_config("networks").get_models())
        self.stdout.write(f"{AgreementTerm.objects.count():,} terms, {Activity.objects.count():,} activities")

    def make_institutions(self, count, chance):
        codes = [code for code, _name in country_choices()]
        rows = [
            Institution(name_en=f"{MARK} University {n}", name_fa=f"دانشگاه نمونهٔ {n}", country=chance.choice(codes))
            for n in range(count)
        ]
        return Institution.objects.bulk_create(rows, batch_size=BATCH)

    def make_agreements(self, numbers, partners, chance):
        types = list(AgreementType.objects.all())
        today = clock.today()
        made, parties, terms = [], [], []
        for n in numbers:
            signed = today - timedelta(days=chance.randint(0, 7000))
            made.append(
                Agreement(
                    type=chance.choice(types),
                    title_en=f"{MARK} agreement {n}",
                    title_fa=f"سند نمونهٔ {n}",
                    status=Status.CONCLUDED if chance.random() < 0.95 else Status.IN_REVIEW,
                    origin=Origin.REGISTERED,
                    signed_on=signed,
                    confidentiality="public" if chance.random() < 0.7 else "internal",
                )
            )
        for agreement in Agreement.objects.bulk_create(made, batch_size=BATCH):
            home, *others = chance.sample(partners, 3)
            parties.append(
                AgreementParty(agreement=agreement, role=PartyRole.HOME, institution=home, name_as_given=home.name_en)
            )
            parties += [
                AgreementParty(agreement=agreement, institution=partner, name_as_given=partner.name_en)
                for partner in others[: chance.choice([1, 1, 1, 2])]
            ]
            terms += self.terms_of(agreement, chance)
        AgreementParty.objects.bulk_create(parties, batch_size=BATCH)
        AgreementTerm.objects.bulk_create(terms, batch_size=BATCH)
        concluded = [agreement for agreement in made if agreement.status == Status.CONCLUDED]
        done = [activity for agreement in concluded for activity in self.activities_of(agreement, today, chance)]
        Activity.objects.bulk_create(done, batch_size=BATCH)

    def activities_of(self, agreement, today, chance):
        """From none to five, on any day since the signature."""
        days = (today - agreement.signed_on).days
        return [
            Activity(
                agreement=agreement,
                happened_on=agreement.signed_on + timedelta(days=chance.randint(0, days)),
                kind=chance.choice(ActivityKind.values),
                title=f"{MARK} activity",
            )
            for _n in range(chance.choice([0, 0, 1, 2, 5]))
        ]

    def terms_of(self, agreement, chance):
        """Up to five terms of three to five years, one after the other; some ends are open or not known."""
        terms, starts = [], agreement.signed_on
        for _n in range(chance.choice([0, 1, 2, 3, 4, 5])):
            ends = starts + timedelta(days=chance.choice([1095, 1461, 1826]))
            terms.append(
                AgreementTerm(
                    agreement=agreement, starts_on=starts, ends_on=ends, notice_days=chance.choice([None, 90, 180])
                )
            )
            starts = ends + timedelta(days=1)
        if terms and chance.random() < 0.2:
            terms[-1].end_kind = chance.choice([EndKind.OPEN, EndKind.UNKNOWN])
            terms[-1].ends_on = None
        return terms
