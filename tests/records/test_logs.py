"""One JSON object a line, each with the id of the request it belongs to."""

import json
import logging
import re
import sys

import pytest
from django.conf import settings

from records.logs import JsonFormatter, request_id
from tests.house.ours import MODULES, calls, name_of


def line(message="Hello %s", arguments=("Maryam",), exception=None, **extra):
    record = logging.LogRecord("audit", logging.INFO, __file__, 1, message, arguments, exception)
    record.__dict__ |= extra
    return JsonFormatter().format(record)


def test_a_line_is_one_json_object():
    told = json.loads(line(by=7, query={"q": "تهران"}))

    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}", told.pop("at"))
    assert told == {"level": "INFO", "logger": "audit", "message": "Hello Maryam", "by": 7, "query": {"q": "تهران"}}


def test_a_line_stays_one_line_and_readable():
    text = line("a\nb", (), why="تهران")

    assert "\n" not in text
    assert "تهران" in text


def test_what_json_does_not_know_is_written_as_text():
    assert json.loads(line(error=ValueError("no")))["error"] == "no"


def test_an_exception_is_told_with_its_trace():
    try:
        raise ValueError("broken")
    except ValueError:
        text = line(exception=sys.exc_info())

    assert json.loads(text)["trace"].endswith("ValueError: broken")


def test_inside_a_request_each_line_has_its_id():
    token = request_id.set("abcdefgh12345678")
    told = json.loads(line())
    request_id.reset(token)

    assert told["request"] == "abcdefgh12345678"
    assert "request" not in json.loads(line())


@pytest.mark.django_db
@pytest.mark.parametrize("given", ["abcd-1234", "A" * 64])
def test_the_proxy_s_id_is_kept(client, given):
    assert client.get("/healthz", headers={"X-Request-ID": given})["X-Request-ID"] == given


@pytest.mark.django_db
@pytest.mark.parametrize("given", ["", "short", "A" * 65, "abcd 1234", '{"level": "x"}', "abcdefgh\u06f1"])
def test_any_other_id_is_replaced(client, given):
    answered = client.get("/healthz", headers={"X-Request-ID": given.encode().decode("latin-1")})["X-Request-ID"]

    assert re.fullmatch(r"[0-9a-f]{16}", answered)


@pytest.mark.django_db
def test_every_request_has_another_id(client):
    assert client.get("/healthz")["X-Request-ID"] != client.get("/healthz")["X-Request-ID"]
    assert request_id.get() == ""


def test_the_audit_stream_is_heard_whatever_the_level_of_the_rest():
    assert settings.LOGGING["loggers"]["audit"]["level"] == "INFO"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_is_logged_under_a_name_that_logging_itself_uses(path):
    taken = set(logging.makeLogRecord({}).__dict__) | {"message", "asctime"}
    given = {
        key.value
        for name in ("debug", "info", "warning", "error", "exception", "critical")
        for call in calls(path, name)
        for keyword in call.keywords
        if keyword.arg == "extra"
        for key in getattr(keyword.value, "keys", [])
    }

    assert given & taken == set()
