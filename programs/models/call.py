"""What do we keep of a call: its texts, times, areas, form, rules of eligibility and money, criteria?"""

import math

from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs.callphases import CallPhase, call_phase
from programs.callworkflow import CallStatus, call_workflow
from programs.models import reviewlocks
from programs.models.columns import position_field
from programs.models.programme import Programme
from programs.models.side import Side
from programs.querysets import CallQuerySet
from records import clock
from records.columns import LineField
from records.history import track
from records.languages import language_name, localised, paper_languages
from records.models import ActionItem, Document, Record
from records.models.office import validate_time_zone

MONTHS_IN_A_YEAR = 12


class CallPattern(models.TextChoices):
    """Who applies. A twin call is for two leaders, one of each side; elsewhere is a call of another body."""

    TWIN = "twin", _("two leaders apply together")
    ONE_SIDED = "one_sided", _("one side applies")
    ELSEWHERE = "elsewhere", _("apply elsewhere")


class ScoreUsed(models.TextChoices):
    RAW = "raw", _("as the reviewers gave them")
    ADJUSTED = "adjusted", _("adjusted for severe and mild reviewers")


class CutPolicy(models.TextChoices):
    """What happens at the first application that the money of a side does not suffice for."""

    STOP = "stop", _("stop: it and all after it are reserves")
    SKIP = "skip", _("skip it: what comes after and fits is funded")


@track()
class Call(Record):
    """One call of a programme. What it asks, pays and weighs are its rows; where it stands now is `phase(now)`.

    Without `closes_at` it is rolling. An application is taken until `grace_minutes` after closing; a partner who was
    asked before closing may consent until `consent_closes_at`.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="calls", verbose_name=_("programme"))
    code = LineField(_("code"), max_length=20, unique=True, help_text=_("Begins its references: JDS-1406-0042."))
    pattern = models.CharField(_("pattern"), max_length=10, choices=CallPattern, default=CallPattern.TWIN)
    title_en = LineField(_("title (English)"), max_length=300)
    title_fa = LineField(_("title (Persian)"), max_length=300, blank=True)
    about_en = models.TextField(_("what it is about (English)"), blank=True)
    about_fa = models.TextField(_("what it is about (Persian)"), blank=True)
    who_en = models.TextField(_("who may apply (English)"), blank=True)
    who_fa = models.TextField(_("who may apply (Persian)"), blank=True)
    pays_en = models.TextField(_("what it pays (English)"), blank=True)
    pays_fa = models.TextField(_("what it pays (Persian)"), blank=True)
    time_zone = LineField(_("time zone"), max_length=40, default="Asia/Tehran", validators=[validate_time_zone])
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    grace_minutes = models.PositiveSmallIntegerField(
        _("minutes of grace"), default=15, validators=[MaxValueValidator(1440)]
    )
    consent_closes_at = models.DateTimeField(_("partners may consent until"), null=True, blank=True)
    results_on = models.DateField(_("results expected on"), null=True, blank=True)
    url = models.URLField(_("web address"), max_length=500, blank=True)
    min_months = models.PositiveSmallIntegerField(_("shortest duration in months"), null=True, blank=True)
    max_months = models.PositiveSmallIntegerField(_("longest duration in months"), null=True, blank=True)
    max_per_leader = models.PositiveSmallIntegerField(
        _("applications one leader may have in it"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    asks_partner_number = models.BooleanField(
        _("asks for the number of the partner's application at its own agency"), default=False
    )
    asks_endorsement = models.BooleanField(_("the home institution endorses each application"), default=False)
    endorser_en = LineField(
        _("who endorses (English)"),
        max_length=200,
        blank=True,
        help_text=_("Who speaks for the home institution, like: the vice-president for research."),
    )
    endorser_fa = LineField(_("who endorses (Persian)"), max_length=200, blank=True)
    partner_on_paper = models.BooleanField(_("partners consent on paper"), default=False)
    tells_resubmission = models.BooleanField(
        _("evaluators are told that an application is a resubmission"), default=False
    )
    reviews_per_side = models.PositiveSmallIntegerField(
        _("reviews on each side"), default=2, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    most_per_reviewer = models.PositiveSmallIntegerField(
        _("most reviews of one reviewer"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    review_due_on = models.DateField(_("reviews due on"), null=True, blank=True)
    review_languages = ArrayField(
        models.CharField(max_length=5), verbose_name=_("languages that reviewers read"), default=list, blank=True
    )
    hides_applicants = models.BooleanField(_("reviewers are not told who applies"), default=False)
    spread_limit = models.PositiveSmallIntegerField(
        _("points between two reviews that are looked at"), default=25, validators=[MaxValueValidator(100)]
    )
    score_used = models.CharField(_("scores that decide"), max_length=10, choices=ScoreUsed, default=ScoreUsed.RAW)
    threshold = models.DecimalField(
        _("least score of each side"), max_digits=5, decimal_places=2, default=60, help_text=_("Out of 100.")
    )
    cut_policy = models.CharField(_("where the money ends"), max_length=10, choices=CutPolicy, default=CutPolicy.STOP)
    most_projects = models.PositiveSmallIntegerField(
        _("most projects"), null=True, blank=True, help_text=_("As many as are funded at most; empty: as money allows.")
    )
    shows_amounts = models.BooleanField(
        _("everybody reads what its projects are given"),
        default=False,
        help_text=_("On the public page of a funded project: the amounts of each side."),
    )
    contact_name = LineField(_("contact"), max_length=200, blank=True)
    contact_email = models.EmailField(_("email of the contact"), blank=True)
    status = models.CharField(_("status"), max_length=10, choices=CallStatus, default=CallStatus.DRAFT, editable=False)
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    form_locked_at = models.DateTimeField(_("form frozen"), null=True, blank=True, editable=False)
    copied_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="copies",
        verbose_name=_("copied from"),
    )
    documents = GenericRelation(Document)
    action_items = GenericRelation(ActionItem)

    objects = CallQuerySet.as_manager()
    workflow = call_workflow
    timeline_children = (
        "texts",
        "areas",
        "dates",
        "sections",
        "rules",
        "criteria",
        "categories",
        "budgets",
        "reports_asked",
        "report_questions",
        "documents",
    )
    verbs = {
        "begin_call": _("Begun"),
        "copy_call": _("Copied from an earlier call"),
        "freeze_form": _("Form frozen by its first application"),
        "move_times": _("Times moved"),
        "ask_extension": _("Extension asked for"),
        "agree_extension": _("Extension agreed"),
    }

    class Meta(Record.Meta):
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = [F("opens_at").desc(nulls_last=True), "-pk"]
        indexes = [models.Index(fields=["status", "closes_at"], name="call_by_closing")]
        constraints = [
            models.CheckConstraint(
                name="call_code_is_plain",
                condition=Q(code__regex=r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$"),
                violation_error_message=_("Capital letters, digits and hyphens, like JDS-1406."),
            ),
            models.CheckConstraint(
                name="call_closes_after_opening",
                condition=Q(closes_at__gt=F("opens_at")) | Q(closes_at__isnull=True) | Q(opens_at__isnull=True),
                violation_error_message=_("It closes before it opens."),
            ),
            models.CheckConstraint(
                name="call_consent_closes_last",
                condition=Q(consent_closes_at__isnull=True)
                | Q(closes_at__isnull=False, consent_closes_at__gte=F("closes_at"), pattern="twin"),
                violation_error_message=_("Partners of a twin call may consent until it closes, or later."),
            ),
            models.CheckConstraint(
                name="call_published_has_opening",
                condition=~Q(status="published") | Q(opens_at__isnull=False),
                violation_error_message=_("A published call has its opening."),
            ),
            models.CheckConstraint(
                name="call_elsewhere_has_address",
                condition=~Q(status="published", pattern="elsewhere") | ~Q(url=""),
                violation_error_message=_("Where does one apply? Give the web address."),
            ),
            models.CheckConstraint(
                name="call_months_ordered",
                condition=Q(max_months__gte=F("min_months")) | Q(max_months__isnull=True) | Q(min_months__isnull=True),
                violation_error_message=_("The longest duration is shorter than the shortest."),
            ),
            models.CheckConstraint(
                name="call_has_reviews",
                condition=Q(reviews_per_side__range=(1, 10)),
                violation_error_message=_("Between one and ten reviews on each side."),
            ),
            models.CheckConstraint(
                name="call_threshold_can_be_met",
                condition=Q(threshold__range=(0, 100)),
                violation_error_message=_("A score lies between 0 and 100."),
            ),
        ]
        triggers = [*Record.Meta.triggers, *reviewlocks.RULES]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("calls:call", args=[self.code])

    @property
    def title(self):
        return self.localised("title")

    @property
    def about(self):
        return self.localised("about")

    @property
    def who(self):
        return self.localised("who")

    @property
    def pays(self):
        return self.localised("pays")

    @property
    def endorser(self):
        """Who endorses for the home institution, in the office's words."""
        return self.localised("endorser")

    @property
    def is_twin(self):
        return self.pattern == CallPattern.TWIN

    @property
    def is_elsewhere(self):
        return self.pattern == CallPattern.ELSEWHERE

    @property
    def sides(self):
        """Those who apply."""
        return [Side.HOME, Side.PARTNER] if self.is_twin else [Side.HOME]

    @property
    def most_years(self):
        """How many years a project lasts at most, begun ones counted; None for any number."""
        return math.ceil(self.max_months / MONTHS_IN_A_YEAR) if self.max_months else None

    def takes_months(self, months):
        """Is this a duration that it takes?"""
        return (self.min_months or 1) <= months <= (self.max_months or months)

    def phase(self, now):
        """Where it stands at an instant; see `CallPhase`."""
        return call_phase(self, now)

    @property
    def tag(self):
        """(label, kind) of where it stands: drafts and cancelled ones by their status, else by their times."""
        if self.status != CallStatus.PUBLISHED:
            return self.get_status_display(), CallStatus(self.status).kind
        phase = self.phase(clock.now())
        return phase.label, CallPhase(phase).kind


@track()
class CallText(models.Model):
    """A call's text in one more language, as the partner gave it."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=5, choices=paper_languages)
    title = LineField(_("title"), max_length=300)
    about = models.TextField(_("what it is about"), blank=True)
    who = models.TextField(_("who may apply"), blank=True)
    pays = models.TextField(_("what it pays"), blank=True)

    class Meta:
        verbose_name = _("text in another language")
        verbose_name_plural = _("texts in other languages")
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "language"],
                name="call_text_once",
                violation_error_message=_("The text in this language is there already."),
            ),
            models.CheckConstraint(
                name="call_text_is_another",
                condition=~Q(language__in=["", "en", "fa"]),
                violation_error_message=_("English and Persian stand in the call itself: choose another language."),
            ),
        ]

    def __str__(self):
        return language_name(self.language)


@track()
class CallArea(models.Model):
    """A field of science in which one may apply."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="areas")
    name_en = LineField(_("name (English)"), max_length=200)
    name_fa = LineField(_("name (Persian)"), max_length=200, blank=True)
    position = position_field()

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "name_en"],
                name="call_area_once",
                violation_error_message=_("This area is there already."),
            )
        ]

    def __str__(self):
        return localised(self, "name")


@track()
class CallDate(models.Model):
    """A line of the timetable besides opening, closing and results."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="dates")
    on = models.DateField(_("on"))
    what_en = LineField(_("what (English)"), max_length=200)
    what_fa = LineField(_("what (Persian)"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("line of the timetable")
        verbose_name_plural = _("timetable")
        ordering = ["on", "pk"]

    def __str__(self):
        return localised(self, "what")
