"""Scans, texts and signed papers as the tests hand them in."""

import datetime as dt
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfWriter

from agreements.models import Instrument, InstrumentKind
from tests.factories.agreements import InstrumentFactory, SignatoryFactory, SignatureFactory, TextVersionFactory

SIGNED = dt.date(2026, 11, 2)


def scan(name="scan.png", colour="navy"):
    """A picture that passes the check of content; another colour is another file."""
    file = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(file, "PNG")
    return SimpleUploadedFile(name, file.getvalue())


def text(words="Text", name="text.pdf"):
    """A PDF; other words are another file."""
    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=595, height=842)
    writer.add_metadata({"/Title": words})
    writer.write(file)
    return SimpleUploadedFile(name, file.getvalue())


def drafted(agreement):
    """Its original with a text, not yet sent round."""
    instrument = InstrumentFactory(agreement=agreement, kind=InstrumentKind.ORIGINAL, number=1)
    TextVersionFactory(instrument=instrument)
    return Instrument.objects.get(pk=instrument.pk)


def sent_round(agreement, **values):
    """Its original, or another paper, with a text, waiting for the signatures of its parties."""
    given = {"kind": InstrumentKind.ORIGINAL, "number": 1} | values
    instrument = InstrumentFactory(agreement=agreement, in_signature=True, **given)
    TextVersionFactory(instrument=instrument)
    for party in agreement.parties.filter(is_signatory=True):
        SignatoryFactory(instrument=instrument, party=party)
    return Instrument.objects.get(pk=instrument.pk)


def signed(agreement, on=SIGNED, **values):
    """The same, signed by all: by each a day later than by the one before, the last on this day."""
    instrument = sent_round(agreement, **values)
    signatories = list(instrument.signatories.all())
    for n, signatory in enumerate(signatories, 1 - len(signatories)):
        SignatureFactory(instrument=instrument, signatory=signatory, signed_on=on + dt.timedelta(days=n))
    return instrument
