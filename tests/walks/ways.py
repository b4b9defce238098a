"""How one gets to the pages that are looked at: each way is a function that takes a browser's page there."""

from django.core.files.base import ContentFile
from django.urls import reverse

from agreements.models import Agreement
from directory.models import User
from programs.models import Application, PlannedVisit
from records import imports
from records.models import Job
from tests.factories.records import JobFactory
from tests.walks.demo import DIRECTOR, OFFICER

REGISTER = "register-of-agreements"
SUBMIT = "main form .btn-primary, #content form .btn-primary"


def at(name, *arguments, query=""):
    """To a page that has a name."""
    return lambda page: page.goto(reverse(name, args=arguments) + query)


def of(model, name=None, query="", **which):
    """To a page of a record: the one of this name, or else the one that everybody reads."""

    def go(page):
        record = _first(model, which)
        page.goto((reverse(name, args=[record.pk]) if name else record.get_absolute_url()) + query)

    return go


def of_application(name, *, section=None, **which):
    """To a page of an application, or of its section with this key."""

    def go(page):
        keys = [section] if section else []
        page.goto(reverse(f"applications:{name}", args=[_first(Application, which).uuid, *keys]))

    return go


def visit_of(leader):
    """To the form of a row: the first visit of the draft that this account leads."""

    def go(page):
        visit = _first(PlannedVisit, {"application__members__user__email": leader})
        page.goto(reverse("applications:row", args=[visit.application.uuid, "visits", visit.pk]))

    return go


def transition(name, **which):
    """To the portal's page on which a transition of an agreement is confirmed."""
    return lambda page: page.goto(_first(Agreement, which).transition_url(name))


def staff_transition(name, **which):
    """To the staff's page for it."""
    return lambda page: page.goto(
        reverse("admin:agreements_agreement_transition", args=[_first(Agreement, which).pk, name])
    )


def many(name, query=""):
    """To the page that asks once for the transition of all agreements on the list."""

    def go(page):
        page.goto(reverse("admin:agreements_agreement_changelist") + query)
        page.locator("#action-toggle").check()
        page.locator("select[name=action]").select_option(name)
        page.locator("#changelist-form .actions button").click()

    return go


def then(go, button=SUBMIT, **typed):
    """On from a page: fill in fields by name, press a button."""

    def press(page):
        go(page)
        for name, value in typed.items():
            page.locator(f"[name={name}]").fill(value)
        page.locator(button).first.click()

    return press


def job(status, **values):
    """To the page of the director's job in this state."""

    def go(page):
        asked = {"report": REGISTER, "on": "2026-11-20", "query": ""}
        owner = User.objects.get(email=DIRECTOR)
        made = JobFactory(title="Register of agreements", owner=owner, status=status, parameters=asked, **values)
        page.goto(Job.objects.get(pk=made.pk).get_absolute_url())

    return go


def preview(page):
    """To what a list would do: rows of every outcome that a first file can have."""
    lines = "Country,University,Date\nGermany,Heidelberg University,2018\nULM,HNU and IUMS,2017\nIraq,,2019\n"
    run = imports.plan(
        imports.imports["agreements"],
        file=ContentFile(lines.encode(), name="list.csv"),
        options={"home_name": "Isfahan University", "home_country": "IR", "type": "MOU", "confidentiality": "public"},
        by=User.objects.get(email=OFFICER),
    )
    page.goto(reverse("admin:agreements_agreement_import_run", args=[run.uuid]))


def conflict(page):
    """To the page that is shown to whoever saves what somebody else has just changed."""
    agreement = _first(Agreement, {"status": "draft"})
    page.goto(reverse("admin:agreements_agreement_change", args=[agreement.pk]))
    agreement.title_en = "Changed by somebody else"
    agreement.save(update_fields=["title_en"])
    page.locator("[name=_save]").click()


def _first(model, which):
    return model.objects.filter(**which).order_by("pk").first()
