"""A round of evaluation from the weights to the paper: Leila weighs, locks and opens; Hamid enters Parsan's values,
with one that cannot be and one that must be explained; its head signs by a link, Leila validates and computes, Parsan
appeals, Nasrin decides; two persons approve, everybody reads what is published, and the profile is looked at.
"""

import re
import subprocess
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from playwright.sync_api import expect
from pypdf import PdfReader

from config.demo.rounds import UNIVERSITIES, USUAL
from directory.models import Institution
from evaluation.entry.tasks import tasks_of
from evaluation.models import Appeal, Framework, Participation, Round, Run
from evaluation.workflow import appeal_workflow, framework_workflow, participation_workflow, round_workflow
from notices.models import Email
from records import clock
from records.languages import reader
from records.text import digits, number
from tests.factories.evaluation import DataPointFactory, put
from tests.walks.demo import DIRECTOR, OFFICER
from tests.walks.steps import follow, press, scan, told

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

DATA_OFFICER, HEAD = "hamid.yazdani@example.org", "president@example.org"
YEAR = 1406
CODE = r"[A-Z\d۰-۹]{4}-[A-Z\d۰-۹]{4}"
PERIODS = [
    ("fiscal", "1405/01/01", "1405/12/29"),
    ("academic", "1404/07/01", "1405/06/31"),
    ("gregorian", "2026-01-01", "2026-12-31"),
]
# More professors than faculty, and ten times the papers of last year.
TYPED = USUAL | {"professors": 430, "papers": 8900}


def act(workflow, name):
    return str(workflow.transitions[name].label)


def in_the_portal(page, workflow, name, **typed):
    """A step on its page, confirmed on another."""
    follow(page, act(workflow, name))
    for field, value in typed.items():
        page.locator(f"main [name={field}]").fill(value)
    press(page, act(workflow, name))
    told(page, _("Done: %(act)s.") % {"act": act(workflow, name)})


def in_the_staff_pages(page, record, workflow, name):
    page.goto(reverse(f"admin:evaluation_{record._meta.model_name}_change", args=[record.pk]))
    follow(page, act(workflow, name), within="#content")
    press(page, act(workflow, name), within="#content")
    told(page, _("Done: %(act)s.") % {"act": act(workflow, name)})


def waiting(page, group):
    """What of this kind is on the own desk."""
    page.goto(reverse("desk") + f"?group={group}")


def evaluation(page):
    """From the home page, as everybody finds it."""
    page.goto(reverse("home"))
    follow(page, _("Evaluation"), within="header .nav-row")


# --- the office prepares


def weigh_and_lock(page):
    """The draft that begins with the newer criteria: one weight changed, its share told at once, then locked."""
    draft = Framework.objects.get(exercise__code="universities", status="draft")
    evaluation(page)
    follow(page, _("Frameworks of evaluation"))
    page.locator(f"main a[href$='{draft.uuid}/']").click()
    follow(page, _("Edit in the staff pages"))
    row = page.locator(f"[data-branch=node-{draft.nodes.get(code='education').pk}]")
    whole = row.locator("[data-shown-whole]")
    before = whole.inner_text()
    row.locator("input[type=text]").fill(digits("35", reader()))
    expect(whole).not_to_have_text(before)
    press(page, _("Save the weights"), within="#content")
    told(page, ngettext("%(n)s weight was changed.", "%(n)s weights were changed.", 1) % {"n": number(1, reader())})
    page.goto(reverse("admin:evaluation_framework_checklist", args=[draft.pk]))
    follow(page, _("Lock"), within="#content")
    press(page, _("Lock"), within="#content")
    told(page, _("Done: %(act)s.") % {"act": act(framework_workflow, "lock")})
    return draft


def open_round(page, framework, institutions):
    """A round of next year with its days, its institutions, and values from now on."""
    page.goto(reverse("admin:evaluation_round_add"))
    page.locator("[name=exercise]").select_option(str(framework.exercise_id))
    page.locator("[name=framework]").select_option(str(framework.pk))
    typed = {"year": str(YEAR), "opens_on": "1405/08/29", "closes_at": "1405/10/30 20:00"}
    for name, value in typed.items():
        page.locator(f"[name={name}]").fill(value)
    for n, (kind, first, last) in enumerate(PERIODS):
        if page.locator(f"[name=periods-{n}-kind]").count() == 0:
            page.locator("#periods-group .add-row a").click()
        page.locator(f"[name=periods-{n}-kind]").select_option(kind)
        page.locator(f"[name=periods-{n}-starts_on]").fill(first)
        page.locator(f"[name=periods-{n}-ends_on]").fill(last)
    page.locator("[name=_save]").click()
    this = Round.objects.get(year=YEAR)
    page.goto(reverse("admin:evaluation_round_change", args=[this.pk]))
    page.get_by_role("link", name=_("Add institutions"), exact=True).click()
    for one in institutions:
        page.locator(f"[name=institutions][value='{one.pk}']").check()
    press(page, _("Add institutions"), within="#content")
    added = ngettext("%(n)s institution was added.", "%(n)s institutions were added.", len(institutions))
    told(page, added % {"n": number(len(institutions), reader())})
    in_the_staff_pages(page, this, round_workflow, "open_collection")
    this.refresh_from_db()
    return this


def others_have_given(this, parsan):
    """What is not walked: the other institutions' values, accepted; each a fifth larger than the one before."""
    variables = list(this.framework.variables.all())
    for place, one in enumerate(this.participations.exclude(institution=parsan).order_by("pk"), 2):
        for n, variable in enumerate(variables):
            value = Decimal(USUAL[variable.code]) * (5 + place + (n * place) % 3) / 7
            DataPointFactory(participation=one, variable=variable, value=round(value), state="accepted")
        one.findings.update(state="fixed")
        put(one, status="accepted")


# --- the institution gives


def enter(page, this):
    """Every domain in turn, from the desk on; digits are those of the reader's keyboard."""
    waiting(page, "values-to-enter")
    page.locator(f"main a[href$='{Participation.objects.get(round=this, institution=parsan()).uuid}/']").first.click()
    tasks = tasks_of(this.framework)
    follow(page, tasks[0].title)
    for n, task in enumerate(tasks, 1):
        for variable in task.variables:
            page.locator(f"#id_v{variable.pk}-value").fill(digits(str(TYPED[variable.code]), reader()))
        press(page, _("Save and go on") if n < len(tasks) else _("Save"))
        expect(page.locator("main h1")).to_have_text(tasks[min(n, len(tasks) - 1)].title)
    follow(page, _("Back to the domains"))


def retype(page, title, key, value):
    """From the list of what is wrong to the field, and back."""
    follow(page, title)
    page.locator(f"#id_v{key}-value").fill(value)
    press(page, _("Save"))
    follow(page, _("Back to the domains"))


def mend(page, this):
    """One value that cannot be is typed anew, one that is doubtful is explained, and two get their evidence."""
    variables = {one.code: one for one in this.framework.variables.all()}
    follow(page, _("Check answers"))
    assert page.get_by_role("link", name=_("Submit"), exact=True).count() == 0
    retype(page, variables["professors"].title, variables["professors"].pk, "170")
    follow(page, _("Check answers"))
    page.locator("main a[href*='/findings/']", has_text=variables["papers"].title).first.click()
    page.locator("main [name=text]").fill("Conference papers count from this year on.")
    press(page, _("Save"))
    follow(page, _("Back to the domains"))
    follow(page, _("Evidence"))
    page.locator("main [name=title]").fill("Yearbook 1405")
    page.locator("main [name=file]").set_input_files(scan("yearbook.pdf"))
    for code in ("patents", "services"):
        page.get_by_label(variables[code].title).check()
    press(page, _("File"))
    told(page, "Yearbook 1405")
    follow(page, _("Back to the domains"))


def submit(page):
    follow(page, _("Check answers"))
    in_the_portal(
        page,
        participation_workflow,
        "submit",
        head_name="Parviz Azimi",
        head_position="President",
        head_email=HEAD,
    )


def sign(page):
    """The head has no account: a link, read in another language than the letter's, a code, and the values to read."""
    letter = Email.objects.filter(to=HEAD).latest("pk")
    page.goto(reverse("evaluation:statement_to_sign", args=re.search(r"/sign/([^/\s]+)", letter.text).groups()))
    press(page, _("Send me the code"))
    code = re.search(CODE, Email.objects.filter(to=HEAD, is_secret=True).latest("pk").text)[0]
    page.get_by_label(_("Code")).fill(code)
    page.locator("main form .btn-primary").first.click()
    page.locator("main [name=is_sure]").check()
    press(page, _("Sign"))
    told(page, _("You have signed the values. The data officer is told."))


# --- the office validates and computes


def validate(page, this, participation):
    in_the_staff_pages(page, this, round_workflow, "validate")
    waiting(page, "values-to-validate")
    page.locator(f"main a[href='{reverse('admin:evaluation_participation_values', args=[participation.pk])}']").click()
    page.locator("#content .record-part").first.get_by_role("link").first.click()
    page.locator("#content [name=act][value=accept]").check()
    press(page, _("Decide"), within="#content")
    in_the_staff_pages(page, participation, participation_workflow, "accept")
    in_the_staff_pages(page, this, round_workflow, "compute")


def compute(page, this, worker):
    """The run that counts, and the same with other draws; then each institution may look."""
    waiting(page, "rounds-to-compute")
    page.locator(f"main a[href='{reverse('evaluation:runs', args=[this.uuid])}']").first.click()
    for kind in ("nominal", "robustness"):
        page.goto(reverse("evaluation:runs", args=[this.uuid]))
        page.locator(f"main [name=kind][value={kind}]").check()
        with worker():
            press(page, _("Compute"))
            told(page, _("It is being computed; this page can be left."))
        page.reload()
        if kind == "nominal":
            press(page, _("Let this run count"))
            expect(page.get_by_role("button", name=_("Let this run count"))).to_have_count(0)
    page.goto(reverse("evaluation:runs", args=[this.uuid]))
    in_the_portal(page, round_workflow, "release")


# --- results, an appeal, and what follows


def appeal(page, this):
    """Its own results are on the data officer's desk; one value was forgotten by a half."""
    evaluation(page)
    follow(page, _("Results of our institution"))
    page.locator("main table").get_by_role("link", name=this.title).click()
    told(page, _("Provisional: results may change until they are published."))
    follow(page, _("File an appeal"))
    page.locator("main [name=about][value=value]").check()
    page.locator("main [name=variable]").select_option(str(this.framework.variables.get(code="papers").pk))
    page.locator("main [name=value]").fill("860")
    page.locator("main [name=grounds]").fill("The conference papers were counted twice.")
    press(page, _("File the appeal"))
    return Appeal.objects.get(participation__round=this)


def examine(page, filed, worker):
    """What it does to everybody is seen before anybody decides."""
    page.goto(filed.get_absolute_url())
    expect(page.get_by_role("link", name=act(appeal_workflow, "uphold"), exact=True)).to_have_count(0)
    with worker():
        press(page, _("Compute the effect"))
        told(page, _("It is being computed."))
    page.reload()
    assert page.locator("#effect table tbody tr").count() == len(UNIVERSITIES[:4]) + 1


def decide(page, filed):
    waiting(page, "appeals-to-decide")
    page.locator(f"main a[href='{filed.get_absolute_url()}']").first.click()
    in_the_portal(page, appeal_workflow, "uphold", comment="The yearbook says the same.")


def approve(page, this):
    page.goto(reverse("evaluation:runs", args=[this.uuid]))
    in_the_portal(page, round_workflow, "approve")


def publish(page, this):
    waiting(page, "rounds-to-publish")
    page.locator(f"main a[href='{reverse('evaluation:runs', args=[this.uuid])}']").first.click()
    in_the_portal(page, round_workflow, "publish", comment="Approved by both.")


def read_published(page, this):
    """A stranger finds it from the home page, and takes the data along; gives the lines of the file."""
    evaluation(page)
    page.locator("main").get_by_role("link", name=this.title).click()
    expect(page.locator("main table").first).to_contain_text(parsan().name)
    with page.expect_download() as download:
        follow(page, "CSV")
    return download.value.path().read_text("utf-8-sig").splitlines()


def printed(page, this, worker):
    """The profile as PDF, from the page of the result; its path."""
    evaluation(page)
    follow(page, _("Results of our institution"))
    page.locator("main table").get_by_role("link", name=this.title).click()
    with worker():
        press(page, _("Profile as PDF"))
        told(page, _("Waiting for its turn"))
    told(page, _("It is ready."))
    with page.expect_download() as download:
        page.locator("#job .job-link a").click()
    return download.value.path()


def inked(path, folder):
    """How much of each page is not white, as it comes out of the printer."""
    subprocess.run(["pdftoppm", "-gray", "-r", "30", path, folder / "page"], check=True, timeout=60)
    pages = [file.read_bytes() for file in sorted(folder.glob("page*.pgm"))]
    return [sum(dot < 200 for dot in page) / len(page) for page in pages]


def parsan():
    return Institution.objects.get(name_en="Parsan University")


def test_a_round_is_prepared_filled_in_signed_computed_appealed_published_and_printed(
    page_of, language, worker, tmp_path
):
    leila, nasrin, hamid = page_of(OFFICER), page_of(DIRECTOR), page_of(DATA_OFFICER)
    head, stranger = page_of(), page_of()
    names = [name for name, *_others in UNIVERSITIES[:4]]
    others = list(Institution.objects.filter(name_en__in=names))

    framework = weigh_and_lock(leila)
    this = open_round(leila, framework, [parsan(), *others])
    others_have_given(this, parsan())
    enter(hamid, this)
    mend(hamid, this)
    submit(hamid)
    sign(head)
    validate(leila, this, this.participations.get(institution=parsan()))
    compute(leila, this, worker)
    filed = appeal(hamid, this)
    examine(leila, filed, worker)
    decide(nasrin, filed)
    put(this, appeals_until=clock.today() - timedelta(days=1))  # the days for appeals pass
    approve(leila, this)
    approve(nasrin, this)
    publish(nasrin, this)
    rows = read_published(stranger, this)
    paper = printed(hamid, this, worker)

    run = Run.objects.get(round=this, is_official=True)
    text = "\n".join(page.extract_text() for page in PdfReader(paper).pages)
    this.refresh_from_db()
    assert (this.status, run.kind, run.approvals.count(), len(rows)) == ("published", "appeal", 2, 6)
    assert run.number in text
    assert len(inked(paper, tmp_path)) >= 4
    assert min(inked(paper, tmp_path)) > 0.01
