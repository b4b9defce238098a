"""By which way does a text message leave the house? By the gateway that the settings name; without one by none.

Another one is a subclass of `Gateway`, named in `PEYVAND_SMS_BACKEND`.
"""

import json
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.utils.module_loading import import_string

TIMEOUT = 20  # seconds
SHOWN = 300  # of an answer
LATER = {429, 503}  # too many, or not now: surely not taken


class NotTaken(Exception):
    """The gateway surely has not got it: it may be tried again."""


class NotSent(Exception):
    """It was refused, or nobody knows whether it went: it is not tried again."""


class Gateway:
    """One way for text messages. `send` returns when the message was taken, else raises NotTaken or NotSent."""

    def send(self, sms):
        raise NotImplementedError


class HttpGateway(Gateway):
    """Posts each message to `PEYVAND_SMS_URL`, as a form or, with `PEYVAND_SMS_JSON`, as JSON.

    In `PEYVAND_SMS_FIELDS` (JSON) a value "{to}" stands for the number, "{digits}" for the number without its plus,
    "{text}" for the text and "{id}" for a name that is the same for one message. `PEYVAND_SMS_HEADERS` (JSON) has the
    key. A redirect is not followed: the key would go along.
    """

    def send(self, sms):
        places = {"{to}": sms.to, "{digits}": sms.to.lstrip("+"), "{text}": sms.text, "{id}": str(sms.uuid)}
        fields = _filled(json.loads(settings.SMS_FIELDS), places)
        kind, body = (
            ("application/json", json.dumps(fields))
            if settings.SMS_JSON
            else ("application/x-www-form-urlencoded", urlencode(fields, doseq=True))
        )
        status, said = _post({"Content-Type": kind, **json.loads(settings.SMS_HEADERS)}, body.encode())
        if status in LATER:
            raise NotTaken(said)
        if status // 100 != 2:
            raise NotSent(said)


def _filled(value, places):
    """The form with its places filled, however deep they stand."""
    if isinstance(value, dict):
        return {name: _filled(part, places) for name, part in value.items()}
    if isinstance(value, list):
        return [_filled(part, places) for part in value]
    return places.get(value, value) if isinstance(value, str) else value


def _post(headers, body):
    """(status, status and beginning of the answer)."""
    url = urlsplit(settings.SMS_URL)
    connect = HTTPSConnection if url.scheme == "https" else HTTPConnection
    connection = connect(url.hostname, url.port, timeout=TIMEOUT)
    try:
        connection.connect()
    except OSError as error:
        connection.close()
        raise NotTaken(str(error) or type(error).__name__) from error
    try:
        connection.request("POST", url._replace(scheme="", netloc="", fragment="").geturl() or "/", body, headers)
        answer = connection.getresponse()
        return answer.status, f"{answer.status} {answer.read(SHOWN).decode(errors='replace')}".strip()
    except (OSError, HTTPException) as error:
        raise NotSent(f"{error or type(error).__name__}; perhaps it was sent") from error
    finally:
        connection.close()


def is_offered():
    """Are there text messages at all?"""
    return bool(settings.SMS_BACKEND)


def gateway():
    return import_string(settings.SMS_BACKEND)()
