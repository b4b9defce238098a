"""Definitions: what only developers can change, gathered from a module of that name in every app."""

from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import module_has_submodule


def discover(*modules):
    """Import the modules of these names from every app of ours, so that what they register is known."""
    ours = [app for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR]
    for module in modules:
        for app in reversed(ours):
            if module_has_submodule(app.module, module):
                import_module(f"{app.name}.{module}")


class Registry:
    """Definitions of one kind, by slug.

    Slugs are plain strings in the database, so a new definition never makes a migration.
    """

    def __init__(self, module, *, required):
        self.module = module
        self.required = required
        self._by_slug = {}

    def register(self, definition):
        """Class decorator. Raises ImproperlyConfigured when the definition is incomplete or its slug is taken."""
        missing = [name for name in self.required if not getattr(definition, name, None)]
        if missing:
            raise ImproperlyConfigured(f"{definition.__qualname__} lacks {', '.join(missing)}")
        if definition.slug in self._by_slug:
            raise ImproperlyConfigured(f"{definition.slug!r} is already taken in {self.module}")
        self._by_slug[definition.slug] = definition()
        return definition

    def get(self, slug):
        return self._by_slug.get(slug)

    def __iter__(self):
        return iter(self._by_slug.values())

    def __getitem__(self, slug):
        return self._by_slug[slug]

    def __contains__(self, slug):
        return slug in self._by_slug
