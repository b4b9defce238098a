"""Doorbells of calls: each makes one call, and may ring twice unharmed."""

from celery import shared_task


@shared_task
def tell_of_calls():
    from programs import alerts

    alerts.tell_of_calls()


@shared_task
def forget_alerts():
    from programs import alerts

    alerts.forget_alerts()
