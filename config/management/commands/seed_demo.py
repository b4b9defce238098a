from django.core.management import BaseCommand
from django.db import transaction

from agreements.actions import usual_approvals, usual_types
from config.demo.agreements import make_agreements
from config.demo.alive import make_alive
from config.demo.applications import make_applications
from config.demo.calls import make_calls
from config.demo.endings import make_endings
from config.demo.endorsements import make_endorsements
from config.demo.evaluation import make_evaluation
from config.demo.exchanges import make_exchanges
from config.demo.institutions import make_institutions
from config.demo.instruments import make_instruments
from config.demo.jointdecisions import make_joint_decisions
from config.demo.letters import make_letters
from config.demo.memberships import make_memberships
from config.demo.networks import make_networks
from config.demo.office import make_office, make_people
from config.demo.papers import make_papers
from config.demo.proposals import make_proposals
from config.demo.reminders import make_reminders
from config.demo.reviews import make_reviews
from config.demo.rounds import make_rounds
from config.demo.standing import make_standing
from config.demo.submissions import make_submissions
from config.demo.views import make_views
from directory.models import User
from records import clock
from records.history import acting


class Command(BaseCommand):
    help = "Fill an empty portal with demonstration data; one that has accounts is left as it is."

    @transaction.atomic
    def handle(self, **options):
        if User.objects.exists():
            return
        with acting(by="Demonstration", verb="register"):
            make_office()
            institutions = make_institutions()
            users, unit = make_people(clock.today())
            usual_types(by="Demonstration")
            usual_approvals(by="Demonstration")
            make_agreements(institutions, users["leila.daneshvar@example.org"], unit)
            make_letters(users)
            make_standing(institutions)
            make_views(users)
        make_calls(institutions, users)
        make_applications(institutions, users)
        make_submissions(institutions, users)
        make_endorsements(institutions)
        make_reviews(users)
        make_joint_decisions(users)
        make_alive(institutions, users)
        make_endings(institutions, users, unit)
        make_papers(users)
        make_proposals(users)
        make_instruments(users)
        make_memberships(institutions, users)
        make_networks(institutions, users)
        make_reminders(users)
        make_exchanges(institutions, users, unit)
        make_evaluation(users)
        make_rounds(users, clock.today())
