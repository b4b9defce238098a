"""Every template is used, compiles, and is strict: no inline style or script, no text that cannot be translated."""

import ast
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Comment, Doctype
from django.template import Context, Origin, Template, engines
from django.template.loader import get_template

from tests.house.ours import MODELS, MODULES, ROOT, TEMPLATES, syntax

NAMES = [str(name) for name in TEMPLATES]
PAGES = [name for name in NAMES if name.endswith(".html")]
# Printed by the worker or sent by mail: no browser, no policy, styles are inline.
NOT_IN_A_BROWSER = re.compile(r"(^|/)(reports|emails?)/|^notices/letter")
# Shown when nothing works any more, so in both languages at once and without the catalogue.
IN_BOTH_LANGUAGES = {"400.html", "429.html", "500.html", "503.html", "layouts/plain.html"}
# By allauth for too many tries; by the web server while the portal is down.
ASKED_FOR_BY_NAME = {"429.html", "503.html"}
SAMPLES = {"config/styleguide.html"}  # pieces of the look, for those who build it
SAME_IN_ALL_LANGUAGES = {"CSV", "JSON", "XLSX", "PDF", "ROR", "SHA-256", "English", "فارسی"}
CONVENTION = re.compile(r"(?P<app>\w+)/(?P<model>\w+)_(list|detail|form)\.html")


def source(name):
    return (ROOT / "templates" / name).read_text("utf-8")


def named_in_code():
    """What modules name: whole names, and patterns of names put together from parts."""
    whole, patterns = set(), []
    for path in MODULES:
        for node in ast.walk(syntax(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(p.value) if isinstance(p, ast.Constant) else r"[\w./-]+" for p in node.values]
                if re.search(r"\\\.(html|txt)$", parts[-1]):
                    patterns.append(re.compile("".join(parts)))
    return whole, [pattern for pattern in patterns if re.search(r"\w{3}", pattern.pattern.replace(r"\.", ""))]


def named_in_templates():
    return {found for name in NAMES for found in re.findall(r"[\"']([\w./-]+\.(?:html|txt))[\"']", source(name))}


def replaces_another_s(name):
    """It stands in the place of a template of Django or a library, which asks for it by name."""
    engine = engines["django"].engine
    origins = [origin for loader in engine.template_loaders for origin in _sources(loader, name)]
    return any(
        Path(origin.name).exists() and not Path(origin.name).is_relative_to(ROOT / "templates") for origin in origins
    )


def _sources(loader, name):
    for inner in getattr(loader, "loaders", [loader]):
        yield from inner.get_template_sources(name)


def test_every_template_is_used():
    whole, patterns = named_in_code()
    named = named_in_templates()
    models = {(model._meta.app_label, model._meta.model_name) for model in MODELS}

    def is_used(name):
        by_convention = CONVENTION.fullmatch(name)
        stem = re.sub(r"(_subject\.txt|_message\.(txt|html)|\.txt|\.html)$", "", name)
        return (
            name in whole
            or name in named
            or stem in whole
            or name in ASKED_FOR_BY_NAME
            or any(pattern.fullmatch(name) for pattern in patterns)
            or (by_convention and (by_convention["app"], by_convention["model"]) in models)
            or replaces_another_s(name)
        )

    assert [name for name in NAMES if not is_used(name)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_template_compiles(name):
    assert get_template(name)


def test_every_template_that_code_names_exists():
    whole, _ = named_in_code()
    named = {text for text in whole if re.fullmatch(r"[\w./-]+/[\w.-]+\.(html|txt)", text)}
    wanted = (named | named_in_templates()) - {".well-known/security.txt"}  # an address

    assert [name for name in sorted(wanted) if not _exists(name)] == []


def _exists(name):
    try:
        return get_template(name)
    except Exception:  # noqa: BLE001  whatever it is, it is told
        return False


@pytest.mark.parametrize("name", [name for name in PAGES if not NOT_IN_A_BROWSER.search(name)])
def test_a_page_has_no_style_or_script_in_it(name):
    text = without_comments(source(name))

    assert re.findall(r"\sstyle\s*=|<style|\son[a-z]+\s*=\s*[\"']|javascript:", text) == []
    assert re.findall(r"<script(?![^>]*\ssrc=)[^>]*>", text) == []


def rendered(text, folder):
    engine = engines["django"].engine
    return Template(text, origin=Origin(str(folder / "page.html")), engine=engine).render(Context({"given": ""}))


@pytest.mark.parametrize(
    "text", ["{{ missing }}", "{{ missing|default:'x' }}", "{{ given.missing }}", "{% translate missing %}"]
)
def test_an_undefined_variable_is_an_error_in_our_templates(text):
    with pytest.raises(pytest.fail.Exception, match=r"missing.* is not defined"):
        rendered(text, ROOT / "templates" / "agreements")


@pytest.mark.parametrize(
    "text", ["{{ given }}", "{% if missing %}x{% endif %}", "{% for one in missing %}x{% endfor %}"]
)
def test_a_template_may_ask_whether_a_variable_is_there(text):
    assert rendered(text, ROOT / "templates") == ""


def test_the_templates_of_packages_are_as_lax_as_they_are():
    assert rendered("{{ missing }}{{ missing|default:'x' }}", ROOT / "node_modules") == "x"


def without_comments(text):
    return re.sub(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}", "", text, flags=re.DOTALL)


def without_tags(text):
    """What is left as literal text: blocktranslate has translated its own, variables and tags say nothing."""
    text = without_comments(text)
    text = re.sub(r"{%\s*block (bodyclass|coltype|dir|tightness)\s*%}.*?{%\s*endblock", "", text)
    text = re.sub(r"{%\s*blocktrans(late)?\b.*?endblocktrans(late)?\s*%}", "", text, flags=re.DOTALL)
    return re.sub(r"{%.*?%}|{{.*?}}", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("name", [name for name in PAGES if name not in IN_BOTH_LANGUAGES | SAMPLES])
def test_everything_a_reader_sees_can_be_translated(name):
    soup = BeautifulSoup(without_tags(source(name)), "html.parser")
    for silent in soup(["style", "script", "code", "svg"]):
        silent.decompose()
    texts = [text for text in soup.find_all(string=True) if not isinstance(text, Comment | Doctype)]
    read_out = ("alt", "title", "placeholder", "aria-label")
    texts += [value for tag in soup.find_all(True) for attribute, value in tag.attrs.items() if attribute in read_out]

    found = {text.strip() for text in texts if re.search(r"[^\W\d_]{2}", text)}
    assert found - SAME_IN_ALL_LANGUAGES == set()


@pytest.mark.parametrize("name", PAGES)
def test_a_form_that_is_sent_has_its_token(name):
    for form in re.findall(r"<form\b.*?</form>", source(name), flags=re.DOTALL):
        if re.search(r"method=[\"']post", form, re.IGNORECASE):
            assert "csrf_token" in form or re.search(r"{% crispy ", form), form[:100]
