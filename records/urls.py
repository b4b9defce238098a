"""Addresses of reports and of the jobs that make them."""

from django.urls import path

from records import views

app_name = "records"
urlpatterns = [
    path("", views.report_list, name="report_list"),
    path("<slug:slug>/", views.report_page, name="report"),
    path("jobs/<uuid:uuid>/", views.job, name="job"),
    path("jobs/<uuid:uuid>/file", views.job_file, name="job_file"),
    path("jobs/<uuid:uuid>/cancel", views.job_cancel, name="job_cancel"),
    path("jobs/<uuid:uuid>/again", views.job_again, name="job_again"),
]
