import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from records import documents
from records.pictures import without_traces
from tests.factories.agreements import AgreementFactory
from tests.records.test_content import written

TEHRAN = {1: "N", 2: (35.0, 41.0, 21.0), 3: "E", 4: (51.0, 23.0, 20.0)}
GPS, ORIENTATION, MAKER, TAKEN = 0x8825, 0x0112, 0x010F, 0x0132


def photo(form="JPEG", *, orientation=1, traces=True, **options):
    """40 by 20, red at its left edge, black elsewhere; with what a phone writes into it."""
    image = Image.new("RGB", (40, 20))
    image.paste("red", (0, 0, 20, 20))
    if traces:
        exif = Image.Exif()
        exif[ORIENTATION], exif[MAKER], exif[TAKEN] = orientation, "Phone of Maryam", "2026:11:20 12:00:00"
        exif.get_ifd(GPS).update(TEHRAN)
        options["exif"] = exif
    return written(lambda file: image.save(file, form, **options))


def opened(data):
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_photograph_does_not_say_where_when_and_by_whom_it_was_taken(form):
    data = photo(form)
    assert b"Phone of Maryam" in data

    cleaned = without_traces(data)

    assert b"Phone of Maryam" not in cleaned
    assert dict(opened(cleaned).getexif()) == {}
    assert "exif" not in opened(cleaned).info


def test_a_picture_lying_on_its_side_is_put_upright():
    cleaned = opened(without_traces(photo(orientation=6)))

    assert cleaned.size == (20, 40)
    top, bottom = cleaned.getpixel((10, 5)), cleaned.getpixel((10, 35))
    assert top[0] > 200 > 50 > bottom[0]


def test_a_picture_that_stands_upright_keeps_every_pixel():
    data = photo(quality=71)

    assert opened(without_traces(data)).tobytes() == opened(data).tobytes()


def test_what_stands_behind_a_picture_goes_too():
    cleaned = without_traces(photo() + b"a film of Maryam")

    assert (b"Maryam" in cleaned, opened(cleaned).size) == (False, (40, 20))


def test_the_second_picture_that_some_phones_put_behind_the_first_goes():
    exif = Image.Exif()
    exif[MAKER] = "Phone of Maryam"
    frames = [Image.new("RGB", (40, 20), colour) for colour in ("red", "navy")]
    data = written(lambda file: frames[0].save(file, "MPO", save_all=True, append_images=frames[1:], exif=exif))

    cleaned = without_traces(data)

    assert (opened(cleaned).format, b"Maryam" in cleaned, len(cleaned) < len(data)) == ("JPEG", False, True)


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_scan_that_says_nothing_stays_as_it_is_to_the_byte(form):
    data = photo(form, traces=False)

    assert without_traces(data) == data


def test_words_hidden_in_a_picture_go_too():
    words = PngImagePlugin.PngInfo()
    words.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>Maryam</x:xmpmeta>")
    words.add_text("Author", "Maryam")

    cleaned = without_traces(photo("PNG", traces=False, pnginfo=words))

    assert b"Maryam" not in cleaned
    assert b"Maryam" not in without_traces(photo(traces=False, comment=b"Maryam"))


def test_colours_and_resolution_stay():
    profile = b"an ICC profile"

    cleaned = opened(without_traces(photo(dpi=(300, 300), icc_profile=profile)))

    assert (cleaned.info["dpi"], cleaned.info["icc_profile"]) == ((300, 300), profile)


@pytest.mark.django_db
def test_what_is_filed_is_the_picture_without_its_traces():
    paper = documents.attach(
        AgreementFactory(), SimpleUploadedFile("photo.jpg", photo(orientation=6)), by="Import", kind="signed_copy"
    )

    with paper.file.open() as file:
        data = file.read()
    assert opened(data).size == (20, 40)
    assert (paper.size, b"Maryam" in data) == (len(data), False)
