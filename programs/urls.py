"""Addresses of joint projects, applications, calls and programmes."""

from django.urls import path

from programs import (
    alertpages,
    applicationpages,
    awardpages,
    awardreportpages,
    callpages,
    committeepages,
    decisionpages,
    endorsementpages,
    endorserpages,
    invitationpages,
    programmepages,
    reviewinvitationpages,
    reviewpages,
    sectionpages,
    sidepages,
    successpages,
    twinpages,
    views,
)

app_name = "projects"
urlpatterns = [
    path("", views.ProjectList.as_view(), name="list"),
    path("statistics/", successpages.statistics, name="statistics"),
    path("<uuid:uuid>/", views.ProjectDetail.as_view(), name="project"),
    path("<uuid:uuid>/<slug:name>/", views.ProjectTransition.as_view(), name="transition"),
]

SECTION = "<uuid:uuid>/sections/<slug:key>/"
application_urls = [
    path("", applicationpages.MyApplications.as_view(), name="list"),
    path("take-over/", applicationpages.take_over, name="take_over"),
    path("begin/<str:code>/", applicationpages.Begin.as_view(), name="begin"),
    path("<uuid:uuid>/", applicationpages.TaskList.as_view(), name="application"),
    path("<uuid:uuid>/check/", applicationpages.CheckAnswers.as_view(), name="check"),
    path("<uuid:uuid>/preview/", applicationpages.Preview.as_view(), name="preview"),
    path("<uuid:uuid>/copy/", applicationpages.Copy.as_view(), name="copy"),
    path("<uuid:uuid>/timeline/", applicationpages.Timeline.as_view(), name="timeline"),
    path("<uuid:uuid>/files/<int:pk>/", applicationpages.attached_file, name="file"),
    path(SECTION, sectionpages.SectionPage.as_view(), name="section"),
    path(f"{SECTION}rows/add/", sectionpages.RowPage.as_view(), name="add_row"),
    path(f"{SECTION}rows/<int:pk>/", sectionpages.RowPage.as_view(), name="row"),
    path(f"{SECTION}rows/<int:pk>/remove/", sectionpages.RemoveRow.as_view(), name="remove_row"),
    path(f"{SECTION}files/<int:pk>/", sectionpages.UploadPage.as_view(), name="upload"),
    path(f"{SECTION}files/<int:pk>/remove/", sectionpages.RemoveFile.as_view(), name="remove_file"),
]

application_urls += [
    path("<uuid:uuid>/invite/", twinpages.invite, name="invite"),
    path("<uuid:uuid>/invite/take-back/", twinpages.take_back_invitation, name="take_back_invitation"),
    path("<uuid:uuid>/consent/", twinpages.consent, name="consent"),
    path("<uuid:uuid>/consent/refuse/", twinpages.refuse_consent, name="refuse_consent"),
    path("<uuid:uuid>/number/", twinpages.number, name="number"),
    path("<uuid:uuid>/naming/", twinpages.naming, name="naming"),
    path("<uuid:uuid>/endorsement/", endorsementpages.endorsement, name="endorsement"),
    path("<uuid:uuid>/endorsement/again/", endorsementpages.send_again, name="endorsement_again"),
    path("<uuid:uuid>/endorsement/take-back/", endorsementpages.take_back, name="endorsement_take_back"),
    path("<uuid:uuid>/receipt/", twinpages.receipt, name="receipt"),
    path("<uuid:uuid>/decision/", decisionpages.decision, name="decision"),
    path("<uuid:uuid>/questions/<int:pk>/", twinpages.answer, name="answer"),
    path("<uuid:uuid>/<slug:name>/", twinpages.ApplicationTransition.as_view(), name="transition"),
]

award_urls = [
    path("", awardpages.MyAwards.as_view(), name="list"),
    path("<uuid:uuid>/", awardpages.AwardPage.as_view(), name="award"),
    path("<uuid:uuid>/money/add/", awardpages.give_money, name="give_money"),
    path("<uuid:uuid>/money/<int:pk>/", awardpages.change_money, name="change_money"),
    path("<uuid:uuid>/money/<int:pk>/off/", awardpages.close_money, name="close_money"),
    path("<uuid:uuid>/time/", awardpages.give_time, name="give_time"),
    path("<uuid:uuid>/visits/add/", awardpages.plan_visit, name="plan_visit"),
    path("<uuid:uuid>/<slug:name>/", awardpages.AwardTransition.as_view(), name="transition"),
]
visit_urls = [
    path("<uuid:uuid>/approve/", awardpages.approve_visit, name="approve"),
    path("<uuid:uuid>/change/", awardpages.change_visit, name="change"),
    path("<uuid:uuid>/invite/", awardpages.invite_visitor, name="invite"),
    path("<uuid:uuid>/revoke/", awardpages.revoke_invitation, name="revoke"),
    path("<uuid:uuid>/cancel/", awardpages.cancel_visit, name="cancel"),
    path("<uuid:uuid>/proof/", awardpages.add_proof, name="proof"),
    path("<uuid:uuid>/claim/", awardpages.claim_visit, name="claim"),
    path("<uuid:uuid>/return/", awardpages.return_claim, name="return"),
    path("<uuid:uuid>/pay/", awardpages.pay_visit, name="pay"),
]

invitation_urls = [
    path("<str:token>/", invitationpages.invitation, name="invitation"),
    path("<str:token>/accept/", invitationpages.accept, name="accept"),
    path("<str:token>/refuse/", invitationpages.refuse, name="refuse"),
    path("<str:token>/not-me/", invitationpages.not_me, name="not_me"),
    path("<str:token>/new-link/", invitationpages.new_link, name="new_link"),
]

endorsement_urls = [
    path("<str:token>/", endorserpages.request_page, name="request"),
    path("<str:token>/code/", endorserpages.code, name="code"),
    path("<str:token>/endorse/", endorserpages.endorse, name="endorse"),
    path("<str:token>/refuse/", endorserpages.refuse, name="refuse"),
    path("<str:token>/not-me/", endorserpages.not_me, name="not_me"),
    path("<str:token>/new-link/", endorserpages.new_link, name="new_link"),
    path("<str:token>/files/<int:pk>/", endorserpages.attached_file, name="file"),
]

review_urls = [
    path("", reviewpages.MyReviews.as_view(), name="list"),
    path("<uuid:uuid>/", reviewpages.review, name="review"),
    path("<uuid:uuid>/begin/", reviewpages.begin, name="begin"),
    path("<uuid:uuid>/give-up/", reviewpages.give_up, name="give_up"),
    path("<uuid:uuid>/files/<int:pk>/", reviewpages.attached_file, name="file"),
]

reviewer_urls = [
    path("<str:token>/", reviewinvitationpages.invitation, name="invitation"),
    path("<str:token>/accept/", reviewinvitationpages.accept, name="accept"),
    path("<str:token>/decline/", reviewinvitationpages.decline, name="decline"),
]

committee_urls = [
    path("", committeepages.MyCommittees.as_view(), name="list"),
    path("<uuid:uuid>/", committeepages.table, name="committee"),
    path("<uuid:uuid>/items/<int:pk>/", committeepages.item, name="item"),
    path("<uuid:uuid>/decisions/", decisionpages.decisions, name="decisions"),
    path("sides/<uuid:uuid>/", sidepages.side, name="side"),
    path("sides/<uuid:uuid>/close/", sidepages.close, name="close_side"),
]

award_report_urls = [
    path("of/<uuid:uuid>/ask/", awardreportpages.ask_report, name="ask"),
    path("<uuid:uuid>/", awardreportpages.due_page, name="due"),
    path("<uuid:uuid>/begin/", awardreportpages.begin, name="begin"),
    path("<uuid:uuid>/outputs/add/", awardreportpages.add_output, name="add_output"),
    path("<uuid:uuid>/outputs/<int:pk>/remove/", awardreportpages.remove_output, name="remove_output"),
    path("<uuid:uuid>/files/add/", awardreportpages.add_file, name="add_file"),
    path("<uuid:uuid>/files/<int:pk>/remove/", awardreportpages.remove_file, name="remove_file"),
    path("<uuid:uuid>/return/", awardreportpages.return_report, name="return"),
    path("<uuid:uuid>/accept/", awardreportpages.accept_report, name="accept"),
    path("<uuid:uuid>/move/", awardreportpages.move_due, name="move"),
    path("<uuid:uuid>/waive/", awardreportpages.waive_report, name="waive"),
]

call_urls = [
    path("", callpages.CallList.as_view(), name="list"),
    path("alerts/", alertpages.ask, name="alerts"),
    path("alerts/confirm/<str:token>/", alertpages.confirm, name="alert_confirm"),
    path("alerts/stop/<str:token>/", alertpages.stop, name="alert_stop"),
    path("<slug:code>/", callpages.CallDetail.as_view(), name="call"),
    path("<slug:code>/eligibility/", callpages.EligibilityCheck.as_view(), name="eligibility"),
]
programme_urls = [
    path("", programmepages.ProgrammeList.as_view(), name="list"),
    path("<slug:code>/", programmepages.ProgrammeDetail.as_view(), name="programme"),
]
