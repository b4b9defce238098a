"""Celery's own timetable, which also writes down when it rang last: the page about the portal's health reads it."""

import logging
import time

from celery.beat import Scheduler
from django.db import DatabaseError, close_old_connections

from records import health

logger = logging.getLogger(__name__)
NOTED_EVERY = 15  # seconds; entries ring every 20


class Timetable(Scheduler):
    """Kept in memory: each sweep may run twice or late unharmed, so nothing about times needs to be kept."""

    _noted_at = -NOTED_EVERY

    def apply_async(self, entry, producer=None, advance=True, **kwargs):
        rung = super().apply_async(entry, producer=producer, advance=advance, **kwargs)
        if time.monotonic() - self._noted_at >= NOTED_EVERY:
            self._noted_at = time.monotonic()
            self._note()
        return rung

    def _note(self):
        """Where the database is away it goes on ringing: the worker's sweeps wait for it by themselves."""
        close_old_connections()
        try:
            health.note("beat")
        except DatabaseError:
            logger.warning("the timetable could not write down its ring", exc_info=True)
        finally:
            close_old_connections()
