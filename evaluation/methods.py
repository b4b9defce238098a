"""Which methods does the engine know, and how are they called? The codes are the engine's own."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Aggregation(models.TextChoices):
    ARITHMETIC = "arithmetic", _("arithmetic mean")
    GEOMETRIC = "geometric", _("geometric mean")
    HARMONIC = "harmonic", _("harmonic mean")
    POWER = "power", _("power mean")


class MissingPolicy(models.TextChoices):
    RELOCATE = "relocate", _("its weight goes to the others")
    ZERO = "zero", _("it counts as zero")
    WITHHOLD = "withhold", _("there is no score")


class WeightSource(models.TextChoices):
    GIVEN = "given", _("given by the office")
    EQUAL = "equal", _("all equal")
    PANEL = "panel", _("mean of a panel")
    AHP = "ahp", _("comparison in pairs (AHP)")
    ENTROPY = "entropy", _("from the data: entropy")
    CRITIC = "critic", _("from the data: CRITIC")
    PCA = "pca", _("from the data: principal component")


FROM_DATA = (WeightSource.ENTROPY, WeightSource.CRITIC, WeightSource.PCA)


class RandomIndex(models.TextChoices):
    SAATY_2008 = "saaty-2008", _("Saaty 2008")
    SAATY_1980 = "saaty-1980", _("Saaty 1980")


class Direction(models.IntegerChoices):
    MORE = 1, _("more is better")
    LESS = -1, _("less is better")
    SHOWN = 0, _("shown, not counted")


class Normalisation(models.TextChoices):
    MINMAX = "minmax", _("between the least and the greatest")
    GOALPOSTS = "goalposts", _("between two goalposts")
    ZSCORE = "zscore", _("distance from the mean in standard deviations")
    PHI = "phi", _("share of the normal curve (THE, QS)")
    RANK = "rank", _("rank")
    BORDA = "borda", _("how many are beaten (Borda)")
    PERCENTILE = "percentile", _("percentile")
    PERCENTILE_HANDBOOK = "percentile_handbook", _("percentile of the OECD handbook")
    DISTANCE_TO_MAX = "distance_to_max", _("distance to the greatest")
    TARGET = "target", _("distance to a target")
    REFERENCE = "reference", _("distance to a reference institution")
    BEST = "best", _("share of the best")
    CATEGORIES = "categories", _("points by percentile")
    MEAN_BAND = "mean_band", _("above, at or below the mean")


class Treatment(models.TextChoices):
    WINSORISE = "winsorise", _("pull extremes in, one by one")
    NONE = "none", _("nothing")
    LOG = "log", _("logarithm")
    GII_LOG = "gii_log", _("logarithm of the Global Innovation Index")
    THREE_SD = "three_sd", _("leave out beyond three standard deviations")
    TRIM = "trim", _("cut at the 2.5th and 97.5th percentile")
    ROOT = "root", _("square root")


class Fallback(models.TextChoices):
    LOG = "log", _("logarithm")
    NONE = "none", _("nothing")


class Imputation(models.TextChoices):
    NONE = "none", _("nothing: a gap stays a gap")
    MEAN = "mean", _("mean of all")
    MEDIAN = "median", _("median of all")
    GROUP_MEAN = "group_mean", _("mean of the peer group")
    GROUP_MEDIAN = "group_median", _("median of the peer group")
    ROW_MEDIAN = "row_median", _("median of the institution's other scores")
    PERCENTILE = "percentile", _("a percentile of the others' values")
    LAST = "last", _("its last value")
    LINEAR = "linear", _("on a line between its years")


class Ties(models.TextChoices):
    MIN = "min", _("1, 2, 2, 4")
    MAX = "max", _("1, 3, 3, 4")
    DENSE = "dense", _("1, 2, 2, 3")
    AVERAGE = "average", _("1, 2.5, 2.5, 4")


class Bands(models.TextChoices):
    NONE = "none", _("none")
    BLOCKS = "blocks", _("exact ranks first, then blocks")
    QUANTILES = "quantiles", _("as many in each")
    THRESHOLDS = "thresholds", _("by limits of the score")


class DrawnNormalisation(models.TextChoices):
    OWN = "own", _("each its own")
    MINMAX = "minmax", _("between the least and the greatest")
    ZSCORE = "zscore", _("distance from the mean in standard deviations")
    PERCENTILE = "percentile", _("percentile")


class DrawnAggregation(models.TextChoices):
    OWN = "own", _("each its own")
    ARITHMETIC = "arithmetic", _("arithmetic mean")
    GEOMETRIC = "geometric", _("geometric mean")
    HARMONIC = "harmonic", _("harmonic mean")


class DrawnMissing(models.TextChoices):
    OWN = "own", _("each its own")
    IMPUTE_MEDIAN = "impute_median", _("median of all")
