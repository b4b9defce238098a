"""What a browser makes of a page: the fields it would send back, the rows of its table, the words a person reads."""

from bs4 import BeautifulSoup


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def text(response):
    """All words of a page, spaces collapsed."""
    return " ".join(soup(response).get_text(" ").split())


def fields(response, form="form[method=post]"):
    """What the form would send if nobody touched it, as lists by name; buttons are left out."""
    return sent_by(soup(response).select(f"{form} [name]"))


def sent_by(controls):
    """What these controls of a form would send, as lists by name."""
    sent = {}
    for field in controls:
        for value in _values(field):
            sent.setdefault(field["name"], []).append(value)
    return sent


def _values(field):
    if field.name == "select":
        chosen = [option for option in field.select("option") if option.has_attr("selected")]
        first = [] if field.has_attr("multiple") else field.select("option")[:1]
        return [option.get("value", option.text) for option in chosen or first]
    if field.name == "textarea":
        return [field.text.removeprefix("\n")]
    if field.name == "button" or field.get("type") in {"submit", "file", "button"}:
        return []
    if field.get("type") in {"checkbox", "radio"}:
        return [field.get("value", "on")] if field.has_attr("checked") else []
    return [field.get("value", "")]


def rows(response):
    """The cells of the page's first table with a body, row by row, as words."""
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")]
        for row in soup(response).select("table tbody tr")
    ]


def links(response, within="main"):
    """Where the links of a part of the page lead, by their words."""
    return {" ".join(link.get_text(" ").split()): link["href"] for link in soup(response).select(f"{within} a[href]")}


def body(response):
    """All bytes of an answer; of a download, read to its end, the file is closed."""
    return b"".join(response.streaming_content) if response.streaming else response.content
