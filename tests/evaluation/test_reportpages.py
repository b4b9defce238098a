"""Tables of reports about results are not torn: where one goes on, it does so with its head and with rows enough."""

import re
from io import BytesIO

import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader

from evaluation.resultreports import SHEETS
from records import pdf

LENGTHS = range(30, 37)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_table_that_goes_on_keeps_three_rows_on_each_page_and_its_head(language):
    tables = [
        render_to_string(
            "evaluation/figures_table.html",
            {
                "caption": "Figures",
                "header": ["What", "HEAD", "Points"],
                "rows": [[f"T{length}", f"row{n}", "1"] for n in range(length)],
            },
        )
        for length in LENGTHS
    ]
    parts = "".join(f'<section class="part new-page"><h2>Part</h2>{table}</section>' for table in tables)
    html = f'<html lang="{language}"><head><title>T</title></head><body>{parts}</body></html>'

    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf.render(html, stylesheets=SHEETS))).pages]

    counts = [len(re.findall(r"row\d+", page)) for page in pages]
    assert sum(counts) == sum(LENGTHS)
    assert len(pages) > len(LENGTHS)
    assert min(counts) >= 3
    assert all("HEAD" in page for page in pages)
