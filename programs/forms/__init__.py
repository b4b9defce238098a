"""What may be typed about programmes, calls, applications and joint projects."""

from programs.forms.projects import FundingForm, ProjectFilter, ProjectForm

__all__ = ["FundingForm", "ProjectFilter", "ProjectForm"]
