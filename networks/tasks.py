"""A doorbell of the night: it makes one call, and may ring twice unharmed."""

from celery import shared_task


@shared_task
def close_unconfirmed():
    from networks import actions

    actions.close_unconfirmed()
