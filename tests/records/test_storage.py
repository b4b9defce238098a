import os
import stat
import subprocess
import sys
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage

from records import backups, clock, files
from records.storage import UNFINISHED, WholeFiles

WRITER = """
import os, signal, sys
from django.core.files.base import ContentFile
from django.utils.module_loading import import_string

class Killing(ContentFile):
    def chunks(self, chunk_size=None):
        yield bytes(100_000)
        os.kill(os.getpid(), signal.SIGKILL)

import_string(sys.argv[1])(sys.argv[2]).save("paper.pdf", Killing(b""))
"""


def killed_while_writing(storage, folder):
    name = f"{storage.__module__}.{storage.__name__}"
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run([sys.executable, "-c", WRITER, name, folder], env=environment, check=False)
    assert done.returncode == -9
    return [path.name for path in folder.iterdir() if path.is_file()]


@pytest.mark.parametrize(
    ("storage", "left"),
    [(WholeFiles, []), (FileSystemStorage, ["paper.pdf"])],
    ids=["ours leaves nothing", "the negative control leaves half of it"],
)
def test_when_the_writer_is_killed(tmp_path, storage, left):
    assert killed_while_writing(storage, tmp_path) == left


@pytest.mark.parametrize("content", [b"a word", "ein Wört"], ids=["bytes", "text"])
def test_what_is_saved_is_whole_and_its_owners_alone(tmp_path, content):
    storage = WholeFiles(tmp_path / "files", file_permissions_mode=0o600)

    name = storage.save("of/somebody.txt", ContentFile(content))

    path = tmp_path / "files" / "of" / "somebody.txt"
    assert name == "of/somebody.txt"
    assert path.read_bytes() == (content if isinstance(content, bytes) else content.encode())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list((tmp_path / "files" / UNFINISHED).iterdir()) == []


def test_what_a_killed_writer_left_is_not_copied_and_swept_after_a_day(db, tmp_path, monkeypatch):
    storage = WholeFiles(tmp_path)
    (tmp_path / UNFINISHED).mkdir()
    left = tmp_path / UNFINISHED / "half"
    left.write_bytes(b"ha")
    monkeypatch.setattr("records.files.default_storage", storage)
    monkeypatch.setattr("records.backups.default_storage", storage)

    assert list(backups._copy_files(tmp_path / "copy")) == []
    assert files.sweep() == []
    with clock.held_at(clock.now() + timedelta(hours=25)):
        assert files.sweep() == [f"{UNFINISHED}/half"]
    assert not left.exists()


def test_two_of_one_name_are_both_kept(tmp_path):
    storage = WholeFiles(tmp_path)

    names = {storage.save("paper.pdf", ContentFile(word)) for word in (b"one", b"two")}

    assert len(names) == 2
    assert {(tmp_path / name).read_bytes() for name in names} == {b"one", b"two"}


def test_a_portal_on_one_disk_keeps_its_private_files_so():
    assert isinstance(default_storage._wrapped if hasattr(default_storage, "_wrapped") else default_storage, WholeFiles)
