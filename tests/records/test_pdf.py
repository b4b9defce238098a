import io
import subprocess
import sys

import pytest
from django.template import engines
from django.utils import translation
from pypdf import PdfReader

from records.charts import columns
from records.models import Office
from records.pdf import BlockedURL, asset, page_count, render

REPORT = """{% extends "reports/base.html" %}
{% block content %}
  <section class="part" id="list"><h2>{{ heading }}</h2>
  <table><caption>{{ heading }}</caption><thead><tr><th>{{ heading }}</th></tr></thead>
  <tbody>{% for n in rows %}<tr><td>{{ name }}</td></tr>{% endfor %}</tbody></table></section>
  <section class="part new-page" id="figure"><h2>{{ figure }}</h2><figure>{{ chart }}</figure></section>
{% endblock %}"""


def document(body, *, language="en"):
    return f'<!doctype html><html lang="{language}"><head><title>t</title></head><body>{body}</body></html>'


def report(language, *, is_pdf=True, rows=80):
    words = {
        "en": {"title": "Register", "heading": "All agreements", "name": "University of Hamburg", "figure": "By year"},
        "fa": {"title": "فهرست", "heading": "همهٔ اسناد", "name": "دانشگاه هامبورگ", "figure": "به تفکیک سال"},
    }[language]
    with translation.override(language):
        context = words | {
            "office": Office(),
            "lang": language,
            "language": language,
            "rtl": language == "fa",
            "subtitle": "",
            "made_on": None,
            "is_pdf": is_pdf,
            "rows": range(rows),
            "sections": [("list", words["heading"]), ("figure", words["figure"])],
            "chart": columns(words["figure"], ["1"], {words["name"]: [3]}, language=language, pdf=True),
        }
        return engines["django"].from_string(REPORT).render(context)


def structure(reader):
    """The kinds of all tagged elements, and the alternative texts of figures."""
    kinds, alternatives, waiting = set(), [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, list):
            waiting.extend(element)
        elif isinstance(element, dict):
            kinds.add(element.get("/S"))
            alternatives += [element["/Alt"]] if "/Alt" in element else []
            waiting += [element["/K"]] if "/K" in element else []
    return kinds, alternatives


@pytest.fixture(scope="module")
def english():
    return PdfReader(io.BytesIO(render(report("en"))))


@pytest.fixture(scope="module")
def persian():
    return PdfReader(io.BytesIO(render(report("fa"))))


def test_a_report_is_tagged_and_names_its_language_title_and_author(english, persian):
    for reader, language, title in ((english, "en", "Register"), (persian, "fa", "فهرست")):
        root = reader.trailer["/Root"]
        kinds, alternatives = structure(reader)

        assert root["/Lang"] == language
        assert root["/MarkInfo"]["/Marked"]
        assert reader.metadata.title == title
        assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/Link"} <= kinds
        assert len(alternatives) == 1

    assert alternatives == ["به تفکیک سال. دانشگاه هامبورگ: 1 ۳"]


def test_pages_are_numbered_after_the_cover_and_tables_repeat_their_heading(english):
    pages = [page.extract_text() for page in english.pages]

    assert "Page" not in pages[0]
    assert [f"Page {n} of {len(pages)}" in text for n, text in enumerate(pages, 1)] == [False] + [True] * (
        len(pages) - 1
    )
    assert "All agreements" in pages[3].splitlines()[0:3]


def test_the_contents_lead_to_the_pages_of_the_parts(english):
    contents = english.pages[1].extract_text()

    assert "All agreements" in contents
    assert f"{len(english.pages)}" in contents.split("By year")[1]
    assert [item.title for item in english.outline] == ["All agreements", "By year"]


def test_a_persian_report_counts_in_persian_and_joins_its_letters(persian):
    fonts = {font["/BaseFont"].split("+")[-1] for page in persian.pages for font in _fonts(page)}
    numbers = persian.pages[2].extract_text()

    assert any("Vazirmatn" in font for font in fonts)
    assert all("Vazirmatn" in font for font in fonts)
    assert "صفحهٔ" in numbers
    assert "۳" in numbers


def test_on_the_page_of_a_report_only_its_parts_are_shown():
    parts = report("en", is_pdf=False)

    assert "All agreements" in parts
    assert "<html" not in parts
    assert "cover" not in parts


@pytest.mark.parametrize(
    "body",
    [
        '<img src="file:///etc/hostname">',
        '<img src="http://127.0.0.1:9/x.png">',
        '<img src="HTTPS://example.org/x.png">',
        '<img src="//example.org/x.png">',
        '<img src="ftp://example.org/x.png">',
        '<link rel="stylesheet" href="file:///etc/hostname">',
        '<style>@import "http://127.0.0.1:9/x.css";</style>',
        '<style>@import "asset:../pyproject.toml";</style>',
        '<p style="background: url(file:///etc/hostname)">x</p>',
        "<style>@font-face { font-family: x; src: url(http://127.0.0.1:9/x.ttf) } p { font-family: x }</style><p>x</p>",
        '<link rel="attachment" href="file:///etc/hostname">',
        '<a rel="attachment" href="file:///etc/hostname">x</a>',
        '<object data="file:///etc/hostname"></object>',
        '<embed src="file:///etc/hostname">',
        '<img src="asset:../../etc/hostname">',
        '<img src="asset:/etc/hostname">',
        '<img src="asset:fonts/../../package.json">',
        '<img src="asset:css/nothing.svg">',
        '<base href="file:///etc/"><img src="hostname">',
        "<svg width='9' height='9'><image href='file:///etc/hostname' width='9' height='9'/></svg>",
        "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/hostname'/></svg>\">",
    ],
    ids=range(21),
)
def test_nothing_outside_the_project_is_fetched(body):
    with pytest.raises(BlockedURL):
        render(document(body))


def test_what_a_user_typed_is_text_in_a_pdf():
    template = engines["django"].from_string(document("<p>{{ typed }}</p>"))

    data = render(template.render({"typed": '<img src="file:///etc/hostname">'}))

    assert PdfReader(io.BytesIO(data)).pages[0].extract_text().splitlines() == [
        '<img src="file:///etc/hostname">',
        "Page 1 of 1",
    ]


def test_own_files_and_embedded_data_are_used():
    data = render(
        document(
            '<img src="asset:img/mark.svg" alt="mark"><img alt="dot" src="data:image/svg+xml,<svg xmlns='
            "'http://www.w3.org/2000/svg' width='1' height='1'/>\">"
        ),
        stylesheets=["css/error.css"],
    )

    assert page_count(data) == 1


@pytest.mark.parametrize("name", ["css/print-report.css", "/css/print-report.css?x=1", "fonts/Vazirmatn-Bold.ttf"])
def test_an_asset_is_a_file_of_this_project(name):
    assert asset(name).is_file()


def test_every_figure_has_an_alternative_text_and_decoration_a_blank_one():
    body = '<svg class="bar-svg" width="9" height="9" aria-hidden="true"><rect width="9" height="9"/></svg>'

    _kinds, alternatives = structure(PdfReader(io.BytesIO(render(document(body)))))

    assert alternatives == [" "]


def test_the_web_process_does_not_load_the_pdf_maker():
    code = "import django, sys; django.setup(); import records.pdf, records.reports; print('weasyprint' in sys.modules)"

    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout == "False\n"


def _fonts(page):
    return [font.get_object() for font in page["/Resources"].get("/Font", {}).values()]
