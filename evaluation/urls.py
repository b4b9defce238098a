"""Addresses of frameworks, for those who read them; of values, for those who enter and sign them."""

from django.urls import path

from evaluation import views
from evaluation.pages import entry, evidence, returns, signing

app_name = "evaluation"
urlpatterns = [
    path("frameworks/", views.FrameworkList.as_view(), name="frameworks"),
    path("frameworks/<uuid:uuid>/", views.FrameworkDetail.as_view(), name="framework"),
    path("frameworks/<uuid:uuid>/changes/", views.Changes.as_view(), name="changes"),
    path("rounds/<uuid:uuid>/", views.RoundDetail.as_view(), name="round"),
    path("returns/", returns.returns, name="returns"),
    path("returns/<uuid:uuid>/", returns.tasks, name="participation"),
    path("returns/<uuid:uuid>/domains/<str:code>/", entry.domain, name="domain"),
    path("returns/<uuid:uuid>/check/", entry.check, name="check"),
    path("returns/<uuid:uuid>/findings/<int:pk>/", entry.explain, name="explain"),
    path("returns/<uuid:uuid>/questions/<int:pk>/", entry.answer, name="answer"),
    path("returns/<uuid:uuid>/workbook/", entry.workbook_in, name="workbook"),
    path("returns/<uuid:uuid>/workbook.xlsx", entry.workbook_out, name="workbook_file"),
    path("returns/<uuid:uuid>/evidence/", evidence.evidence, name="evidence"),
    path("returns/<uuid:uuid>/evidence/<int:pk>/", evidence.name, name="evidence_name"),
    path("returns/<uuid:uuid>/evidence/<int:pk>/withdraw/", evidence.withdraw, name="evidence_withdraw"),
    path("returns/<uuid:uuid>/<slug:name>/", returns.ParticipationTransition.as_view(), name="do"),
    path("sign/<str:token>/", signing.statement, name="statement_to_sign"),
    path("sign/<str:token>/code/", signing.code, name="statement_code"),
    path("sign/<str:token>/sign/", signing.sign, name="statement_sign"),
]
