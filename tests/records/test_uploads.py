"""After an upload the browser is sent on; the script that shows how far it is, is told where to."""

import json

from django.test import RequestFactory

from records.uploads import go_on


def test_a_browser_is_sent_on():
    answer = go_on(RequestFactory().post("/"), "/en/applications/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/applications/")


def test_the_script_is_told_where_to():
    answer = go_on(RequestFactory().post("/", headers={"X-Upload": "1"}), "/en/applications/")

    assert (answer.status_code, json.loads(answer.content)) == (200, {"url": "/en/applications/"})
