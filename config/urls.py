"""Which address answers with which page? Pages have /en/ and /fa/; files, health and job downloads have neither."""

from allauth.account.decorators import secure_admin_login
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from agreements.urls import activity_urls, commitment_urls, country_urls
from config import health, mailbox, views
from directory.urls import account_urls, standing_urls
from evaluation.checkpages import check as check_report
from exchanges.checkpages import check
from exchanges.urls import host_urls
from notices.urls import letter_urls, reminder_urls
from programs.callfeeds import call_calendar, open_calls
from programs.decisionpages import check as check_decision
from programs.urls import (
    application_urls,
    award_report_urls,
    award_urls,
    call_urls,
    committee_urls,
    endorsement_urls,
    invitation_urls,
    programme_urls,
    review_urls,
    reviewer_urls,
    visit_urls,
)
from records.feedpages import calendar
from records.urls import action_urls, feed_urls, saved_view_urls
from records.views import document

admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("", views.choose_language),
    path("healthz", health.ready, name="health"),
    path(".well-known/security.txt", health.security_txt, name="security_txt"),
    path("files/<uuid:uuid>", document, name="document"),
    path("check/report/", check_report, name="check_report_form"),
    path("check/report/<str:code>", check_report, name="check_report"),
    path("check/decision/", check_decision, name="check_decision_form"),
    path("check/decision/<str:code>", check_decision, name="check_decision"),
    path("check/", check, name="check_form"),
    path("check/<str:code>", check, name="check_letter"),
    path("feeds/<str:token>.ics", calendar, name="calendar"),
    path("calls/<slug:code>.ics", call_calendar, name="call_calendar"),
    path("calls/<str:language>.<str:format_>", open_calls, name="open_calls"),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("desk/", views.desk, name="desk"),
        path("quality/", views.quality, name="quality"),
        path("enter-as/", views.enter_as, name="enter_as"),
        path("mailbox/", mailbox.mailbox, name="mailbox"),
        path("mailbox/<uuid:uuid>/", mailbox.mailbox_letter, name="mailbox_letter"),
        path("mailbox/<uuid:uuid>/html/", mailbox.mailbox_html, name="mailbox_html"),
        path("agreements/", include("agreements.urls")),
        path("activities/", include((activity_urls, "activities"))),
        path("commitments/", include((commitment_urls, "commitments"))),
        path("countries/", include((country_urls, "countries"))),
        path("directory/", include("directory.urls")),
        path("standing/", include((standing_urls, "standing"))),
        path("calls/", include((call_urls, "calls"))),
        path("memberships/", include("memberships.urls")),
        path("programmes/", include((programme_urls, "programmes"))),
        path("projects/", include("programs.urls")),
        path("applications/", include((application_urls, "applications"))),
        path("invitations/", include((invitation_urls, "invitations"))),
        path("endorsements/", include((endorsement_urls, "endorsements"))),
        path("awards/", include((award_urls, "awards"))),
        path("visits/", include((visit_urls, "visits"))),
        path("award-reports/", include((award_report_urls, "award_reports"))),
        path("reviews/", include((review_urls, "reviews"))),
        path("committees/", include((committee_urls, "committees"))),
        path("review-invitations/", include((reviewer_urls, "reviewers"))),
        path("stays/", include("exchanges.urls")),
        path("evaluation/", include("evaluation.urls")),
        path("hosts/", include((host_urls, "hosts"))),
        path("networks/", include("networks.urls")),
        path("reports/", include("records.urls")),
        path("actions/", include((action_urls, "actions"))),
        path("saved-views/", include((saved_view_urls, "saved_views"))),
        path("calendar-feeds/", include((feed_urls, "feeds"))),
        path("reminders/", include((reminder_urls, "reminders"))),
        path("letters/", include((letter_urls, "letters"))),
        path("accounts/", include((account_urls, "own"))),
        path("accounts/", include("allauth.account.urls")),
        path("accounts/2fa/", include("allauth.mfa.urls")),
        path("accounts/sessions/", include("allauth.usersessions.urls")),
        path("admin/health/", health.page, name="health_page"),
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
