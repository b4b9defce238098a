"""Which address answers with which page?"""

from django.urls import path

from directory import views

app_name = "directory"
urlpatterns = [
    path("institutions/", views.InstitutionList.as_view(), name="institution_list"),
    path("institutions/<uuid:uuid>/", views.InstitutionPage.as_view(), name="institution"),
    path("typeahead/", views.typeahead, name="typeahead"),
    path("duplicates/", views.duplicates, name="duplicates"),
]
