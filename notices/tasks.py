"""The doorbell of the post room. Both may ring twice or late: the rows decide what is done."""

from celery import shared_task

from notices import delivery, gateways
from notices.models import Email, Sms
from records import clock

RUNG_AT_ONCE = 200
RING_LASTS = 20  # seconds, until the next sweep; so rings never pile up


@shared_task
def deliver(email_id):
    delivery.deliver(email_id)


@shared_task
def deliver_sms(sms_id):
    from notices import texting

    texting.deliver(sms_id)


@shared_task
def sweep():
    """Find what a lost ring or a dead worker left behind."""
    delivery.take_back_abandoned()
    for email_id in Email.objects.due(clock.now()).values_list("pk", flat=True)[:RUNG_AT_ONCE]:
        deliver.apply_async((email_id,), expires=RING_LASTS)
    _sweep_sms()


def _sweep_sms():
    from notices import texting

    texting.give_up_abandoned()
    if gateways.is_offered():
        for sms_id in Sms.objects.due(clock.now()).values_list("pk", flat=True)[:RUNG_AT_ONCE]:
            deliver_sms.apply_async((sms_id,), expires=RING_LASTS)


@shared_task
def remind():
    """Plan and send the reminders that are due; the ledger decides, so it may ring at any time."""
    from notices.reminders import plan_and_send

    plan_and_send()
