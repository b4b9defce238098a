"""Which address answers with which page?"""

from django.urls import path

from directory import accountpages, letterpages, orcidpages, scholarpages, standingpages, views

app_name = "directory"
urlpatterns = [
    path("institutions/", views.InstitutionList.as_view(), name="institution_list"),
    path("institutions/<uuid:uuid>/", views.InstitutionPage.as_view(), name="institution"),
    path("typeahead/", views.typeahead, name="typeahead"),
    path("duplicates/", views.duplicates, name="duplicates"),
]

# Below standing/.
standing_urls = [
    path("", standingpages.Standing.as_view(), name="page"),
    path("ranks/", standingpages.RankList.as_view(), name="rank_list"),
]

# Below accounts/, beside allauth's.
account_urls = [
    path("profile/", accountpages.profile, name="profile"),
    path("scholar/", scholarpages.scholar, name="scholar"),
    path("letters/", letterpages.letters, name="letters"),
    path("letters/number/", letterpages.number, name="number"),
    path("sessions/<int:pk>/end/", accountpages.end_session, name="end_session"),
    path("data/", accountpages.data, name="data"),
    path("data/<uuid:uuid>/", accountpages.data_file, name="data_file"),
    path("close/", accountpages.close, name="close"),
    path("orcid/", orcidpages.page, name="orcid"),
    path("orcid/connect/", orcidpages.connect, name="orcid_connect"),
    path("orcid/sign-in/", orcidpages.sign_in, name="orcid_sign_in"),
    path("orcid/callback/", orcidpages.callback, name="orcid_callback"),
    path("orcid/signup/", orcidpages.signup, name="orcid_signup"),
]
