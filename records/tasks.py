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


@shared_task
def forget_files():
    from records import jobs

    jobs.forget_files()


@shared_task(bind=True)
def sign(self, queue):
    from records import health

    health.note_queue(queue, self.request.hostname or "")


@shared_task
def scan_papers():
    from records import quarantine

    quarantine.sweep()


@shared_task
def sweep_files():
    from records import files

    files.sweep()
