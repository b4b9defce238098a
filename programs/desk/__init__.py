"""What waits for somebody in a programme, from the application to the last report?"""

from programs.desk import applications, awards, decisions, reviewing

__all__ = ["applications", "awards", "decisions", "reviewing"]
