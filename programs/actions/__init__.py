"""What can be done with programmes, calls, applications and joint projects?"""

from programs.actions.projects import cancel, end, start, tell

__all__ = ["cancel", "end", "start", "tell"]
