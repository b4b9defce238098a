"""The services of the compose file run by their own commands and variables, without the engine, behind a real nginx."""

import json
import shutil
import ssl
import subprocess
import urllib.error
import urllib.request

import pytest
from django.db import connections

from tests.deploy.stack import PATIENCE, ROOT, SERVICES, Stack, ask, free_port, new_folder, within

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,  # so that there is a test database whose tables can be taken
    pytest.mark.xdist_group("stack"),
    pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is not installed"),
]
PORTAL = [name for name, service in SERVICES.items() if service.get("image") == "peyvand"]
NGINX = (ROOT / "deploy" / "nginx.conf").read_text()
PLACES = {
    "/tmp/": "{folder}/",
    "resolver 127.0.0.11 valid=5s ipv6=off;": "",
    "listen 8080 default_server": "listen 127.0.0.1:{http} default_server",
    "listen 8443 ssl http2 default_server": "listen 127.0.0.1:{https} ssl http2 default_server",
    "set $portal web:8000;": "set $portal 127.0.0.1:{web};",
    "/etc/nginx/certificates/": "{folder}/",
    "/etc/nginx/pages": f"{ROOT}/deploy/pages",
    "/srv/peyvand/files/": "{folder}/var/files/",
    "/srv/peyvand/nginx": "{folder}/uploads",
}


def nginx_conf(**places):
    """The file of the repository with the lines changed that docs/deployment.md says are to be changed."""
    text = NGINX
    for before, after in PLACES.items():
        assert before in text, before
        text = text.replace(before, after.format(**places))
    return text


@pytest.fixture(scope="module")
def production(django_db_setup, django_db_blocker):
    """All services but nginx, by their own commands and variables."""
    folder = new_folder()
    own = {
        "PEYVAND_HTTPS": "1",
        "PEYVAND_ACCEL_PREFIX": "/private/",
        "PEYVAND_STATEMENT_TIMEOUT": "15s",
        "PEYVAND_LOG_LEVEL": "INFO",
        "PEYVAND_EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
    }
    try:
        with Stack(folder, **own) as stack:
            with django_db_blocker.unblock():
                stack.take_tables()
            stack.prepare()
            for name in ("web", "worker-default", "worker-mail", "worker-reports", "beat"):
                stack.start(name)
            stack.session = stack.sign_in()
            assert within(PATIENCE, lambda: is_ready(stack)), "\n".join(stack.said())
            yield stack
    finally:
        connections.close_all()
        shutil.rmtree(folder)


def is_ready(stack):
    try:
        return https(stack.port, "/healthz")[0] == 200
    except OSError:
        return False


def https(port, path, data=None, session=""):
    """As the proxy hands a request on."""
    headers = {"Host": "127.0.0.1", "X-Forwarded-Proto": "https", "Referer": "https://127.0.0.1/"}
    return ask(port, path, data, session=session, headers=headers)


def test_the_services_start_answer_and_make_a_pdf(production):
    assert https(production.port, "/healthz")[:2] == (200, '{"status": "ok"}')

    report = "/en/reports/register-of-agreements/"
    status, _text, headers = https(production.port, report, {"on": ""}, production.session)
    assert (status, "/reports/jobs/" in headers["Location"]) == (302, True)

    done = "SELECT count(*) FROM records_job WHERE status = 'done' AND pages > 0"
    assert within(PATIENCE, lambda: production.sql(done) == "1"), production.sql("TABLE records_job")
    status, _text, headers = https(production.port, f"{headers['Location']}file", None, production.session)
    assert (status, headers["X-Accel-Redirect"].startswith("/private/job/")) == (200, True)


def test_each_service_says_that_it_is_well(production):
    """By the very commands that the engine would run every so often."""
    assert within(PATIENCE, lambda: production.sql("SELECT count(*) FROM records_sign") == "4")
    for name in PORTAL:
        if name in {"web", "migrate"}:  # asks port 8000, which may be another's here
            continue
        test = SERVICES[name]["healthcheck"]["test"]
        command = ["sh", "-c", test[1].replace("$$", "$")] if test[0] == "CMD-SHELL" else test[1:]
        production.run(*command)


def test_whatever_they_log_is_one_json_object_a_line(production):
    lines = production.said()

    assert lines
    assert [line for line in lines if not line.startswith("{") or not json.loads(line)] == []


@pytest.fixture
def nginx(production):
    places = {"folder": production.folder, "web": production.port, "http": free_port(), "https": free_port()}
    conf = production.folder / "nginx.conf"
    conf.write_text("user root;\n" + nginx_conf(**places))
    subject = ["-subj", "/CN=127.0.0.1", "-days", "2", "-keyout", production.folder / "portal.key"]
    certificate = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-out", production.folder / "portal.pem"]
    production.run(*certificate, *subject)
    process = subprocess.Popen(
        ["nginx", "-c", str(conf), "-g", "daemon off;"], stderr=production.log, stdout=production.log
    )
    yield places
    process.terminate()
    process.wait()


class Unredirected(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


def browse(url, *, session="", data=None, headers=()):
    """(status, text, headers) as a browser sees them, through nginx and TLS."""
    trusting = ssl._create_unverified_context()
    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=trusting), Unredirected)
    request = urllib.request.Request(url, data=data, headers={"Cookie": f"__Host-sessionid={session}", **dict(headers)})
    try:
        with opener.open(request, timeout=30) as answer:
            return answer.status, answer.read(), answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.read(), error.headers


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed")
def test_nginx_leads_to_tls_hands_on_compresses_limits_and_sends_private_files(production, nginx):
    site = f"https://127.0.0.1:{nginx['https']}"
    assert within(PATIENCE, lambda: _answers(site))

    status, _text, headers = browse(f"http://127.0.0.1:{nginx['http']}/en/?q=1")
    assert (status, headers["Location"]) == (301, "https://127.0.0.1/en/?q=1")
    assert browse(f"http://127.0.0.1:{nginx['http']}/healthz")[0] == 200

    status, _text, headers = browse(f"{site}/en/", headers={"Accept-Encoding": "gzip"})
    assert (status, headers["Content-Encoding"], headers["X-Frame-Options"]) == (200, "gzip", "DENY")
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert headers["X-Content-Type-Options"] == "nosniff"

    job = production.sql("SELECT uuid FROM records_job WHERE status = 'done' LIMIT 1")
    status, data, headers = browse(f"{site}/en/reports/jobs/{job}/file", session=production.session)
    assert (status, data[:5], headers["Content-Type"]) == (200, b"%PDF-", "application/pdf")
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert browse(f"{site}/private/job/anything")[0] == 404
    assert browse(f"{site}/en/reports/jobs/{job}/file")[0] == 302  # strangers are sent to sign in

    status, text, headers = browse(f"{site}/en/", data=b"", headers={"Content-Length": str(301 * 1024 * 1024)})
    assert (status, "حجم فایل بیش از اندازه است" in text.decode()) == (413, True)
    assert "default-src 'none'" in headers["Content-Security-Policy"]

    tries = [browse(f"{site}/en/accounts/login/")[0] for _try in range(40)]
    assert (tries[0], tries[-1]) == (200, 429)
    assert "تلاش بیش از اندازه" in browse(f"{site}/en/accounts/login/")[1].decode()


def _answers(site):
    try:
        return browse(f"{site}/healthz")[0] == 200
    except OSError:
        return False
