"""The portal's Celery for these tests: with a clock that they move and protections that they take away.

What a test wants stands in the environment: `NIGHT_CLOCK`, a file with the seconds by which this portal is ahead of the
machine; `NIGHT_EVERY`, the seconds between two rings of every sweep; `NIGHT_WITHOUT`, the names of protections.
"""

import os
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import django
from django.utils import timezone

from config.celery import app

__all__ = ["app"]

_machine = timezone.now


def _moved():
    return _machine() + timedelta(seconds=float(Path(os.environ["NIGHT_CLOCK"]).read_text()))


def ring_every(seconds):
    for entry in app.conf.beat_schedule.values():
        if isinstance(entry["schedule"], int):
            entry |= {"schedule": seconds, "options": entry["options"] | {"expires": 20}}


timezone.now = _moved
django.setup()
import_module("tests.night.protections").take_away(os.environ.get("NIGHT_WITHOUT", "").split())
if "NIGHT_EVERY" in os.environ:
    ring_every(float(os.environ["NIGHT_EVERY"]))
