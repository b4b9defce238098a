"""Private files on this disk: one appears under its name when it is whole, so a kill leaves no half of it."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.files import File
from django.core.files.storage import FileSystemStorage

UNFINISHED = ".unfinished"  # what a killed writer leaves there has no row: the sweep of files takes it away


class WholeFiles(FileSystemStorage):
    """Writes into a folder of the private files, so on the same disk, and then only renames."""

    def _save(self, name, content):
        written = _Written(content, Path(self.location, UNFINISHED))
        try:
            return super()._save(name, written)
        finally:
            written.path.unlink(missing_ok=True)


class _Written(File):
    """What was written whole, and has yet to be given its name."""

    def __init__(self, content, folder):
        super().__init__(content)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, delete=False) as file:
            self.path = Path(file.name)
            for chunk in content.chunks():
                file.write(chunk if isinstance(chunk, bytes) else chunk.encode())
            file.flush()
            os.fsync(file.fileno())

    def temporary_file_path(self):
        return str(self.path)
