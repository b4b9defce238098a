"""What do we keep of a joint project: what, under which agreement, who leads it, who pays what, what came of it?"""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement
from directory.models import Institution, Person
from programs.models.columns import doi_field
from programs.models.side import Side
from programs.querysets import ProjectLeaderQuerySet, ProjectQuerySet
from programs.workflow import BEGUN, ProjectStatus, project_workflow
from records import clock
from records.columns import LineField
from records.history import track
from records.languages import listed
from records.models import ActionItem, Document, Record
from records.money import Money, amount_field, currency_field


class ProjectKind(models.TextChoices):
    RESEARCH = "research", _("joint research project")
    DEGREE = "degree", _("joint degree")
    LABORATORY = "laboratory", _("joint laboratory")
    OTHER = "other", _("other joint work")


@track()
class Project(Record):
    """A joint project or degree; one that begins without a call stands under an agreement."""

    kind = models.CharField(_("kind"), max_length=12, choices=ProjectKind, default=ProjectKind.RESEARCH)
    title_en = LineField(_("title (English)"), max_length=300)
    title_fa = LineField(_("title (Persian)"), max_length=300, blank=True)
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="projects", verbose_name=_("under the agreement")
    )
    status = models.CharField(
        _("status"), max_length=10, choices=ProjectStatus, default=ProjectStatus.PLANNED, editable=False
    )
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    summary_en = models.TextField(_("what it is about (English)"), blank=True)
    summary_fa = models.TextField(_("what it is about (Persian)"), blank=True)
    url = models.URLField(_("web address"), max_length=500, blank=True)
    is_public = models.BooleanField(_("public"), default=False, help_text=_("Shown to everybody once it has begun."))
    documents = GenericRelation(Document)
    action_items = GenericRelation(ActionItem)

    objects = ProjectQuerySet.as_manager()
    workflow = project_workflow
    timeline_children = ("leaders", "funding", "outputs", "documents", "action_items")

    class Meta(Record.Meta):
        verbose_name = _("joint project")
        verbose_name_plural = _("joint projects")
        ordering = [F("starts_on").desc(nulls_last=True), "-pk"]
        indexes = [
            models.Index(fields=["status", "starts_on"], name="project_by_status"),
        ]
        constraints = [
            models.CheckConstraint(
                name="project_dates_ordered",
                condition=Q(ends_on__gte=F("starts_on")) | Q(ends_on__isnull=True) | Q(starts_on__isnull=True),
                violation_error_message=_("It ends before it begins."),
            ),
            models.CheckConstraint(
                name="project_begun_has_first_day",
                condition=Q(starts_on__isnull=False) | ~Q(status__in=BEGUN),
                violation_error_message=_("What has begun has its first day."),
            ),
            models.CheckConstraint(
                name="project_ended_has_last_day",
                condition=Q(ends_on__isnull=False) | ~Q(status__in=["ended", "closed"]),
                violation_error_message=_("What has ended has its last day."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("projects:project", args=[self.uuid])

    @property
    def title(self):
        return self.localised("title")

    @property
    def summary(self):
        return self.localised("summary")

    @property
    def of_award(self):
        """The award as which it was funded; None for what began without a call."""
        return getattr(self, "award", None)

    @property
    def shows_amounts(self):
        """Does everybody read what it is given? That is for its call to say."""
        return self.of_award is not None and self.of_award.application.call.shows_amounts

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        return self.get_status_display(), ProjectStatus(self.status).kind


NOT_PUBLISHED = _("name not published")


@track(exclude=["name"])
class ProjectLeader(models.Model):
    """Who leads it on one side: an entry of the directory, or a name, and from which institution.

    Whoever leads it at home is named in public; whoever leads it abroad only with agreement. Until somebody asks for
    whom (`told_to`), nobody is named.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="leaders")
    side = models.CharField(_("side"), max_length=8, choices=Side, default=Side.HOME)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="projects_led", verbose_name=_("person")
    )
    name = LineField(_("or the name"), max_length=200, blank=True)
    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, related_name="projects_led", verbose_name=_("institution")
    )
    institution_given = LineField(_("or its name"), max_length=300, blank=True)
    may_be_named = models.BooleanField(
        _("has agreed to be named in public"),
        default=False,
        help_text=_(
            "For the partner side: without it the public reads the institution alone. The home side is always named."
        ),
    )

    objects = ProjectLeaderQuerySet.as_manager()

    class Meta:
        verbose_name = _("leader of a project")
        verbose_name_plural = _("leaders")
        ordering = ["side", "pk"]
        constraints = [
            models.CheckConstraint(
                name="project_leader_is_named",
                condition=Q(person__isnull=False) | ~Q(name=""),
                violation_error_message=_("Choose the person, or write the name."),
            ),
            models.UniqueConstraint(
                fields=["project", "side", "person"],
                condition=Q(person__isnull=False),
                name="project_leader_once",
                violation_error_message=_("This person leads it on this side already."),
            ),
        ]

    def __str__(self):
        return listed(part for part in (self.shown, self.institution_name) if part) or str(NOT_PUBLISHED)

    @property
    def full_name(self):
        """For those who read the papers of the project."""
        return self.person.name if self.person_id else self.name

    @property
    def shown(self):
        """The name, where the reader for whom it was asked for may read it; else nothing."""
        return self.full_name if getattr(self, "is_named", False) else ""

    @property
    def institution_name(self):
        return self.institution.name if self.institution_id else self.institution_given


@track()
class ProjectFunding(models.Model):
    """What one side gives: an amount in one currency, or something else than money."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="funding")
    side = models.CharField(_("side"), max_length=8, choices=Side, default=Side.HOME)
    source = LineField(_("who gives it"), max_length=200)
    amount = amount_field(_("amount"))
    currency = currency_field(blank=True)
    in_kind = LineField(_("what else than money"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("funding of a project")
        verbose_name_plural = _("funding")
        ordering = ["side", "pk"]
        constraints = [
            models.CheckConstraint(
                name="project_funding_amount_has_currency",
                condition=Q(amount__isnull=True, currency="")
                | Q(amount__isnull=False, amount__gte=0, currency__regex=r"^[A-Z]{3}$"),
                violation_error_message=_("An amount has its currency, and is not below zero."),
            ),
            models.CheckConstraint(
                name="project_funding_is_something",
                condition=Q(amount__isnull=False) | ~Q(in_kind=""),
                violation_error_message=_("Give an amount, or say what else is given."),
            ),
        ]

    def __str__(self):
        return f"{self.source}: {self.money or self.in_kind}"

    @property
    def money(self):
        """The amount with its currency; None where something else is given."""
        return None if self.amount is None else Money(self.amount, self.currency)


class OutputKind(models.TextChoices):
    PUBLICATION = "publication", _("publication")
    THESIS = "thesis", _("thesis")
    PATENT = "patent", _("patent")
    DATA = "data", _("data or software")
    EVENT = "event", _("event")
    OTHER = "other", _("other output")


@track()
class ProjectOutput(models.Model):
    """What came of it."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="outputs")
    kind = models.CharField(_("kind"), max_length=12, choices=OutputKind, default=OutputKind.PUBLICATION)
    title = LineField(_("title"), max_length=300)
    published_on = models.DateField(_("on"), null=True, blank=True)
    doi = doi_field()
    url = models.URLField(_("web address"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("output of a project")
        verbose_name_plural = _("outputs")
        ordering = ["-published_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "doi"],
                condition=~Q(doi=""),
                name="project_output_doi_once",
                violation_error_message=_("An output with this DOI is there already."),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def address(self):
        """Where it is found; "" where nobody said."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url
