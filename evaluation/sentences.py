"""What the engine finds wrong, in words: "Line 7: “12 staff” is not a number."."""

from django.utils.translation import gettext_lazy as _

PLACES = {
    "file": _("File"),
    "line": _("Line %(name)s"),
    "variable": _("Variable %(name)s"),
    "node": _("Node %(name)s"),
    "indicator": _("Indicator %(name)s"),
    "groups": _("Groups %(name)s"),
    "table": _("Table %(name)s"),
    "member": _("Member %(name)s"),
}
SENTENCES = {
    # files
    "cannot_be_read": _("This is no %(form)s that can be read: %(detail)s."),
    "not_a_table": _("Here a table with keys is expected."),
    "not_tables": _("“%(key)s” is written as a list of tables."),
    "missing_key": _("“%(key)s” is missing."),
    "unknown_key": _("“%(key)s” means nothing here."),
    "not_a_text": _("“%(key)s” is a text; “%(given)s” is none."),
    "not_a_number": _("“%(key)s” is a number; “%(given)s” is none."),
    "not_whole": _("“%(key)s” is a whole number; “%(given)s” is none."),
    "not_a_flag": _("“%(key)s” is true or false, not “%(given)s”."),
    "not_a_code": _("“%(given)s” is no code: letters, digits, dots, hyphens and underscores, no spaces (%(key)s)."),
    "not_a_title": _("“%(key)s” is a text, or one text for each language."),
    "not_a_list_of_texts": _("“%(key)s” is a list of texts; “%(given)s” is none."),
    "not_a_list_of_numbers": _("“%(key)s” is a list of numbers; “%(given)s” is none."),
    "not_wholes": _("“%(key)s” is a list of whole numbers from %(low)s on."),
    "out_of_bounds": _("“%(key)s” is %(given)s, and must be between %(low)s and %(high)s."),
    "out_of_order": _("“%(first)s” must be less than “%(second)s”."),
    "unknown_choice": _("“%(key)s” cannot be “%(given)s”. One of these: %(choices)s."),
    # frameworks
    "nothing_of": _("There is no “%(key)s”: nothing can be measured."),
    "duplicate_code": _("The code “%(given)s” stands twice."),
    "unknown_node": _("There is no node “%(given)s”."),
    "unknown_variable": _("There is no variable “%(given)s” in the framework."),
    "unknown_unit": _("There is no institution “%(given)s” among those that are measured."),
    "unknown_group": _("There are no groups “%(given)s”."),
    "cycle": _("Nodes go round in a circle: %(path)s."),
    "empty_node": _("Nothing is below this node: no indicator that counts, no node."),
    "weights_without_sum": _("The weights below this node add up to zero, or one is less than zero."),
    "weight_without_direction": _("An indicator with direction 0 is shown and not counted: its weight is 0."),
    "formula_is_not_one": _("An indicator has one formula: variable, or sum, or numerator and denominator."),
    "goalposts_are_not_two": _("“%(key)s” are two numbers, the lower first."),
    "log_of_nothing": _("With a logarithm “%(key)s” begin above zero."),
    "bands_do_not_fit": _("Bands need their names: one for each quantile, one more than the rising limits."),
    "power_is_zero": _("“%(key)s” cannot be zero: that would be the geometric mean."),
    "nothing_to_draw_from": _("Robustness needs a normalisation, an aggregation and a rule about gaps to draw from."),
    "unit_in_two_groups": _("“%(given)s” stands in two groups."),
    "not_all_children": _("“%(key)s” must name everything below this node, once: %(wanted)s."),
    "allocation_is_not_100": _("The points add up to %(given)s, not to 100."),
    "judgements_are_no_square": _("Judgements are a square of 2 to %(most)s things compared with each other."),
    "judgements_are_not_reciprocal": _(
        "Judgements are above zero, and the second against the first is one by the other."
    ),
    "judgements_contradict": _(
        "The judgements contradict each other: consistency ratio %(ratio)s, and less than 0.10 is wanted. "
        "The worst is “%(first)s” against “%(second)s”."
    ),
    # values
    "missing_columns": _("Columns are missing: %(given)s."),
    "unknown_columns": _("These columns are unknown or there twice: %(given)s."),
    "wrong_number_of_cells": _("There are %(given)s cells instead of %(wanted)s."),
    "not_a_period": _("“%(given)s” is no period: a year, in digits."),
    "unknown_kind": _("“%(given)s” is no kind of value. One of these: %(choices)s."),
    "value_beside_kind": _("“%(given)s” stands beside “%(kind)s”, which has no value."),
    "value_missing": _("The value is missing: “%(kind)s” has one."),
    "text_in_number": _("“%(given)s” is not a number. Digits and one decimal point, nothing else."),
    "number_is_too_large": _("%(given)s is larger than any figure of an institution."),
    "zero_is_not_zero": _("The kind says zero, the value %(given)s."),
    "value_is_not_whole": _("“%(variable)s” is counted in whole numbers; %(given)s is none."),
    "value_below": _("“%(variable)s” is %(given)s, and cannot be less than %(limit)s."),
    "value_above": _("“%(variable)s” is %(given)s, and cannot be more than %(limit)s."),
    "given_twice": _("“%(variable)s” of “%(unit)s” for %(period)s was given before, in line %(first)s."),
    "no_values": _("There are no values."),
    "no_values_of_period": _("There are no values for %(period)s."),
    # computing
    "empty_frame": _("No unit is left to take scales from in %(period)s."),
    "treatment_impossible": _("These values cannot be treated by “%(method)s”."),
    "unknown_reference": _("The reference “%(reference)s” is not among the units."),
    "reference_has_no_value": _("The reference “%(reference)s” has no value, or zero."),
    "best_needs_more_is_better": _("A fraction of the best needs “more is better” and nothing below zero."),
    "weights_from_data_impossible": _("No weights follow from these values by “%(method)s”: too few, or all the same."),
    "signs_differ": _("The first component has both signs: it gives no weights."),
    "needs_complete_scores": _("“%(method)s” needs complete scores from zero up."),
    "needs_positive_values": _("This needs values above zero."),
    "nothing_to_divide_by": _("There is nothing to divide by."),
    "shares_exclude_each_other": _("No weights keep within these shares."),
    "growth_impossible": _("No growth can be computed from these values."),
}


def sentence(problem):
    """What is wrong, with its place before it."""
    said = SENTENCES[problem.code] % problem.values
    place = place_of(problem)
    return f"{place}: {said}" if place else said


def place_of(problem):
    """ "Indicator R1, normalisation"; a place has names and what they name in turn, and perhaps a key inside."""
    pairs = [problem.place[start : start + 2] for start in range(0, len(problem.place), 2)]
    said = []
    for kind, *name in pairs:
        words = PLACES.get(kind)
        said.append(str(words % {"name": name[0]} if name else words) if words else ", ".join([kind, *map(str, name)]))
    return ", ".join(said)
