import os
import platform
import statistics
import time
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from agreements.models import Agreement
from directory.models import User
from directory.roles import Role
from memberships.models import Phase
from networks.models import Meeting, Network
from programs.models import Call, CallSide
from records import clock, pdf
from records.reports import reports

ROUNDS = 20


class Command(BaseCommand):
    help = "Time the pages that must be fast, on the data that are there (first: seed_scale): 20 rounds, a PDF once."

    def handle(self, **options):
        if settings.DEBUG:
            raise CommandError("PEYVAND_DEBUG is 1, which keeps every query: times would mean nothing.")
        import_module("config.wsgi")  # loaded and warm like the web process
        today = clock.today()
        officer = User.objects.with_role(Role.OFFICER, on=today).first()
        self.stdout.write(self.machine())
        self.stdout.write(f"{Agreement.objects.count():,} agreements, PostgreSQL {connection.pg_version // 10000}\n")
        with translation.override("en"):
            for name, user, address, bar in self.pages(officer):
                self.time_page(name, user, address, bar)
            self.time("counts by phase", lambda: Agreement.objects.phase_counts(today), "150 ms")
            self.time_pdf(officer, today)
            self.time_dossier(officer, today)

    def pages(self, officer):
        register, admin = reverse("agreements:list"), reverse("admin:agreements_agreement_changelist")
        institutions = reverse("directory:institution_list")
        return [
            ("public register", None, register, "80 ms, 12 queries"),
            ("public register, expiring", None, f"{register}?phase=expiring", "80 ms, 12 queries"),
            ("public register, search", None, f"{register}?q=scale+university+77", "80 ms, 12 queries"),
            ("map", None, reverse("agreements:map"), "150 ms, 12 queries"),
            ("map, officer's, of a day", officer, f"{reverse('agreements:map')}?on=2020-01-01", "150 ms, 12 queries"),
            ("page of a country", None, reverse("countries:country", args=["DE"]), "150 ms, 12 queries"),
            ("register as of 1 January 2020", None, f"{register}?on=2020-01-01", "80 ms, 12 queries"),
            ("officer's register", officer, register, "80 ms, 12 queries"),
            ("officer's register, page 100", officer, f"{register}?page=100", "80 ms, 12 queries"),
            ("officer's register, dormant", officer, f"{register}?liveness=dormant", "80 ms, 12 queries"),
            ("My desk", officer, reverse("desk"), "150 ms, 12 queries"),
            ("admin list", officer, admin, "250 ms, 20 queries"),
            ("admin list, search", officer, f"{admin}?q=scale+university+77", "250 ms, 20 queries"),
            ("institutions", None, institutions, "80 ms, 12 queries"),
            ("institutions, search", None, f"{institutions}?q=uni", "80 ms, 12 queries"),
            ("institutions with agreements", None, f"{institutions}?agreements=on", "80 ms, 12 queries"),
            ("institution typeahead", officer, f"{reverse('directory:typeahead')}?q=univ+77", "50 ms"),
            ("home page", None, reverse("home"), ""),
            *self.calls(officer),
            *self.reviews(officer),
            *self.stays(officer),
            *self.memberships(officer),
            *self.networks(officer),
        ]

    def calls(self, officer):
        """With the call that has most applications."""
        call = Call.objects.published().annotate(n=Count("applications")).order_by("-n", "pk").first()
        if call is None:
            return []
        admin = reverse("admin:programs_application_changelist")
        of_call = f"{admin}?call__id__exact={call.pk}"
        return [
            ("calls", None, reverse("calls:list"), "30 ms, 12 queries"),
            ("call", None, call.get_absolute_url(), "30 ms, 12 queries"),
            ("check of eligibility", None, reverse("calls:eligibility", args=[call.code]), "30 ms, 12 queries"),
            ("programmes", None, reverse("programmes:list"), "30 ms, 12 queries"),
            ("programme", None, call.programme.get_absolute_url(), "30 ms, 12 queries"),
            ("projects", None, reverse("projects:list"), "30 ms, 12 queries"),
            ("my applications", officer, reverse("applications:list"), "80 ms, 12 queries"),
            ("admin list of applications", officer, admin, "250 ms, 20 queries"),
            ("admin list of applications, of a call", officer, of_call, "250 ms, 20 queries"),
            ("admin list of applications, page 40", officer, f"{admin}?p=40", "250 ms, 20 queries"),
            ("admin list of applications, search", officer, f"{admin}?q=scale+77", "250 ms, 20 queries"),
            ("admin list of calls", officer, reverse("admin:programs_call_changelist"), "250 ms, 20 queries"),
        ]

    def reviews(self, officer):
        """With the side that has most reviews."""
        side = CallSide.objects.annotate(n=Count("assignments")).order_by("-n", "pk").first()
        if side is None:
            return []
        page, bar = side.get_absolute_url(), "120 ms, 15 queries"
        admin = reverse("admin:programs_reviewassignment_changelist")
        return [
            ("side of a call", officer, page, bar),
            ("side of a call, page 30", officer, f"{page}?page=30", bar),
            ("side of a call, adjusted scores", officer, f"{page}?adjusted", ""),
            ("admin list of reviews", officer, admin, "250 ms, 20 queries"),
        ]

    def memberships(self, officer):
        members, admin = reverse("memberships:list"), reverse("admin:memberships_membership_changelist")
        phases = [
            (f"members, {phase.value}", None, f"{members}?phase={phase.value}", "80 ms, 12 queries") for phase in Phase
        ]
        return [
            ("members", None, members, "80 ms, 12 queries"),
            ("members, page 100", officer, f"{members}?page=100", "80 ms, 12 queries"),
            ("members, search", officer, f"{members}?q=scale+member+77", "80 ms, 12 queries"),
            *phases,
            ("admin list of members", officer, admin, "250 ms, 20 queries"),
        ]

    def networks(self, officer):
        """Of the network with most members, and of its meeting at which most were."""
        network = Network.objects.annotate(n=Count("members")).order_by("-n", "pk").first()
        meeting = Meeting.objects.annotate(n=Count("attendances")).order_by("-n", "pk").first()
        if meeting is None:
            return []
        members = reverse("networks:members", args=[network.uuid])
        admin = [
            (f"admin list of {model}", officer, reverse(f"admin:networks_{model}_changelist"), "250 ms, 20 queries")
            for model in ("network", "member", "contact", "body", "meeting")
        ]
        return [
            ("networks", None, reverse("networks:list"), "80 ms, 12 queries"),
            ("network", None, network.get_absolute_url(), "150 ms"),
            ("network, officer's", officer, network.get_absolute_url(), "150 ms"),
            ("network, roster of a day", None, f"{network.get_absolute_url()}?on=2024-01-01", "150 ms"),
            ("members of a network", None, members, "80 ms, 12 queries"),
            ("members of a network, page 100", None, f"{members}?page=100", "80 ms, 12 queries"),
            ("members of a network, search", None, f"{members}?q=scientist+77+genetics", "80 ms, 12 queries"),
            ("members of a network, country", None, f"{members}?country=OM", "80 ms, 12 queries"),
            ("meeting", officer, meeting.get_absolute_url(), "150 ms"),
            *admin,
            ("admin list of member, search", officer, f"{admin[1][2]}?q=scientist+77", "250 ms, 20 queries"),
            ("admin list of member, current", officer, f"{admin[1][2]}?phase=current", "250 ms, 20 queries"),
        ]

    def stays(self, officer):
        stays, admin = reverse("exchanges:list"), reverse("admin:exchanges_stay_changelist")
        return [
            ("stays", officer, stays, "80 ms, 12 queries"),
            ("stays, page 100", officer, f"{stays}?page=100", "80 ms, 12 queries"),
            ("stays, search", officer, f"{stays}?q=scale+traveller+77", "80 ms, 12 queries"),
            ("stays, there today", officer, f"{stays}?phase=there", "80 ms, 12 queries"),
            ("who is where", officer, reverse("exchanges:where"), "150 ms, 12 queries"),
            ("admin list of stays", officer, admin, "250 ms, 20 queries"),
        ]

    def machine(self):
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
        name = names[0] if names else platform.processor()
        return f"{os.cpu_count()} × {name}, Python {platform.python_version()}, {platform.system()}"

    def time_page(self, name, user, address, bar):
        client = Client(SERVER_NAME="localhost", raise_request_exception=True)
        if user:
            client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
        response = client.get(address)
        if response.status_code != 200:
            raise CommandError(f"{name}: {address} answered {response.status_code}")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        count = len(queries)
        self.time(name, lambda: client.get(address), bar, note=f"{count} queries")

    def time(self, name, call, bar, *, rounds=ROUNDS, note=""):
        times = []
        for _round in range(rounds):
            begun = time.perf_counter()
            call()
            times.append((time.perf_counter() - begun) * 1000)
        median = statistics.median(times)
        self.stdout.write(f"{name:32} {median:8.1f} ms  (max {max(times):.1f})  {note:12}  bar: {bar or '–'}")

    def time_pdf(self, officer, today):
        """The register of 500 agreements, in this process as in the worker's."""
        report = reports["register-of-agreements"]
        report_500 = type(report)()
        all_of_them = report.agreements
        report_500.agreements = lambda **asked: all_of_them(**asked)[:500]
        for language in ("en", "fa"):
            with translation.override(language):

                def make():
                    html = report_500.html(user=officer, on=today, filters={}, is_pdf=True)
                    return pdf.render(html, stylesheets=report.stylesheets)

                self.time(f"register PDF, 500 rows, {language}", make, "30 s", rounds=1)

    def time_dossier(self, officer, today):
        """Of the agreement with most activities."""
        counted = Agreement.objects.annotate(n=Count("activities")).order_by("-n", "pk")
        filters = {"agreement": counted.first()}
        report = reports["agreement-dossier"]
        for language in ("en", "fa"):
            with translation.override(language):

                def make():
                    html = report.html(user=officer, on=today, filters=filters, is_pdf=True)
                    return pdf.render(html, stylesheets=report.stylesheets)

                self.time(f"dossier PDF, {language}", make, "3 s", rounds=3)
