"""`docker-compose.yml`, the Dockerfile, nginx and the explanations say the same as the settings."""

import json
import re

from config.celery import QUEUES
from tests.deploy.stack import (
    COMPOSE,
    ROOT,
    SERVICES,
    interpolated,
)

TEXT = (ROOT / "docker-compose.yml").read_text()
DOCKERFILE = (ROOT / "Dockerfile").read_text()
ENV_EXAMPLE = (ROOT / ".env.example").read_text()
NGINX = (ROOT / "deploy" / "nginx.conf").read_text()
PORTAL = {name: service for name, service in SERVICES.items() if service.get("image") == "peyvand"}
NOT_SET_THERE = {"PEYVAND_CHROMIUM", "PEYVAND_DATA"}  # of the tests
EXPLAINED_TOGETHER = {"PEYVAND_EMAIL_PORT", "PEYVAND_EMAIL_USER", "PEYVAND_EMAIL_PASSWORD"}


def read_by_settings():
    text = (ROOT / "config" / "settings.py").read_text()
    return set(re.findall(r"env(?:_list)?\(\s*[\"'](\w+)[\"']", text))


def in_env_example():
    return set(re.findall(r"^#? ?([A-Z_]+)=", ENV_EXAMPLE, re.MULTILINE))


def in_the_table():
    return set(re.findall(r"`([A-Z]+_[A-Z_]+)`", (ROOT / "docs" / "operations.md").read_text()))


def given_by_compose():
    """What compose itself takes from .env."""
    return interpolated(TEXT)


def test_every_variable_is_explained_in_both_places_and_none_that_does_not_exist():
    known = read_by_settings() | given_by_compose() | NOT_SET_THERE

    assert in_env_example() == known
    assert in_the_table() >= known - EXPLAINED_TOGETHER
    assert {name for name in in_the_table() if name.startswith("PEYVAND_")} - known == set()


def test_what_compose_gives_the_portal_is_read_by_it():
    given = {name for service in PORTAL.values() for name in service["environment"]}
    tools = {"TMPDIR", "XDG_CACHE_HOME"}
    emptied = {"POSTGRES_PASSWORD", "PEYVAND_OWNER_PASSWORD", "PEYVAND_OWNER_DATABASE_URL"}

    assert given - read_by_settings() == tools | emptied
    assert {PORTAL["web"]["environment"][name] for name in emptied} == {""}


def test_the_image_is_built_with_the_arguments_that_compose_gives():
    given = PORTAL["web"]["build"]["args"]

    assert set(re.findall(r"^ARG (\w+)=", DOCKERFILE, re.MULTILINE)) == set(given)
    assert all(value == f"${{{name}:-}}" for name, value in given.items())
    images = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    images += [service["image"] for service in SERVICES.values() if service["image"] != "peyvand"]
    assert len(images) == 6
    assert all(re.match(r"\$\{PEYVAND_IMAGE_PREFIX(:-)?\}[a-z]+:[\w.-]+$", image) for image in images)


def test_the_database_is_of_one_version_everywhere():
    assert re.findall(r"postgres:(\d+)", SERVICES["database"]["image"]) == ["18"]
    assert set(re.findall(r"pginstall(\d+)", DOCKERFILE)) == {"18"}
    embedded = (ROOT / "devstack" / "postgres.py").read_text()
    assert set(re.findall(r"pginstall(\d+)", embedded)) == {"18"}
    options = SERVICES["database"]["environment"]["POSTGRES_INITDB_ARGS"].split()
    assert len(options) == 4
    assert [option for option in options if option not in embedded] == []


def test_only_the_one_that_ends_acts_as_the_owner_of_the_tables():
    roles = {
        name: re.search(r"peyvand_(owner|app)", service["environment"]["DATABASE_URL"])[1]
        for name, service in PORTAL.items()
    }

    assert roles.pop("migrate") == "owner"
    assert set(roles.values()) == {"app"}


def test_each_queue_has_its_worker_and_there_is_one_timetable():
    commands = [service["command"] for service in PORTAL.values()]
    listening = [command[command.index("-Q") + 1] for command in commands if "worker" in command]

    assert sorted(listening) == sorted(QUEUES)
    assert len([command for command in commands if "beat" in command]) == 1
    assert PORTAL["web"]["command"] == json.loads(re.search(r"^CMD (.+)$", DOCKERFILE, re.MULTILINE)[1])


def test_nothing_but_nginx_is_reached_from_outside_and_web_has_no_port_of_its_own():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["nginx"]
    inside = {port.rpartition(":")[2] for port in SERVICES["nginx"]["ports"]}
    assert inside == set(re.findall(r"^\s+listen (\d+)", NGINX, re.MULTILINE)) == {"8080", "8443"}
    assert set(re.findall(r"set \$portal (\S+);", NGINX)) == {"web:8000"}
    assert 'bind = "0.0.0.0:8000"' in (ROOT / "deploy" / "gunicorn.conf.py").read_text()
    assert {name for name in ("database", "redis") if SERVICES[name]["networks"] == ["inside"]} == {"database", "redis"}
    assert COMPOSE["networks"]["inside"] == {"internal": True}


def test_whatever_can_run_without_rights_does():
    user = re.search(r"useradd --system --uid (\d+)", DOCKERFILE)[1]

    assert re.search(r"^USER peyvand$", DOCKERFILE, re.MULTILINE)
    assert SERVICES["nginx"]["user"] == f"{user}:{user}"
    for name in [*PORTAL, "nginx"]:
        service = SERVICES[name]
        assert (service["read_only"], service["cap_drop"], service["tmpfs"]) == (True, ["ALL"], ["/tmp"]), name
        assert service["security_opt"] == ["no-new-privileges:true"], name


def test_every_service_that_stays_is_asked_how_it_is():
    assert {name for name, service in SERVICES.items() if "healthcheck" not in service} == {"migrate"}


def test_volumes_and_files_that_are_mounted_exist():
    mounted = {
        volume.rsplit(":", 2)[0] for service in SERVICES.values() for volume in service["volumes"] if volume[0] != "$"
    }
    named = {volume.partition(":")[0] for volume in mounted if volume[0] != "."}

    assert named == set(COMPOSE["volumes"])
    assert [file for file in mounted - named if file[0] == "." and not (ROOT / file).exists()] == []
    assert re.search(r"PEYVAND_VAR=(\S+)", DOCKERFILE)[1] == "/srv/peyvand"
    assert all("state:/srv/peyvand" in service["volumes"] for service in [*PORTAL.values(), SERVICES["nginx"]])
    accel = re.search(r"location (/private/) \{[^}]*alias (\S+);", NGINX, re.DOTALL)
    assert (accel[1], accel[2]) == ("/private/", "/srv/peyvand/files/")
    assert PORTAL["web"]["environment"]["PEYVAND_ACCEL_PREFIX"] == "${PEYVAND_ACCEL_PREFIX-/private/}"


def test_redis_keeps_what_it_is_told_and_throws_nothing_away():
    command = " ".join(SERVICES["redis"]["command"])

    assert command == "redis-server --appendonly yes --maxmemory-policy noeviction"


def test_no_address_of_a_registry_stands_anywhere():
    for text in (TEXT, DOCKERFILE, ENV_EXAMPLE):
        assert re.findall(r"(?:docker|ghcr|quay|gcr|pypi|npmjs)\.(?:io|com|org)", text) == []
