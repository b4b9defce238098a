import re

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory

TEMPLATES = settings.BASE_DIR / "templates"
PRINTED_OR_MAILED = {"reports", "emails", "notices"}
FOR_THE_BROWSER = sorted(
    path for path in TEMPLATES.rglob("*.html") if PRINTED_OR_MAILED.isdisjoint(path.relative_to(TEMPLATES).parts)
)
COMMENT = re.compile(r"{#.*?#}")
FORBIDDEN = re.compile(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)", re.IGNORECASE)


class Example(forms.Form):
    use_required_attribute = False
    title = forms.CharField(label="Title", help_text="As printed.")
    number = forms.CharField(label="Number", required=False)
    end = forms.ChoiceField(label="End", choices=[("fixed", "on a day"), ("open", "open")], widget=forms.RadioSelect)
    secret = forms.CharField(widget=forms.HiddenInput)


@pytest.fixture
def soup():
    """A form, its error summary above it, as a page shows them."""

    def render(form):
        template = engines["django"].from_string(
            "{% load crispy_forms_filters %}"
            "{% include 'components/error_summary.html' with form=form only %}{{ form|crispy }}"
        )
        return BeautifulSoup(template.render({"form": form}), "html.parser")

    return render


@pytest.fixture
def component(db):
    """A component with these variables, on the fourth page of a search."""

    def render(name, **context):
        request = RequestFactory().get("/en/agreements/?q=water&page=4")
        return BeautifulSoup(render_to_string(f"components/{name}.html", context, request=request), "html.parser")

    return render


@pytest.mark.parametrize("path", FOR_THE_BROWSER, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_no_page_needs_what_the_content_security_policy_refuses(path):
    assert FORBIDDEN.findall(COMMENT.sub("", path.read_text())) == []


def test_the_error_summary_says_what_stands_beside_the_field_and_leads_there(soup):
    page = soup(Example({"number": "1", "secret": "x"}))

    links = page.select("[data-error-summary] a")

    assert [link["href"] for link in links] == ["#id_title", "#id_end_0"]
    assert [page.select_one(link["href"]).name for link in links] == ["input", "input"]
    assert [link.text for link in links] == ["Title: This field is required.", "End: This field is required."]
    assert [error.text.strip() for error in page.select(".invalid-feedback p")] == [
        "Error: This field is required."
    ] * 2


def test_the_error_summary_holds_what_concerns_no_field_that_is_shown(soup):
    form = Example({"title": "a", "end": "open"})
    form.add_error(None, "Somebody concluded it already.")

    lines = [line.text.strip() for line in soup(form).select("[data-error-summary] li")]

    assert lines == ["Somebody concluded it already.", "This field is required."]


def test_a_form_without_errors_has_no_summary(soup):
    assert soup(Example()).select("[data-error-summary]") == []


def test_what_need_not_be_filled_in_says_so_and_nothing_has_an_asterisk(soup):
    labels = [label.get_text(" ", strip=True) for label in soup(Example()).select("label.form-label, legend")]

    assert labels == ["Title", "Number (optional)", "End"]


def test_a_field_is_described_by_its_help_and_its_error(soup):
    page = soup(Example({"number": "1", "end": "open", "secret": "x"}))

    ids = page.select_one("#id_title")["aria-describedby"].split()

    assert [page.select_one(f"#{name}").get_text(" ", strip=True) for name in ids] == [
        "As printed.",
        "Error: This field is required.",
    ]


def test_pagination_keeps_the_search(component):
    page = component("pagination", page_obj=Paginator(range(100), 20).page(4))

    assert [link["href"] for link in page.select("a")] == [f"?q=water&page={number}" for number in (3, 1, 2, 3, 5, 5)]
    assert [mark.text for mark in page.select("[aria-current]")] == ["Page 4"]


def test_pagination_of_one_page_shows_nothing(component):
    assert component("pagination", page_obj=Paginator(range(3), 20).page(1)).text.strip() == ""


def test_history_tells_each_act_with_its_changes(component):
    entry = {
        "at": None,
        "by_name": "Leila",
        "label": "Edited",
        "comment": "by phone <b>",
        "changes": [
            {"label": "Title", "before": "old", "after": "new"},
            {"label": "Number", "before": "", "after": "7"},
        ],
    }

    page = component("history", entries=[entry])

    assert page.select_one(".what").text == "Edited"
    assert page.select_one("blockquote").text == "by phone <b>"
    assert page.select_one("summary").text.strip() == "2 changes"
    assert [word.text.strip() for word in page.select("del, ins")] == ["before: old", "after: new", "after: 7"]


def test_numbers_of_a_table_stand_at_the_right(component):
    columns = [{"label": "Country"}, {"label": "Agreements", "is_number": True}]

    page = component("table", caption="By country", columns=columns, rows=[["Italy", 1200], ["not known", "few"]])

    assert [cell.text for cell in page.select("td")] == ["1,200", "few"]
    assert [cell.text for cell in page.select(".num")] == ["Agreements", "1,200"]


def test_a_summary_list_says_what_is_missing(component):
    rows = [{"label": "Partner", "value": "ULM", "change_url": "/change"}, {"label": "Address", "value": ""}]

    page = component("summary_list", rows=rows)

    assert [value.text.strip() for value in page.select(".value")] == ["ULM", "Not provided"]
    assert page.select_one("a").text == "Change: Partner"


@pytest.mark.parametrize("name", ["400", "500", "503"])
def test_a_page_for_bad_days_needs_nothing_and_speaks_both_languages(name):
    page = BeautifulSoup(render_to_string(f"{name}.html"), "html.parser")

    assert [(section["lang"], section["dir"]) for section in page.select("section")] == [("en", "ltr"), ("fa", "rtl")]
    assert [link["href"] for link in page.select("section a")] == ["/en/", "/fa/"]
