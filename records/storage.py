"""Private files on this disk: one appears under its name when it is whole, so a kill leaves no half of it."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage


class WholeFiles(FileSystemStorage):
    """Writes beside the private files, on the same disk, and then only renames, as an uploaded file is renamed too."""

    def _save(self, name, content):
        if hasattr(content, "temporary_file_path"):
            return super()._save(name, content)
        written = _Written(content)
        try:
            return super()._save(name, written)
        finally:
            written.path.unlink(missing_ok=True)


class _Written(File):
    """What was written whole, and has yet to be given its name."""

    def __init__(self, content):
        super().__init__(content)
        folder = settings.VAR / "tmp"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, delete=False) as file:
            self.path = Path(file.name)
            for chunk in content.chunks():
                file.write(chunk if isinstance(chunk, bytes) else chunk.encode())
            file.flush()
            os.fsync(file.fileno())

    def temporary_file_path(self):
        return str(self.path)
