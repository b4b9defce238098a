"""Who is away, and who stands in."""

from django.contrib import admin

from directory.models import Absence, User
from records import clock
from records.admin.calendar import DaysAdmin


@admin.register(Absence)
class AbsenceAdmin(DaysAdmin):
    list_display = ["user", "first_day", "last_day", "deputy", "counts"]
    list_select_related = ["user", "deputy"]
    search_fields = ["user__name", "user__email", "deputy__name", "deputy__email"]
    fields = ["user", "starts_on", "ends_on", "deputy", "remark"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Those who work in the office: few enough to choose from."""
        kwargs["queryset"] = User.objects.staff(clock.today()).order_by("name", "email")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        """Somebody else's is another absence."""
        return ["user"] if obj else []

    def get_changeform_initial_data(self, request):
        return {"user": request.user.pk, "starts_on": clock.today()} | super().get_changeform_initial_data(request)
