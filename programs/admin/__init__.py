"""Where the office keeps joint projects, programmes and their calls."""

from programs.admin.alerts import CallAlertAdmin
from programs.admin.awards import EarlierAwardAdmin
from programs.admin.matching import AgencyEntryAdmin
from programs.admin.projects import ProjectAdmin

__all__ = ["AgencyEntryAdmin", "CallAlertAdmin", "EarlierAwardAdmin", "ProjectAdmin"]
