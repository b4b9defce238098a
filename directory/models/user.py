"""Accounts, and the roles they hold by appointment."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from rules import has_perm

from directory.models.institution import Institution, Unit
from directory.querysets import AppointmentQuerySet, UserQuerySet
from directory.roles import STAFF, Role
from records import clock
from records.columns import LineField
from records.history import track
from records.languages import kept_language
from records.models import Record


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def create_user(self, email, password=None, **values):
        user = self.model(email=self.normalize_email(email).lower(), **values)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


@track(
    "remove_second_factor",
    "connect_orcid",
    "disconnect_orcid",
    exclude=["email", "last_login", "name", "name_fa", "password"],
)
class User(AbstractBaseUser):
    """An account. What it may do follows from today's appointments; there is no superuser."""

    email = models.EmailField(
        _("email"), unique=True, error_messages={"unique": _("Another account has this address.")}
    )
    name = LineField(_("name (Latin)"), max_length=200, blank=True)
    name_fa = LineField(_("name (Persian)"), max_length=200, blank=True)
    language = models.CharField(
        _("language of letters"), max_length=5, default="en", choices=[("en", "English"), ("fa", "فارسی")]
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("entered"), default=clock.now, editable=False)

    objects = UserManager()
    USERNAME_FIELD = EMAIL_FIELD = "email"
    verbs = {
        "invite": _("Invited"),
        "remove_second_factor": _("Second step at sign-in removed"),
        "connect_orcid": _("ORCID iD connected"),
        "disconnect_orcid": _("ORCID iD disconnected"),
        "close_account": _("Account closed"),
        "reopen_account": _("Account opened again"),
        "erase_account": _("Personal data erased"),
    }
    timeline_children = ("appointments",)

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.UniqueConstraint(
                Lower("email"), name="user_email_once", violation_error_message=_("Another account has this address.")
            ),
            models.CheckConstraint(
                name="closed_account_lets_nobody_in",
                condition=models.Q(closed_at__isnull=True) | models.Q(is_active=False),
                violation_error_message=_("Nobody signs in to a closed account."),
            ),
            models.CheckConstraint(
                name="erased_account_was_closed",
                condition=models.Q(erased_at__isnull=True) | models.Q(closed_at__isnull=False),
                violation_error_message=_("Only a closed account is erased."),
            ),
        ]

    def __str__(self):
        """The name in the reader's language, or in the other where there is only that."""
        if kept_language() == "fa":
            return self.name_fa or self.name or self.email
        return self.name or self.name_fa or self.email

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        return str(self)

    @cached_property
    def appointments_today(self):
        """Loaded once: a request has its own user object, so an appointment that ended counts no more on the next."""
        if self.pk is None or not self.is_active:
            return []
        return list(self.appointments.on(clock.today()))

    @property
    def is_staff(self):
        return any(appointment.role in STAFF for appointment in self.appointments_today)

    def has_perm(self, name, record=None):
        return self.is_active and has_perm(name, self, record)

    def has_module_perms(self, app_label):
        return self.is_staff


@track()
class Appointment(Record):
    """A user holds a role, at an institution or unit or for the whole office, from a day, perhaps until a day."""

    user = models.ForeignKey(User, models.PROTECT, related_name="appointments", verbose_name=_("account"))
    role = models.CharField(_("role"), max_length=20, choices=Role)
    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("at the institution")
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("at the unit")
    )
    starts_on = models.DateField(_("from"), default=clock.today)
    ends_on = models.DateField(_("until, this day included"), null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()
    verbs = {"appoint": _("Appointed"), "end_appointment": _("Appointment ended")}

    class Meta(Record.Meta):
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                name="appointment_dates_ordered",
                condition=models.Q(ends_on__gte=models.F("starts_on")) | models.Q(ends_on__isnull=True),
                violation_error_message=_("The appointment ends before it begins."),
            ),
            models.CheckConstraint(
                name="unit_officer_has_unit",
                condition=~models.Q(role="unit_officer") | models.Q(unit__isnull=False),
                violation_error_message=_("A unit officer is appointed at a unit."),
            ),
            models.CheckConstraint(
                name="programme_manager_has_institution",
                condition=~models.Q(role="programme_manager") | models.Q(institution__isnull=False),
                violation_error_message=_("A programme manager is appointed at the institution that runs it."),
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}: {self.user}"

    def is_held(self, on):
        """Does it count on a day? As `on` of the queryset says."""
        return not self.is_closed and self.starts_on <= on and (self.ends_on is None or self.ends_on >= on)
