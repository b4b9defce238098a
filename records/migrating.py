"""Many operations of one migration in one step."""

from django.db.migrations.operations.base import Operation


class Together(Operation):
    """Operations that need not see what the others have done to the models: those of one migration that adds many.

    Django makes all its historical models anew after each operation: for a migration with many models and triggers some
    hundred times, twenty seconds. After this one it makes them once. Each operation is given the models before all of
    them and after all of them.
    """

    def __init__(self, *operations):
        self.operations = operations
        self.reversible = all(operation.reversible for operation in operations)

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)  # what is not made yet need not be made anew
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        before = _Before(to_state, from_state)
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, before)

    def describe(self):
        return f"{len(self.operations)} operations"


class _Before:
    """The models before; one that the operations make is as it is after them: what was added to it is taken from it."""

    def __init__(self, before, after):
        self.before, self.after = before, after
        self.models = after.models | before.models
        self.apps = self

    def get_model(self, app_label, model_name):
        state = self.before if (app_label, model_name.lower()) in self.before.models else self.after
        return state.apps.get_model(app_label, model_name)
