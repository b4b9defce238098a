"""The queue is a doorbell: every work is a row, and a sweep finds what a lost message would have forgotten."""

import logging.config
import os
import threading
import time
from datetime import UTC, datetime

from celery import Celery
from celery.schedules import crontab
from celery.signals import setup_logging, worker_process_init
from celery.utils.log import get_multiprocessing_logger
from django.conf import settings
from kombu import Exchange, Queue

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("peyvand")
app.autodiscover_tasks()

SWEEP_SECONDS = 20
REMIND_SECONDS = 600
# A letter never waits behind a long report, nor a sweep behind either. A worker without -Q listens to all three.
QUEUES = ("default", "mail", "reports")
ROUTES = {
    "notices.tasks.remind": {"queue": "default"},
    "notices.tasks.*": {"queue": "mail"},
    "records.tasks.work": {"queue": "reports"},
}
NIGHT_SECONDS = 4 * 3600
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def configuration():
    """Read when first needed, so that importing this module does not need the settings."""
    return {
        "broker_url": settings.REDIS_URL or "filesystem://localhost",
        "broker_transport_options": redis_transport() if settings.REDIS_URL else filesystem_transport(),
        "broker_connection_retry_on_startup": True,
        # A page never waits for the broker: refused in 0.1 s, hung in a second, and the sweep does the rest.
        "task_publish_retry": False,
        "task_queues": [Queue(name, Exchange(name), routing_key=name) for name in QUEUES],
        "task_default_queue": QUEUES[0],
        "task_routes": ROUTES,
        "task_ignore_result": True,
        "task_serializer": "json",
        "result_serializer": "json",
        "accept_content": ["json"],
        # A task is taken off the queue when it is done, also when the process doing it was killed.
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
        "task_soft_time_limit": 60,
        "task_time_limit": 90,
        "worker_prefetch_multiplier": 1,
        "worker_max_tasks_per_child": 200,
        "worker_max_memory_per_child": 400_000,  # kB
        "worker_soft_shutdown_timeout": 30,
        "worker_cancel_long_running_tasks_on_connection_loss": True,
        "worker_enable_remote_control": bool(settings.REDIS_URL),
        "worker_hijack_root_logger": False,
        "timezone": settings.TIME_ZONE,
        "beat_scheduler": "config.beat:Timetable",
        "beat_max_loop_interval": 5,
        "beat_schedule": {
            "jobs": sweep("records.tasks.sweep"),
            "mail": sweep("notices.tasks.sweep"),
            "reminders": sweep("notices.tasks.remind", every=REMIND_SECONDS),
            **{f"sign of life: {name}": sign_of_life(name) for name in QUEUES},
            "papers": sweep("records.tasks.scan_papers"),
            "lost files": nightly("records.tasks.sweep_files"),
            "old files": nightly("records.tasks.forget_files"),
            "old sessions": nightly("directory.tasks.forget_sessions"),
            "old seals": nightly("directory.tasks.seal_anew"),
            "new calls": sweep("programs.tasks.tell_of_calls", every=REMIND_SECONDS),
            "call alerts": nightly("programs.tasks.forget_alerts"),
            "commitments": nightly("agreements.tasks.plan_commitments"),
            "closed accounts": nightly("directory.tasks.erase_closed_accounts"),
            "renewals": nightly("agreements.tasks.renew_tacitly"),
            "renewal reviews": nightly("agreements.tasks.open_reviews"),
            "visits without dates": nightly("memberships.tasks.cancel_late_visits"),
            "unconfirmed applications": nightly("networks.tasks.close_unconfirmed"),
            "dues of memberships": nightly("memberships.tasks.plan_dues"),
        },
    }


def sweep(task, *, every=SWEEP_SECONDS):
    """An entry that rings every so many seconds; a ring nobody heard in that time is forgotten.

    It rings at once when the timetable starts: one that is killed or upgraded often would never come to the long ones.
    """
    return {"task": task, "schedule": every, "options": {"expires": every}, "last_run_at": LONG_AGO}


def sign_of_life(queue):
    """Whoever listens to this queue writes down that it did; the page about the portal's health reads it."""
    return sweep("records.tasks.sign") | {"args": [queue], "options": {"expires": SWEEP_SECONDS, "queue": queue}}


def nightly(task):
    """An entry that rings at half past two; a machine that sleeps then is cleaned another night."""
    return {"task": task, "schedule": crontab(hour=2, minute=30), "options": {"expires": NIGHT_SECONDS}}


def redis_transport():
    return {
        "visibility_timeout": 300,
        "unacked_restore_interval": 10,
        "unacked_restore_throttle": 1,
        "socket_timeout": 1,
        "socket_connect_timeout": 1,
        "max_retries": 0,
    }


def filesystem_transport():
    """Nothing to install: messages are files. The short poll costs 1.5 % of a core and answers in 50 ms."""
    folders = {"data_folder_in": "messages", "data_folder_out": "messages", "control_folder": "control"}
    paths = {option: settings.VAR / "queue" / name for option, name in folders.items()}
    for path in paths.values():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {option: str(path) for option, path in paths.items()} | {"polling_interval": 0.05}


app.add_defaults(configuration)


@setup_logging.connect
def log_as_the_portal_does(**kwargs):
    """One JSON object a line; without this Celery puts its own handlers and format in place."""
    logging.config.dictConfig(settings.LOGGING)
    get_multiprocessing_logger().propagate = True  # what the pool says, too


@worker_process_init.connect
def end_with_the_worker(**kwargs):
    """A pool process whose worker was killed would wait for ever: look once a second whether it is still there."""
    worker = os.getppid()

    def watch():
        while os.getppid() == worker:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True, name="end-with-the-worker").start()
