"""What the runner and its files promise, as far as it can be told without starting a portal."""

import json
import re
import subprocess
import sys

import pytest

from devstack.places import Lock
from devstack.processes import Service
from tests.runner.portals import ROOT


def test_help_names_every_task_and_flag():
    done = subprocess.run([sys.executable, ROOT / "run.py", "-h"], capture_output=True, text=True, check=True)

    for word in ["test", "check", "fix", "docs", "bench", "manage", "--port", "--fresh", "--once", "--e2e", "--slow"]:
        assert re.search(rf"(^|\s){word}\b", done.stdout), word


def test_env_example_explains_every_variable_the_settings_read():
    settings = (ROOT / "config" / "settings.py").read_text()
    read = set(re.findall(r"env(?:_list)?\(\s*\"(\w+)\"", settings))
    explained = set(re.findall(r"^#? ?(\w+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))

    assert read - explained == set()


@pytest.mark.parametrize("name", ["base", "dev", "e2e", "lint", "node"])
def test_every_python_package_is_pinned_with_hashes_and_without_an_address(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    packages = re.findall(r"^\S.*", text, re.MULTILINE)

    assert packages
    assert [line for line in packages if not re.match(r"[a-z0-9-]+==\S+ (; .+ )?\\$", line)] == []
    assert len(re.findall(r"\\\n    --hash=sha256:", text)) >= len(packages)
    assert "://" not in text


def test_every_front_end_package_is_pinned_with_a_hash_and_without_an_address():
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    wanted = json.loads((ROOT / "package.json").read_text())
    ours = packages.pop("")

    assert ours["dependencies"] == wanted["dependencies"]
    assert ours["devDependencies"] == wanted["devDependencies"]
    assert [name for name, package in packages.items() if "resolved" in package or not package["integrity"]] == []
    assert [version for version in wanted["dependencies"].values() if not re.fullmatch(r"[\d.]+", version)] == []


def test_demo_and_compose_use_the_same_postgresql():
    compose = (ROOT / "docker-compose.yml").read_text()
    embedded = (ROOT / "devstack" / "postgres.py").read_text()

    assert re.findall(r"image: \S*postgres:(\d+)", compose) == re.findall(r"pginstall(\d+)", embedded) == ["18"]
    for option in ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--encoding=UTF8"]:
        assert option in compose
        assert option in embedded


def test_a_lock_is_held_by_one_and_free_when_released(tmp_path):
    first, second = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")

    assert first.try_alone()
    assert not second.try_alone()

    first.release()
    assert second.try_alone()
    second.release()


def test_a_process_may_be_started_again_five_times_a_minute():
    service = Service("web", [], {})

    assert [service.may_restart(second) for second in range(6)] == [True] * 5 + [False]
    assert service.may_restart(100)
