"""Doorbells of the worker: each loads and makes one call, and may ring twice unharmed."""

from celery import shared_task


@shared_task
def work(job_id):
    from records import jobs

    jobs.work(job_id)


@shared_task
def sweep():
    from records import jobs

    jobs.sweep()
