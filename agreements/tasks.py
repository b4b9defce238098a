"""Doorbells of the night: each makes one call, and may ring twice unharmed."""

from celery import shared_task


@shared_task
def plan_commitments():
    from agreements import actions

    actions.plan_all()


@shared_task
def renew_tacitly():
    from agreements import actions

    actions.renew_tacitly()


@shared_task
def open_reviews():
    from agreements import actions

    actions.open_due_reviews()
