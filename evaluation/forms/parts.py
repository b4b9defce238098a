"""What may be typed about a domain, an indicator, a data item, a peer group."""

import re

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evaluation.forms.fields import ListField
from evaluation.measures import measures
from evaluation.models import Framework, Indicator, Node, PeerGroup, ValidationRule, Variable
from records.fields import LineField

_PLUS = re.compile(r"\s*\+\s*")


class NodeChoice(forms.ModelChoiceField):
    """Nodes of drafts, named with their framework as long as there may be several."""

    is_of_one = False

    def label_from_instance(self, node):
        return str(node) if self.is_of_one else f"{node.framework} › {node}"


class _OfNode(forms.ModelForm):
    """A part that hangs on a node, and belongs to the node's framework."""

    node_field = "node"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields.get(self.node_field)
        if field is None:
            return
        nodes = Node.objects.select_related("framework__exercise")
        if self.instance.pk:
            field.is_of_one = True
            nodes = nodes.filter(framework=self.instance.framework)
            if self.node_field == "parent":
                nodes = nodes.exclude(pk=self.instance.pk)
        else:
            nodes = nodes.filter(framework__in=Framework.objects.drafts())
        field.queryset = nodes.order_by("framework", "position", "pk")

    def clean(self):
        cleaned = super().clean()
        node = cleaned.get(self.node_field)
        if node is not None and not self.instance.pk:
            self.instance.framework = node.framework
        return cleaned


class NodeForm(_OfNode):
    """A domain."""

    node_field = "parent"
    parent = NodeChoice(label=_("Below"), queryset=Node.objects.none())

    class Meta:
        model = Node
        fields = [
            "parent",
            "code",
            "title_en",
            "title_fa",
            "weight",
            "position",
            "aggregation",
            "power",
            "missing",
            "coverage",
            "weights",
            "random_index",
        ]


class IndicatorForm(_OfNode):
    """An indicator; its formula is typed as codes of data items with plus signs between them."""

    node = NodeChoice(label=_("Domain"), queryset=Node.objects.none())
    above = LineField(
        label=_("Data items"), max_length=500, help_text=_("One code, or several with plus signs: papers + reviews")
    )
    below = LineField(
        label=_("Divided by"), max_length=500, required=False, help_text=_("Likewise. Empty: it is not divided.")
    )

    class Meta:
        model = Indicator
        fields = [
            "node",
            "code",
            "continuity_key",
            "title_en",
            "title_fa",
            "definition_en",
            "definition_fa",
            "unit_en",
            "unit_fa",
            "scale",
            "weight",
            "direction",
            "position",
            "normalisation",
            "low",
            "high",
            "goal_low",
            "goal_high",
            "is_log",
            "target",
            "reference",
            "is_capped",
            "centre",
            "spread",
            "margin",
            "treatment",
            "treatment_most",
            "treatment_fallback",
            "imputation",
            "imputation_years",
            "imputation_group",
            "imputation_percentile",
            "evidence",
            "is_public",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            terms = list(self.instance.terms.select_related("variable"))
            for name, is_below in (("above", False), ("below", True)):
                codes = [term.variable.code for term in terms if term.is_below is is_below]
                self.initial.setdefault(name, " + ".join(codes))

    def clean(self):
        cleaned = super().clean()
        if self.instance.framework_id:
            variables = {one.code: one for one in Variable.objects.filter(framework=self.instance.framework_id)}
            for name in ("above", "below"):
                if name in cleaned:
                    self._read(name, variables)
        return cleaned

    def _read(self, name, variables):
        """The data items of one side, in place of what was typed."""
        typed = self.cleaned_data[name]
        codes = _PLUS.split(typed) if typed else []
        strange = [code for code in codes if code not in variables]
        if strange:
            said = gettext("There is no data item “%(code)s” in this framework.")
            self.add_error(name, said % {"code": strange[0]})
        else:
            self.cleaned_data[name] = [variables[code] for code in codes]


class _OfFramework(forms.ModelForm):
    """A part that is added to a draft, and stays there."""

    framework = forms.ModelChoiceField(label=_("Framework"), queryset=Framework.objects.none())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "framework" in self.fields:
            self.fields["framework"].queryset = Framework.objects.drafts().select_related("exercise")


class VariableForm(_OfFramework):
    """A data item."""

    measure = forms.ChoiceField(
        label=_("Counted from the office's own records"),
        required=False,
        choices=lambda: [("", "–"), *((one.slug, one.title) for one in measures)],
        help_text=_("Filled in for the institution, which may correct it; where it comes from is marked."),
    )

    class Meta:
        model = Variable
        fields = [
            "framework",
            "code",
            "continuity_key",
            "title_en",
            "title_fa",
            "definition_en",
            "definition_fa",
            "unit_en",
            "unit_fa",
            "reference_en",
            "reference_fa",
            "period",
            "source",
            "measure",
            "is_whole",
            "minimum",
            "maximum",
            "position",
        ]


class ValidationRuleForm(_OfFramework):
    """A rule about one data item."""

    class Meta:
        model = ValidationRule
        fields = [
            "framework",
            "variable",
            "looks_at",
            "other",
            "limit",
            "is_hard",
            "message_en",
            "message_fa",
            "position",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = Variable.objects.select_related("framework__exercise")
        if self.instance.pk:
            own = own.filter(framework=self.instance.framework_id)
        else:
            own = own.filter(framework__in=Framework.objects.drafts())
        for name in ("variable", "other"):
            if name in self.fields:
                self.fields[name].queryset = own.order_by("framework", "position", "pk")


class PeerGroupForm(_OfFramework):
    """A peer group."""

    units = ListField(label=_("Institutions"), required=False, help_text=_("Their codes, with commas."))

    class Meta:
        model = PeerGroup
        fields = ["framework", "grouping", "code", "title_en", "title_fa", "units"]
