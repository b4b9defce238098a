"""How is a plain table written as TOML? Python reads it and does not write it."""

import json
import re

BARE = re.compile(r"[A-Za-z0-9_-]+")


def as_toml(plain):
    """The text from which the same table is read: what is short first, then each table, then each list of tables."""
    short = [(key, value) for key, value in plain.items() if not _is_table(value) and not _are_tables(value)]
    parts = [_lines(short)]
    parts += [f"[{_key(key)}]\n{_lines(value.items())}" for key, value in plain.items() if _is_table(value)]
    for key, value in plain.items():
        if _are_tables(value):
            parts += [f"[[{_key(key)}]]\n{_lines(one.items())}" for one in value]
    return "\n".join(parts)


def _is_table(value):
    return isinstance(value, dict)


def _are_tables(value):
    return isinstance(value, list) and bool(value) and all(map(_is_table, value))


def _lines(items):
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in items)


def _key(key):
    return key if BARE.fullmatch(key) else _text(key)


def _value(value):
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        inside = ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return repr(value)


def _text(text):
    """JSON's escapes are TOML's, but for one sign."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
