"""What every list of a network has: the own networks to choose from, once."""

from networks.models import Body, Network


class OfNetwork:
    """A record is entered for a network that one keeps, and stays with it."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "network":
            kwargs["queryset"] = Network.objects.run_by(request.user)
        if db_field.remote_field.model is Body:
            kwargs["queryset"] = Body.objects.open().filter(network__in=Network.objects.run_by(request.user))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        fixed = ["network"] if obj else []
        return [*super().get_readonly_fields(request, obj), *fixed]
