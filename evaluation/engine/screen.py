"""Who has given enough to be compared?"""

import numpy as np


def coverage(derived):
    """Reported applicable / applicable, for each unit; nothing applicable is nothing to compare (COINr, Screen)."""
    applicable = derived.applicable.sum(axis=1)
    present = (derived.applicable & ~np.isnan(derived.values)).sum(axis=1)
    return np.divide(present, applicable, out=np.zeros(len(derived.units)), where=applicable > 0)


def kept(derived, threshold):
    """The units at or above the threshold (COINr: 2/3); 0 keeps everybody."""
    return coverage(derived) >= threshold - 1e-12
