"""Addresses of reports and the jobs that make them, of actions, saved views and calendar feeds."""

from django.urls import path

from records import actionpages, feedpages, savedviewpages, views

app_name = "records"
urlpatterns = [
    path("", views.report_list, name="report_list"),
    path("<slug:slug>/", views.report_page, name="report"),
    path("jobs/<uuid:uuid>/", views.job, name="job"),
    path("jobs/<uuid:uuid>/file", views.job_file, name="job_file"),
    path("jobs/<uuid:uuid>/cancel", views.job_cancel, name="job_cancel"),
    path("jobs/<uuid:uuid>/again", views.job_again, name="job_again"),
]

saved_view_urls = [
    path("", savedviewpages.saved_view_list, name="list"),
    path("save/", savedviewpages.save, name="save"),
    path("<uuid:uuid>/", savedviewpages.edit, name="edit"),
    path("<uuid:uuid>/close/", savedviewpages.close, name="close"),
]
action_urls = [
    path("", actionpages.ActionList.as_view(), name="list"),
    path("<uuid:uuid>/", actionpages.ActionDetail.as_view(), name="action"),
    path("<uuid:uuid>/<slug:name>/", actionpages.ActionTransition.as_view(), name="transition"),
]
feed_urls = [
    path("", feedpages.feed_list, name="list"),
    path("new/", feedpages.make, name="make"),
    path("<uuid:uuid>/", feedpages.edit, name="edit"),
    path("<uuid:uuid>/renew/", feedpages.renew, name="renew"),
    path("<uuid:uuid>/end/", feedpages.end, name="end"),
]
