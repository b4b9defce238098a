"""Addresses of the register: the list, an agreement, and the page on which a transition is confirmed."""

from django.urls import path

from agreements import views

app_name = "agreements"
urlpatterns = [
    path("", views.AgreementList.as_view(), name="list"),
    path("<uuid:uuid>/", views.AgreementDetail.as_view(), name="agreement"),
    path("<uuid:uuid>/<slug:name>/", views.AgreementTransition.as_view(), name="transition"),
]
