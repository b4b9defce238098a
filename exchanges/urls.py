"""Addresses of stays, and of the pages of hosts."""

from django.urls import path

from exchanges import hostpages, learningpages, ownpages, views

app_name = "exchanges"
urlpatterns = [
    path("", views.StayList.as_view(), name="list"),
    path("where/", views.where, name="where"),
    path("apply/", ownpages.apply, name="apply"),
    path("<uuid:uuid>/", views.StayDetail.as_view(), name="stay"),
    path("<uuid:uuid>/edit/", ownpages.edit, name="edit"),
    path("<uuid:uuid>/papers/", ownpages.paper, name="paper"),
    path("<uuid:uuid>/host/", ownpages.ask_host, name="ask_host"),
    path("<uuid:uuid>/reports/<int:pk>/", ownpages.report, name="report"),
    path("<uuid:uuid>/checklist/<int:pk>/", ownpages.tick, name="tick"),
    path("<uuid:uuid>/learning/", learningpages.propose, name="learning"),
    path("<uuid:uuid>/learning/<int:number>/ask/", learningpages.ask_host, name="learning_host"),
    path("<uuid:uuid>/learning/<int:number>/<slug:side>/", learningpages.approve, name="learning_approve"),
    path("<uuid:uuid>/<slug:name>/", views.StayTransition.as_view(), name="transition"),
]

host_urls = [
    path("<str:token>/", hostpages.request_page, name="request"),
    path("<str:token>/code/", hostpages.code, name="code"),
    path("<str:token>/endorse/", hostpages.endorse, name="endorse"),
    path("<str:token>/decline/", hostpages.decline, name="decline"),
    path("<str:token>/not-me/", hostpages.not_me, name="not_me"),
    path("<str:token>/new-link/", hostpages.new_link, name="new_link"),
    path("<str:token>/reports/<int:pk>/", hostpages.report, name="report"),
]
