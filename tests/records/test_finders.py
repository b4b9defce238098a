from pathlib import Path

from django.contrib.staticfiles import finders

from records.finders import PACKAGES, NodePackagesFinder

NAMED = sorted(f"vendor/{name}/{file}" for name, (_, files) in PACKAGES.items() for file in files)


def test_every_named_file_of_a_package_is_served():
    assert [path for path in NAMED if not Path(finders.find(path) or "missing").is_file()] == []


def test_other_files_of_a_package_are_not_served():
    assert finders.find("vendor/bootstrap/bootstrap.css") is None
    assert finders.find("vendor/bootstrap/../../package.json") is None


def test_collectstatic_gathers_what_is_named_and_nothing_else():
    found = NodePackagesFinder().list([])

    assert sorted(f"{storage.prefix}/{name}" for name, storage in found) == NAMED
