"""Letters about calls and applications: one module for each question, all registered here."""

from programs.letters import applications, awardreports, awards, decisions, office, reviewing

__all__ = ["applications", "awardreports", "awards", "decisions", "office", "reviewing"]
