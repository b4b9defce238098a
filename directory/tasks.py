"""Doorbells of the night: each makes one call, and may ring twice unharmed."""

from celery import shared_task


@shared_task
def forget_sessions():
    from directory import sessions

    sessions.forget_sessions()


@shared_task
def seal_anew():
    from directory import seals

    seals.seal_anew()


@shared_task
def erase_closed_accounts():
    from directory import closing

    closing.erase_closed_accounts()
