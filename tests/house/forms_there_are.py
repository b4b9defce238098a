"""Every form that somebody finds in the portal: what it sends if nobody touches it, and what may be typed into it."""

import html
import re
from collections import deque
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from django.urls import Resolver404, resolve
from django.utils import translation

from agreements.models import Agreement
from programs.models import Application
from tests.house.test_pages import addresses
from tests.pages import body, sent_by

TYPED = "input:not([type]), input[type=text], input[type=email], input[type=search], input[type=number], textarea"
CHOSEN = "select, input[type=hidden], input[type=radio], input[type=checkbox]"
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL | re.IGNORECASE)
LINK = re.compile(r'<a\b[^>]*\shref="([^"#]+)"')
# What only leads elsewhere, and the form that ends the session of whoever looks.
NOT_LOOKED_AT = re.compile(r"logout|/health|\.ics$|jsi18n|/file$|mailbox|^/files/|format=")


@dataclass(frozen=True)
class Form:
    page: str
    action: str
    sent: dict
    typed: tuple  # names of what is typed as text; those of several lines are in `texts`
    texts: tuple
    chosen: tuple
    files: tuple

    @property
    def key(self):
        """Forms of one page with the same fields are one form, whatever row they are about."""
        return (view_of(self.page), view_of(self.action), *_bare([*self.typed, *self.chosen, *self.files]))

    def __str__(self):
        return f"{self.page} → {self.action} ({', '.join(self.typed + self.files)})"


def view_of(path):
    """The name of an address, with the words in it and without the keys of rows."""
    path = urlsplit(path).path
    try:
        with translation.override("fa" if path.startswith("/fa/") else "en"):
            found = resolve(path)
    except Resolver404:
        return path
    words = [word for name, word in found.kwargs.items() if name in {"name", "slug", "key"}]
    return " ".join([found.view_name, *map(str, words)])


def forms_of(page, response, *, holding=""):
    """The forms of a page that send something, those with `holding` in their markup."""
    whole = response.content.decode()
    for text in FORM.findall(whole):
        if holding not in text:
            continue
        form = BeautifulSoup(text, "html.parser").form
        if form.get("method", "").lower() != "post":
            continue
        elsewhere = f"[form={form['id']}][name]" if form.get("id") else None
        if elsewhere and f'form="{form["id"]}"' in whole:
            for control in BeautifulSoup(whole, "html.parser").select(elsewhere):
                form.append(control)
        for control in form.select("[disabled], [name*=__prefix__], [name=csrfmiddlewaretoken]"):
            control.decompose()
        button = form.select_one("button[name], input[type=submit][name]")
        yield Form(
            page=page,
            action=urljoin(page, form.get("action") or page),
            sent=sent_by(form.select("[name]")) | ({button["name"]: [button.get("value", "")]} if button else {}),
            typed=tuple(name for name in _names(form, TYPED, "readonly") if name != "q"),  # a search saves nothing
            texts=_names(form, "textarea"),
            chosen=tuple(name for name in _names(form, CHOSEN) if not name.endswith("_FORMS")),  # Django's own counts
            files=_names(form, "input[type=file]"),
        )


def forms_found(client, *, depth=2, holding=""):
    """The forms of all pages this client may open, those that pages lead to included; one of each kind."""
    found, seen = {}, set()
    waiting = deque((path, 0) for path in {view_of(path): path for _name, path in reversed([*addresses()])}.values())
    waiting.extend((row.get_absolute_url(), 0) for row in [*Agreement.objects.all(), *Application.objects.all()])
    while waiting:
        path, steps = waiting.popleft()
        if path in seen or NOT_LOOKED_AT.search(path):
            continue
        seen.add(path)
        response = client.get(path)
        if response.streaming:
            body(response)  # which closes the file
        if not (response.status_code == 200 and response["Content-Type"].startswith("text/html")):
            continue
        for form in forms_of(path, response, holding=holding):
            if not NOT_LOOKED_AT.search(form.action):
                found.setdefault(form.key, form)
        if steps < depth:
            waiting.extend((link, steps + 1) for link in _links(path, response, {view_of(one) for one in seen}))
    return list(found.values())


def _links(path, response, known):
    """Where a page leads inside the portal that nobody has looked at, one address of a kind."""
    kinds = {}
    for link in LINK.findall(response.content.decode()):
        parts = urlsplit(urljoin(path, html.unescape(link)))
        is_here = not parts.netloc and parts.path.startswith(path[:4])
        if is_here and view_of(parts.path) not in known:
            kinds.setdefault(view_of(parts.path), parts.path + (f"?{parts.query}" if parts.query else ""))
    return kinds.values()


def _names(form, selector, but=None):
    return tuple(
        dict.fromkeys(one["name"] for one in form.select(selector) if one.get("name") and not one.has_attr(but))
    )


def _bare(names):
    return sorted({re.sub(r"-\d+-", "-n-", name) for name in names})
