"""Where the office keeps joint projects, programmes and their calls."""

from programs.admin.matching import AgencyEntryAdmin
from programs.admin.projects import ProjectAdmin

__all__ = ["AgencyEntryAdmin", "ProjectAdmin"]
