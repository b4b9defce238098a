"""Addresses of frameworks, for those who read them; of values, for those who enter and sign them."""

from django.urls import path

from evaluation import dashboard, frontpage, resultpages, runpages, views
from evaluation.pages import entry, evidence, returns, signing

app_name = "evaluation"
urlpatterns = [
    path("", frontpage.front, name="front"),
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
    path("results/", resultpages.results, name="results"),
    path("results/<uuid:uuid>/", resultpages.result, name="result"),
    path("results/<uuid:uuid>/appeal/", resultpages.file_appeal, name="file_appeal"),
    path("results/<uuid:uuid>/report/", resultpages.issue_profile, name="result_report"),
    path("appeals/<uuid:uuid>/", resultpages.AppealDetail.as_view(), name="appeal"),
    path("appeals/<uuid:uuid>/effect/", resultpages.examine, name="examine"),
    path("appeals/<uuid:uuid>/evidence/", resultpages.appeal_evidence, name="appeal_evidence"),
    path("appeals/<uuid:uuid>/<slug:name>/", resultpages.AppealTransition.as_view(), name="appeal_transition"),
    path("rounds/<uuid:uuid>/runs/", runpages.runs, name="runs"),
    path("rounds/<uuid:uuid>/runs/<slug:name>/", runpages.RoundTransition.as_view(), name="round_results"),
    path("runs/<uuid:uuid>/", runpages.run, name="run"),
    path("runs/<uuid:uuid>/tables/<slug:name>.csv", runpages.run_table, name="run_table"),
    path("runs/<uuid:uuid>/files.zip", runpages.run_files, name="run_files"),
    path("runs/<uuid:uuid>/correct/", runpages.correct, name="correct"),
    path("runs/<uuid:uuid>/<slug:name>/", runpages.act, name="run_act"),
    path("overview/", dashboard.dashboard, name="dashboard"),
    path("overview/<uuid:uuid>/<slug:name>/", dashboard.overview_rows, name="overview_rows"),
    path("published/<str:code>/<str:year>/", runpages.published, name="published"),
    path("published/<str:code>/<str:year>/corrections/", runpages.corrections, name="corrections"),
    path("published/<str:code>/<str:year>/data.<str:format_>", runpages.open_data, name="open_data"),
]
