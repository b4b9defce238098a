"""What do we print about agreements?"""

from agreements.reports import briefing, dossier, liveness, register

__all__ = ["briefing", "dossier", "liveness", "register"]
