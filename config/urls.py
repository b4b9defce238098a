"""Which address answers with which page? Pages have /en/ and /fa/; files, health and job downloads have neither."""

from allauth.account.decorators import secure_admin_login
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from config import views
from records.views import document

admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("", views.choose_language),
    path("healthz", views.health, name="health"),
    path("files/<uuid:uuid>", document, name="document"),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("enter-as/", views.enter_as, name="enter_as"),
        path("agreements/", include("agreements.urls")),
        path("directory/", include("directory.urls")),
        path("reports/", include("records.urls")),
        path("accounts/", include("allauth.urls")),
        path("admin/", admin.site.urls),
        path("guidance/", views.page("guidance"), name="guidance"),
        path("accessibility/", views.page("accessibility"), name="accessibility"),
        path("privacy/", views.page("privacy"), name="privacy"),
        path("contact/", views.page("contact"), name="contact"),
        path("styleguide/", views.styleguide, name="styleguide"),
        prefix_default_language=True,
    ),
]

handler400 = "config.views.bad_request"
handler403 = "config.views.forbidden"
handler404 = "config.views.not_found"
handler500 = "config.views.server_error"
