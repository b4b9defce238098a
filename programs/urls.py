"""Addresses of joint projects."""

from django.urls import path

from programs import views

app_name = "projects"
urlpatterns = [
    path("", views.ProjectList.as_view(), name="list"),
    path("<uuid:uuid>/", views.ProjectDetail.as_view(), name="project"),
    path("<uuid:uuid>/<slug:name>/", views.ProjectTransition.as_view(), name="transition"),
]
