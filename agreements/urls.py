"""Addresses of the register: list, map, an agreement, the page on which a transition is confirmed; and of countries."""

from django.urls import path

from agreements import activitypages, commitmentpages, countrypages, paperpages, reviewpages, views

app_name = "agreements"
urlpatterns = [
    path("", views.AgreementList.as_view(), name="list"),
    path("map/", countrypages.AgreementMap.as_view(), name="map"),
    path("reviews/<uuid:uuid>/<slug:name>/", reviewpages.ReviewTransition.as_view(), name="review_transition"),
    path("<uuid:uuid>/", views.AgreementDetail.as_view(), name="agreement"),
    path("<uuid:uuid>/text/", paperpages.FileFirstText.as_view(), name="first_text"),
    path("<uuid:uuid>/instruments/new/", paperpages.DraftInstrument.as_view(), name="new_instrument"),
    path("instruments/<uuid:uuid>/", paperpages.InstrumentDetail.as_view(), name="instrument"),
    path("instruments/<uuid:uuid>/text/", paperpages.FileText.as_view(), name="text"),
    path("instruments/<uuid:uuid>/sign/", paperpages.Sign.as_view(), name="sign"),
    path(
        "instruments/<uuid:uuid>/signatures/<int:signature>/void/",
        paperpages.VoidSignature.as_view(),
        name="void_signature",
    ),
    path(
        "instruments/<uuid:uuid>/<slug:name>/",
        paperpages.InstrumentTransition.as_view(),
        name="instrument_transition",
    ),
    path("<uuid:uuid>/<slug:name>/", views.AgreementTransition.as_view(), name="transition"),
]

activity_urls = [path("<uuid:uuid>/", activitypages.ActivityDetail.as_view(), name="activity")]
commitment_urls = [
    path("", commitmentpages.CommitmentList.as_view(), name="list"),
    path("<uuid:uuid>/", commitmentpages.CommitmentDetail.as_view(), name="commitment"),
    path("<uuid:uuid>/<slug:name>/", commitmentpages.CommitmentTransition.as_view(), name="transition"),
]
country_urls = [path("<str:code>/", countrypages.CountryPage.as_view(), name="country")]
