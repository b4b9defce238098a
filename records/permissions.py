"""Who may see a record? Exactly those to whom it is listed: `view_<model>` is derived from `visible_to`."""

import rules
from django.apps import apps


@rules.predicate("is_own")
def is_own(user, record=None):
    return record is not None and user.is_authenticated and record.owner_id == user.pk


@rules.predicate("may_change_its_record")
def may_change_its_record(user, row=None):
    """Whoever may change the record that a letter, an action or an approval hangs on."""
    record = row.about if row is not None else None
    if record is None:
        return False
    return user.has_perm(f"{record._meta.app_label}.change_{record._meta.model_name}", record)


rules.add_perm("records.change_savedview", is_own)
rules.add_perm("records.change_feed", is_own)

rules.add_perm("records.correct_letter", may_change_its_record)
rules.add_perm("records.withdraw_letter", may_change_its_record)

rules.add_perm("records.do_actionitem", rules.is_authenticated)
rules.add_perm("records.read_papers_actionitem", rules.is_authenticated)
rules.add_perm("records.change_actionitem", may_change_its_record)
rules.add_perm("records.finish_actionitem", is_own | may_change_its_record)
rules.add_perm("records.waive_actionitem", may_change_its_record)
rules.add_perm("records.resume_actionitem", may_change_its_record)
rules.add_perm("records.reassign_actionitem", may_change_its_record)

rules.add_perm("records.ask_outsideapproval", may_change_its_record)
rules.add_perm("records.answer_outsideapproval", may_change_its_record)
rules.add_perm("records.drop_outsideapproval", may_change_its_record)
rules.add_perm("records.hand_over_outsideapproval", may_change_its_record)


def derive_view_permissions():
    """Give every model that can be listed its `view_` permission; without an object the answer is no."""
    for model in apps.get_models():
        if hasattr(model._default_manager, "visible_to"):
            rules.add_perm(f"{model._meta.app_label}.view_{model._meta.model_name}", _is_visible(model))


def _is_visible(model):
    @rules.predicate(f"is_visible:{model._meta.label_lower}")
    def check(user, record=None):
        return record is not None and model._default_manager.visible_to(user).filter(pk=record.pk).exists()

    return check
