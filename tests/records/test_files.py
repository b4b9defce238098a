import datetime as dt
import logging
import os
import shutil

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from records import clock, files
from records.health import Level, Papers
from tests.factories.records import DocumentFactory, JobFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture(autouse=True)
def own_root(monkeypatch, tmp_path):
    """An empty private root for each test."""
    default_storage.exists("")  # it is made when it is first asked
    for name in ("base_location", "location"):
        monkeypatch.setitem(default_storage._wrapped.__dict__, name, str(tmp_path))
    return tmp_path


def stored(name, *, hours_old=48, data=b"a"):
    name = default_storage.save(name, ContentFile(data))
    aged(name, hours_old)
    return name


def aged(name, hours):
    then = (clock.now() - dt.timedelta(hours=hours)).timestamp()
    os.utime(default_storage.path(name), (then, then))


def test_a_file_that_no_row_names_is_removed_after_a_day():
    lost, young = stored("document/ab/lost"), stored("document/ab/young", hours_old=23)

    assert files.sweep() == [lost]
    assert (default_storage.exists(lost), default_storage.exists(young)) == (False, True)


def test_files_with_a_row_stay_whatever_model_names_them():
    paper, job = DocumentFactory(), JobFactory(file=ContentFile(b"a", name="report"))
    for row in (paper, job):
        aged(row.file.name, 48)

    assert files.sweep() == []
    assert default_storage.exists(paper.file.name)
    assert default_storage.exists(job.file.name)


def test_a_dry_run_removes_nothing():
    lost = stored("document/ab/lost")

    assert files.sweep(dry_run=True) == [lost]
    assert default_storage.exists(lost)


def test_what_was_removed_is_written_down(caplog):
    lost = stored("document/ab/lost")
    logging.getLogger("audit").addHandler(caplog.handler)
    try:
        files.sweep()
    finally:
        logging.getLogger("audit").removeHandler(caplog.handler)

    assert [(r.message, r.file) for r in caplog.records] == [("file without a row removed", lost)]


def test_beside_the_wrong_database_nothing_is_removed():
    """A fresh database knows none of the files: that is no litter."""
    names = [stored(f"document/{n:02}/file") for n in range(files.FEW + 1)]

    with pytest.raises(files.TooManyOrphans):
        files.sweep()

    assert all(default_storage.exists(name) for name in names)
    assert sorted(files.sweep(force=True)) == names


def test_many_orphans_among_more_files_are_litter():
    for n in range(files.FEW + 1):
        stored(f"document/{n:02}/file")
    for n in range(files.FEW + 2):
        aged(DocumentFactory(data=b"%d" % n).file.name, 48)

    assert len(files.sweep()) == files.FEW + 1


def test_rows_whose_file_is_not_there_are_told():
    there, lost = DocumentFactory(), DocumentFactory(data=b"lost")
    default_storage.delete(lost.file.name)

    assert files.missing() == [lost.file.name]
    assert there.file.name not in files.missing()


def test_without_a_private_root_all_files_are_missing(own_root):
    paper = DocumentFactory()
    default_storage.delete(paper.file.name)
    shutil.rmtree(own_root)

    assert files.missing() == [paper.file.name]
    assert files.sweep() == []


# --- the command -----------------------------------------------------------------------------------------------------


def test_the_command_says_what_it_removes_and_what_is_missing(capsys):
    lost, paper = stored("document/ab/lost"), DocumentFactory()
    default_storage.delete(paper.file.name)

    call_command("sweep_files", dry_run=True)
    said = capsys.readouterr()

    assert said.out.splitlines() == [lost, "1 files without a row would be removed."]
    assert f"not there: {paper.file.name}" in said.err
    assert default_storage.exists(lost)

    call_command("sweep_files")

    assert capsys.readouterr().out.splitlines() == [lost, "1 files without a row removed."]
    assert not default_storage.exists(lost)


def test_the_command_refuses_where_most_files_have_no_row():
    for n in range(files.FEW + 1):
        stored(f"document/{n:02}/file")

    with pytest.raises(CommandError, match="Is this the right database"):
        call_command("sweep_files")


def test_the_page_of_health_counts_the_files_that_are_not_there():
    paper = DocumentFactory()

    def told():
        return next(line for line in Papers().readings() if line.label == "Files that are not there")

    assert (told().level, told().words) == (Level.GOOD, "0")
    default_storage.delete(paper.file.name)
    assert (told().level, told().words) == (Level.ACT, "1")
