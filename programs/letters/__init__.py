"""Letters about calls and applications: one module for each question, all registered here."""

from programs.letters import applications, decisions, office, reviewing

__all__ = ["applications", "decisions", "office", "reviewing"]
