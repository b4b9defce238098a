"""Eight drawings of a result, the same on a page and in a PDF, each with its finding in a sentence and its figures.

Bars begin where reading begins, time runs from left to right. Own bars are dark, others light or hollow, so that
nothing is lost in grey; every bar carries its figure. What they show comes from `evaluation/explanation.py`.
"""

from evaluation.charts.canvas import Figure
from evaluation.charts.group import firmness, neighbours, trend
from evaluation.charts.own import change, domains, history, indicators, rank_strip, waterfall

__all__ = [
    "Figure",
    "change",
    "domains",
    "firmness",
    "history",
    "indicators",
    "neighbours",
    "rank_strip",
    "trend",
    "waterfall",
]
