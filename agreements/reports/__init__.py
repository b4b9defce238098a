"""What do we print about agreements?"""

from agreements.reports import register

__all__ = ["register"]
