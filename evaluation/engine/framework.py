"""What is measured, and by which method? The plain rows of a framework, as a file or the portal gives them."""

from dataclasses import dataclass, field

TOTAL = "total"  # the node above all others
EVIDENCE = ("none", "optional", "required", "required_if_positive")


@dataclass(frozen=True)
class Variable:
    """What an institution gives."""

    code: str
    whole: bool = False
    minimum: float | None = None
    maximum: float | None = None
    title: dict = field(default_factory=dict)
    definition: dict = field(default_factory=dict)
    unit: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Imputation:
    """What stands for a value that is not available, before outliers are treated."""

    method: str = "none"
    years: int = 1  # how old may the last observation be
    group: str = ""  # the set of peer groups whose mean or median is taken
    percentile: float | None = None  # of the values that are there, 0 the worst of them


@dataclass(frozen=True)
class Treatment:
    """What is done with outliers before values are normalised."""

    method: str = "winsorise"
    most: int | None = None  # points that may be changed; none: a tenth of the units, at least 1 and at most 5
    fallback: str = "log"  # what follows where winsorising is not enough


@dataclass(frozen=True)
class Normalisation:
    """How values become points: the method, and what it needs of the rest."""

    method: str = "minmax"
    low: float | None = None  # none: 0, or 1 below a geometric or harmonic node
    high: float = 100.0
    goalposts: tuple | None = None
    log: bool = False
    target: float | None = None
    reference: str = ""
    capped: bool = False
    centre: float = 0.0
    spread: float = 1.0
    margin: float = 0.2


@dataclass(frozen=True)
class Indicator:
    """A sum of variables, or a sum divided by a sum, times a scale."""

    code: str
    node: str
    numerator: tuple
    denominator: tuple = ()
    scale: float = 1.0
    weight: float = 1.0
    direction: int = 1  # 0: shown, not counted
    normalisation: Normalisation = Normalisation()
    treatment: Treatment = Treatment()
    imputation: Imputation = Imputation()
    title: dict = field(default_factory=dict)
    definition: dict = field(default_factory=dict)
    unit: dict = field(default_factory=dict)
    evidence: str = "none"  # which the portal asks for; nothing is computed from it


@dataclass(frozen=True)
class Node:
    """What is put together from what is below it: by which mean and weights, and what is done about gaps."""

    code: str
    parent: str | None = TOTAL
    weight: float = 1.0
    aggregation: str = "arithmetic"
    power: float = 1.0
    missing: str = "relocate"
    coverage: float = 0.6
    weights: str = "given"
    allocations: tuple = ()  # a panel's: {child: points} for each member
    compared: tuple = ()  # the children in the order of the judgements
    judgements: tuple = ()  # a matrix for each member
    random_index: str = "saaty-2008"
    title: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Bands:
    """Blocks behind so many exact places, equal shares of the ranking, or tiers of the value."""

    kind: str = "none"
    exact: int = 0
    block: int = 1
    at: tuple = ()
    names: tuple = ()


@dataclass(frozen=True)
class Robustness:
    """What is drawn again and again, and how often."""

    draws: int = 2000
    spread: float = 0.25
    seed: int = 0
    normalisations: tuple = ("own", "zscore", "percentile")
    aggregations: tuple = ("arithmetic", "geometric")
    missing: tuple = ("own", "impute_median")
    winsorise: tuple = ()  # further numbers of points that may be changed
    leave_out: bool = False
    top: tuple = (1, 3, 10)


@dataclass(frozen=True)
class Method:
    """Whose values make the scales, who is screened out, how scores are shown, ranked and put in bands."""

    frame_units: tuple = ()  # none: every unit that is not screened out
    frame_period: int | None = None  # none: the period itself
    unit_coverage: float = 0.0
    winsorise_from: int = 10
    scale_to_best: bool = False
    decimals: int = 2
    ranking_decimals: int = 2
    ties: str = "min"
    bands: Bands = Bands()
    peer_minimum: int = 5


@dataclass(frozen=True)
class Framework:
    """What is measured and how, whole; `Problems` tell what would not hold together."""

    code: str
    version: str
    variables: tuple
    nodes: tuple  # the total first, every node after its parent
    indicators: tuple
    groups: dict = field(default_factory=dict)  # set of groups: {group: units}
    method: Method = Method()
    robustness: Robustness = Robustness()
    title: dict = field(default_factory=dict)

    def node(self, code):
        return next(node for node in self.nodes if node.code == code)

    @property
    def counted(self):
        return tuple(indicator for indicator in self.indicators if indicator.direction)

    def children(self, code):
        """The nodes and counted indicators directly below a node."""
        below = [node for node in self.nodes if node.parent == code]
        return (*below, *(indicator for indicator in self.counted if indicator.node == code))

    def above(self, indicator):
        """The nodes from an indicator up to the total."""
        node = self.node(indicator.node)
        while node is not None:
            yield node
            node = self.node(node.parent) if node.parent else None
