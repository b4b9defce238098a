"""Static files of others: the few files of node_modules that pages load, served under vendor/."""

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.storage import FileSystemStorage

NODE_MODULES = settings.BASE_DIR / "node_modules"

# folder under vendor/: folder in node_modules, its files that we serve
PACKAGES = {
    "bootstrap": (
        "bootstrap/dist/css",
        ["bootstrap.min.css", "bootstrap.min.css.map", "bootstrap.rtl.min.css", "bootstrap.rtl.min.css.map"],
    ),
    "source-sans-3": (
        "@fontsource-variable/source-sans-3/files",
        ["source-sans-3-latin-wght-normal.woff2", "source-sans-3-latin-ext-wght-normal.woff2"],
    ),
    "vazirmatn": ("@fontsource-variable/vazirmatn/files", ["vazirmatn-arabic-wght-normal.woff2"]),
    "htmx": ("htmx.org/dist", ["htmx.min.js"]),
}


class NodePackagesFinder(BaseFinder):
    """Finds what PACKAGES names and nothing else, so that no other file of a package is ever published."""

    def __init__(self, *args, **kwargs):
        self.storages = {name: FileSystemStorage(NODE_MODULES / folder) for name, (folder, _) in PACKAGES.items()}
        for name, storage in self.storages.items():
            storage.prefix = f"vendor/{name}"

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        for storage, file in self.files():
            if path == f"{storage.prefix}/{file}" and storage.exists(file):
                return [storage.path(file)] if find_all else storage.path(file)
        return []

    def list(self, ignore_patterns):
        return [(file, storage) for storage, file in self.files()]

    def files(self):
        for name, (_, files) in PACKAGES.items():
            for file in files:
                yield self.storages[name], file
