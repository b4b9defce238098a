"""What programmes hold about a user, from the application to the last report."""

from programs.personal_data import applications, awards, decisions, reviewing

__all__ = ["applications", "awards", "decisions", "reviewing"]
