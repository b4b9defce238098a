"""Published lists of agreements as the tests hand them in."""

import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from records import imports
from records.models import Outcome

DATA = Path(os.environ["PEYVAND_DATA"]) if "PEYVAND_DATA" in os.environ else None
TUMS, MUI = "tums-mous-and-moas.csv", "mui-memoranda.csv"
needs_data = pytest.mark.skipif(DATA is None, reason="PEYVAND_DATA does not name the folder with agreements/ and ror/")


def options(home=None, **values):
    """What is told beside a list: its home, by key or by the name of one that is not known yet."""
    chosen = (
        {"home": home.pk} if home else {"home_name": "Isfahan University of Medical Sciences", "home_country": "IR"}
    )
    return chosen | {"type": "MOU", "confidentiality": "public"} | values


def listed(*lines):
    return ContentFile("\n".join(lines).encode(), name="list.csv")


def real(name):
    """A list as its university published it."""
    return (DATA / "agreements" / name).read_bytes()


def real_list(name):
    return ContentFile(real(name), name=name)


def planned(file, asked, by):
    return imports.plan(imports.imports["agreements"], file=file, options=asked, by=by)


def imported(file, asked, by):
    return imports.apply(planned(file, asked, by), by=by)


def outcomes(run):
    """How many rows became what; only what occurs."""
    return {Outcome(outcome).value: n for outcome, n in run.counts.items() if n}


def messages(run):
    return [row.messages for row in run.rows.all()]
