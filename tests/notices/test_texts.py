import pytest
from django.template import engines
from django.utils import translation

from notices.emails import write
from notices.models import LetterText
from notices.texts import (
    LetterKind,
    Placeholder,
    Wording,
    built_in,
    faults,
    fill,
    kind_of,
    texts,
    tidy,
    wording,
)
from tests.factories.directory import UserFactory
from tests.factories.notices import LetterTextFactory
from tests.factories.records import JobFactory, OfficeFactory
from tests.house.ours import ROOT

REPORT = texts["report-ready"]
CODE = texts["sign-in-code"]

each_kind = pytest.mark.parametrize("kind", list(texts), ids=lambda kind: kind.slug)


class Meeting(LetterKind):
    slug, template, title, occasion = "meeting", "notices/emails/report_ready", "Meeting", "Before one."
    placeholders = {"topic": Placeholder("topic", "Energy"), "agenda": Placeholder("agenda", "1", has_lines=True)}


def ready(to="leila@example.org", title="Register of agreements", **options):
    return write(REPORT.template, to=to, job=JobFactory.build(title=title), url="/en/reports/jobs/7", **options)


# --- what is registered ----------------------------------------------------------------------------------------------


def test_every_letter_that_has_a_template_is_registered():
    found = (ROOT / "templates").glob("**/email*/*_subject.txt")
    templates = {str(path.relative_to(ROOT / "templates")).removesuffix("_subject.txt") for path in found}

    assert {kind.template for kind in texts if kind.has_subject} == templates


def test_a_letter_that_nobody_registered_is_not_written():
    with pytest.raises(LookupError, match="nothing/emails/nothing is not registered"):
        kind_of("nothing/emails/nothing")


@each_kind
@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_built_in_text_of_a_letter_keeps_its_own_rules(db, kind, language):
    subject, body = built_in(kind, language)[1:]

    assert faults(kind, subject, body) == {"subject": [], "body": []}
    assert bool(subject) == kind.has_subject
    assert body


@each_kind
@pytest.mark.django_db
def test_the_built_in_texts_of_a_letter_differ_by_language(kind):
    assert built_in(kind, "en").body != built_in(kind, "fa").body


@each_kind
@pytest.mark.django_db
def test_every_placeholder_has_a_sample(kind):
    assert [name for name, sample in kind.samples().items() if not sample] == []


@pytest.mark.django_db
def test_a_code_may_stand_in_no_subject():
    kinds = [kind for kind in texts if "code" in kind.placeholders]

    assert len(kinds) == 6
    assert all(kind.is_secret and kind.placeholders["code"].is_secret for kind in kinds)


# --- whose words -----------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_letter_is_written_in_the_words_of_staff_where_there_are_any():
    OfficeFactory(portal_title_en="The Portal")
    LetterTextFactory(
        slug="report-ready", language="en", subject="{{title}} – {{ portal }}", body="Read it:\n\n{{ url }}"
    )

    email = ready()

    assert email.subject == "Register of agreements – The Portal"
    assert email.text.startswith("Read it:\n\nhttp://127.0.0.1:8000/en/reports/jobs/7\n\nWith kind regards")
    assert '<a href="http://127.0.0.1:8000/en/reports/jobs/7" dir="ltr">' in email.html


@pytest.mark.django_db
def test_words_of_staff_are_of_one_language_only():
    LetterTextFactory(slug="report-ready", language="fa", subject="آماده شد", body="{{ url }}")

    assert ready().subject == "Ready: Register of agreements"
    assert ready(language="fa").subject == "آماده شد"


@pytest.mark.django_db
def test_a_text_that_was_closed_is_used_no_more(today):
    LetterTextFactory(slug="report-ready", subject="Old", body="{{ url }}", closed_on=today)

    assert ready().subject == "Ready: Register of agreements"


@pytest.mark.django_db
def test_a_text_that_an_upgrade_made_wrong_gives_way_to_the_built_in_one():
    LetterTextFactory(slug="report-ready", subject="{{ title }}", body="Ready, dear {{ colleague }}: {{ url }}")

    assert ready().subject == "Ready: Register of agreements"


@pytest.mark.django_db
def test_a_language_in_which_nobody_wrote_the_letter_is_english(settings):
    settings.LANGUAGE_CODE = "fa"
    kind = texts["invitation"]

    with translation.override("fa"):
        words = wording(kind, "fr")

    assert (words.language, words.body) == ("en", built_in(kind, "en").body)


@pytest.mark.django_db
def test_a_letter_in_french_is_french_from_greeting_to_close():
    LetterTextFactory(slug="invitation", language="fr", subject="Un compte", body="Bienvenue :\n\n{{ url }}")

    email = write(
        "directory/emails/invitation",
        to="c@example.org",
        name="Claire Moreau",
        language="fr",
        role="Reviewer",
        url="/en/",
    )

    assert email.language == "fr"
    assert email.text.startswith("Bonjour Claire Moreau,\n\nBienvenue :\n\nhttp://127.0.0.1:8000/en/\n\nCordialement\n")
    assert '<html lang="fr" dir="ltr">' in email.html


# --- what a text may say ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{{ url }}", []),
        ("{{url}} for {{ title }} at {{ portal }}, {{ office }}", []),
        ("100 % {url} } {", ["{{ url }} may not be left out: link to the report."]),
        (
            "{{ url }} {{ name }}",
            ["This letter has no {{ name }}; the list below shows what it has."],
        ),
        (
            "{{ url }} {{ job.title }}",
            ["Braces name a value of the list below, like {{ portal }}; nothing else may stand in them."],
        ),
        (
            "{{ url }} {% now 'Y' %}",
            ["Braces name a value of the list below, like {{ portal }}; nothing else may stand in them."],
        ),
        (
            "{{ url }} {{ title|safe }}",
            ["Braces name a value of the list below, like {{ portal }}; nothing else may stand in them."],
        ),
        (
            "{{ url }} {{ title",
            ["Braces name a value of the list below, like {{ portal }}; nothing else may stand in them."],
        ),
        (
            "{{ url }} {# note #}",
            ["Braces name a value of the list below, like {{ portal }}; nothing else may stand in them."],
        ),
    ],
)
def test_a_text_may_name_registered_values_and_nothing_else(body, said):
    assert faults(REPORT, "Ready", body) == {"subject": [], "body": said}


def test_a_code_stands_in_the_text_and_never_in_the_subject():
    assert faults(CODE, "Code {{ code }}", "Hello") == {
        "subject": ["{{ code }} may not stand in the subject: the code."],
        "body": ["{{ code }} may not be left out: the code."],
    }


def test_braces_within_a_value_are_text():
    assert fill("{{ a }}{{ b }}", {"a": "{{ b }}", "b": "{{ a }}{% now %}"}) == "{{ b }}{{ a }}{% now %}"


@pytest.mark.django_db
def test_a_text_of_staff_is_never_run(canary):
    """The negative control: Django's own template would."""
    text = "{{ url }}{{ title }}"
    title = f"{{% firstof '{canary}' %}}"
    LetterTextFactory(slug="report-ready", subject="x", body=text)

    email = ready(title=title)

    assert title in email.text
    assert engines["django"].from_string(title).render() == canary


@pytest.mark.django_db
def test_html_in_a_text_of_staff_is_shown_as_it_was_typed(canary):
    LetterTextFactory(slug="report-ready", subject="<b>x</b>", body=f"<script>{canary}</script>\n\n{{{{ url }}}}")

    email = ready()

    assert email.subject == "<b>x</b>"
    assert f"<script>{canary}</script>" in email.text
    assert f"&lt;script&gt;{canary}&lt;/script&gt;" in email.html
    assert f"<script>{canary}" not in email.html


@pytest.mark.parametrize("breaking", ["\r\n", "\n\n", "\x0b", "\x85", "\u2028", "\r"])
@pytest.mark.django_db
def test_a_value_cannot_begin_a_line_of_its_own(breaking):
    email = ready(title=f"Register{breaking}Bcc: x@example.org{breaking}http://127.0.0.1:8000/evil")

    assert "“Register Bcc: x@example.org http://127.0.0.1:8000/evil”" in email.text
    assert email.subject == "Ready: Register Bcc: x@example.org http://127.0.0.1:8000/evil"
    assert "/evil</a>" not in email.html


@pytest.mark.django_db
def test_a_value_that_is_declared_to_have_lines_keeps_them():
    values = Meeting().filled({"topic": "Energy\nand water", "agenda": "1. Opening\r\n\x00\r\n2. Close"})

    assert values["topic"] == "Energy and water"
    assert values["agenda"] == "1. Opening\n\n2. Close"


@pytest.mark.django_db
def test_values_are_in_the_language_of_the_letter():
    with translation.override("en"):
        email = write("account/email/login_code", to="x@example.org", is_secret=True, language="fa", code="1234-5678")

    assert "۱۲۳۴-۵۶۷۸" in email.text


def test_tidy_leaves_at_most_one_empty_line():
    assert tidy("  \r\nOne  \r\n\r\n \r\n\nTwo\n") == "One\n\nTwo"


@pytest.mark.django_db
def test_a_wording_is_filled_in_subject_and_body():
    assert Wording("en", "{{ a }}", "{{ a }}!").filled({"a": "x"}) == Wording("en", "x", "x!")


@pytest.mark.django_db
def test_an_account_is_greeted_by_its_name_in_one_line():
    user = UserFactory()
    user.name = "Leila\nBcc: x@example.org"

    assert ready(user).text.startswith("Dear Leila Bcc: x@example.org,\n\n")


@pytest.mark.django_db
def test_the_database_keeps_one_text_of_a_letter_and_language():
    LetterTextFactory(slug="report-ready", closed_on="2026-01-01")
    LetterTextFactory(slug="report-ready")

    assert LetterText.objects.open().count() == 1
