"""Addresses of the register: list, map, an agreement, the page on which a transition is confirmed; and of countries."""

from django.urls import path

from agreements import countrypages, reviewpages, views

app_name = "agreements"
urlpatterns = [
    path("", views.AgreementList.as_view(), name="list"),
    path("map/", countrypages.AgreementMap.as_view(), name="map"),
    path("reviews/<uuid:uuid>/<slug:name>/", reviewpages.ReviewTransition.as_view(), name="review_transition"),
    path("<uuid:uuid>/", views.AgreementDetail.as_view(), name="agreement"),
    path("<uuid:uuid>/<slug:name>/", views.AgreementTransition.as_view(), name="transition"),
]

country_urls = [path("<str:code>/", countrypages.CountryPage.as_view(), name="country")]
