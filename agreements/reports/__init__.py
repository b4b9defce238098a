"""What do we print about agreements?"""

from agreements.reports import briefing, dossier, register

__all__ = ["briefing", "dossier", "register"]
