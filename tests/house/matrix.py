"""Who gets what at every address. A new address needs its line here; what is listed and rules say is not repeated.

A line says which door an address has, of which model the row is that it names, and which right it asks for. Who sees a
row is asked of `visible_to`, who holds a right of `has_perm`: the table only says which of them a page must ask.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from rules import perm_exists

from directory.jobs import OwnData
from evaluation.admin.rounds import BEFORE
from records.imports import imports
from records.reports import reports
from tests.house.test_admin import ADMINS
from tests.house.world import (
    REPORT,
    code_of,
    correction_of,
    domain_of,
    file_of,
    finding_of,
    item_of,
    judged_of,
    line_of,
    money_of,
    pair_of,
    paper_of,
    point_of,
    promoted_of,
    query_of,
    question_of,
    question_to,
    report_of,
    reserve_of,
    reviewed_of,
    seat_of,
    section_of,
    signature_of,
    table_of,
    term_of,
    version_of,
    visit_of,
)

# Who gets past the door: everybody; a way in or out of an account, which leads strangers and others elsewhere; whoever
# is signed in; whoever works in the office.
PUBLIC, WAY_IN, ACCOUNT, STAFF = "public", "way in", "account", "staff"
GET, POST = "get", "post"
READ, SEND, BOTH = (GET,), (POST,), (GET, POST)
# How an address answers.
LET_IN, SIGN_IN, REFUSED, NOT_THERE, NOT_THIS_WAY = "let in", "sign in", "refused", "not there", "not this way"
TO_THE_INDEX = "to the first page of the admin"


@dataclass(frozen=True)
class Line:
    door: str
    methods: tuple = BOTH
    rows: str = ""
    right: str | Callable = ""  # a right with the address's words in it, or a question about (user, row)
    sent: str | Callable | None = None  # the right that sending asks for, where it is another one
    sees: Callable | None = None  # (rows, user) -> those that this address shows
    words: dict = field(default_factory=dict)  # what else stands in the address; a question about the row, or a list
    is_there: bool = True
    absent: tuple = (NOT_THERE,)  # how the address answers where there is no such row

    def right_to(self, method):
        return self.right if method == GET or self.sent is None else self.sent


def nobody(user, row=None):
    return False


def not_over(rows, user):
    return rows.visible_to(user).filter(closed_on=None)


def own_and_open(rows, user):
    return rows.filter(owner=user, closed_on=None)


def own_reports(rows, user):
    return rows.visible_to(user).filter(kind="report")


def own_data(rows, user):
    return rows.visible_to(user).filter(kind=OwnData.slug)


def of_oneself(rows, user):
    return rows.filter(user=user)


def chaired(rows, user):
    return rows.chaired_by(user)


def own_keys(rows, user):
    return rows.filter(user=user, type="webauthn")


def all_of_them(rows, user):
    return rows.all()


def reads_report(user, row):
    return user.has_perm(reports[REPORT].permission)


def travels(user, row):
    """Their own stay: they applied for it, or it is of the person that they are."""
    return type(row).objects.own(user).filter(pk=row.pk).exists()


def reports_on(user, row):
    """Whoever travels, and whoever writes down what came on paper."""
    return travels(user, row) or user.has_perm("exchanges.enter_report_stay", row)


def may_appeal(user, row):
    return user.has_perm("evaluation.file_appeal_participation", row.participation)


def is_staff(user, row):
    return user.is_staff


def transitions_of(label):
    """The names of its transitions; one that is none where it has no workflow."""
    workflow = getattr(apps.get_model(label), "workflow", None)
    return list(workflow.transitions) if workflow else [None]


# --- the portal --------------------------------------------------------------------------------------------------

AGREEMENT, INSTRUMENT = "agreements.agreement", "agreements.instrument"
ACTION, JOB = "records.actionitem", "records.job"
ACTIVITY, OCCURRENCE = "agreements.activity", "agreements.commitmentoccurrence"
PROJECT, CALL, EARLIER_AWARD = "programs.project", "programs.call", "programs.earlieraward"
NETWORK, MEETING, MEMBER = "networks.network", "networks.meeting", "networks.member"
APPLICATION, FILL_IN = "programs.application", "programs.fill_in_application"
REVIEWED, WRITE_REVIEW = "programs.reviewassignment", "programs.write_reviewassignment"
COMMITTEE, CHANGE_COMMITTEE = "programs.committee", "programs.change_committee"
AWARD, GIVE_MONEY, PAID_VISIT = "programs.award", "programs.give_money_award", "programs.visit"
REPORT_DUE, WRITE_REPORT = "programs.reportdue", "programs.write_reportdue"
LEAD, ASK_ENDORSEMENT = "programs.lead_application", "programs.ask_endorsement_application"
ACCREDITATION = "directory.accreditation"
FRAMEWORK, NODE = "evaluation.framework", "evaluation.node"
ROUND, PARTICIPATION = "evaluation.round", "evaluation.participation"
ENTER_VALUES = "evaluation.enter_participation"
ROUND, RUN, RESULT, APPEAL = (f"evaluation.{name}" for name in ("round", "run", "result", "appeal"))
MEMBERSHIP, NOMINATION = "memberships.membership", "memberships.nomination"
VISIT, FEE = "memberships.visitrequest", "memberships.feedue"
STAY = "exchanges.stay"
PORTAL = {
    **dict.fromkeys(
        ["health", "security_txt", "home", "guidance", "accessibility", "privacy", "contact"], Line(PUBLIC, READ)
    ),
    **dict.fromkeys(["agreements:list", "agreements:map", "directory:institution_list"], Line(PUBLIC, READ)),
    **dict.fromkeys(["standing:page", "standing:rank_list"], Line(PUBLIC, READ)),
    "countries:country": Line(PUBLIC, READ, words={"code": ["IT"]}),
    "agreements:agreement": Line(PUBLIC, READ, AGREEMENT),
    "directory:institution": Line(PUBLIC, READ, "directory.institution"),
    "document": Line(PUBLIC, READ, "records.document"),
    # Whoever knows the address reads it.
    "calendar": Line(PUBLIC, READ, "records.feed", sees=all_of_them),
    # There are none outside the demonstration.
    "enter_as": Line(PUBLIC, SEND, is_there=False),
    "mailbox": Line(PUBLIC, READ, is_there=False),
    **dict.fromkeys(["mailbox_letter", "mailbox_html"], Line(PUBLIC, READ, words={"uuid": [None]})),
    "agreements:transition": Line(
        ACCOUNT,
        rows=AGREEMENT,
        right="agreements.{name}_agreement",
        words={"name": transitions_of(AGREEMENT)},
    ),
    "agreements:review_transition": Line(
        ACCOUNT,
        rows="agreements.renewalreview",
        right="agreements.{name}_renewalreview",
        words={"name": transitions_of("agreements.renewalreview")},
    ),
    "agreements:first_text": Line(ACCOUNT, rows=AGREEMENT, right="agreements.file_text_agreement"),
    "agreements:new_instrument": Line(ACCOUNT, rows=AGREEMENT, right="agreements.draft_instrument_agreement"),
    "agreements:instrument": Line(ACCOUNT, READ, INSTRUMENT),
    "agreements:text": Line(ACCOUNT, rows=INSTRUMENT, right="agreements.file_text_instrument"),
    "agreements:sign": Line(ACCOUNT, rows=INSTRUMENT, right="agreements.sign_instrument"),
    "agreements:void_signature": Line(
        ACCOUNT,
        rows=INSTRUMENT,
        right="agreements.void_signature_instrument",
        words={"signature": signature_of},
    ),
    "agreements:instrument_transition": Line(
        ACCOUNT,
        rows=INSTRUMENT,
        right="agreements.{name}_instrument",
        words={"name": transitions_of(INSTRUMENT)},
    ),
    "directory:typeahead": Line(ACCOUNT, READ),
    "directory:duplicates": Line(ACCOUNT, READ, right="directory.add_institution"),
    "projects:list": Line(PUBLIC, READ),
    "projects:statistics": Line(PUBLIC, READ),
    "projects:project": Line(PUBLIC, READ, PROJECT),
    "projects:transition": Line(
        ACCOUNT, rows=PROJECT, right="programs.{name}_project", words={"name": transitions_of(PROJECT)}
    ),
    **dict.fromkeys(["exchanges:list", "exchanges:where"], Line(ACCOUNT, READ)),
    "exchanges:stay": Line(ACCOUNT, READ, STAY),
    "exchanges:apply": Line(ACCOUNT, right="exchanges.apply_for_stay"),
    "exchanges:edit": Line(ACCOUNT, rows=STAY, right="exchanges.edit_own_stay"),
    "exchanges:ask_host": Line(ACCOUNT, rows=STAY, right="exchanges.ask_host_stay"),
    "exchanges:learning": Line(ACCOUNT, rows=STAY, right="exchanges.propose_learning_stay"),
    "exchanges:learning_host": Line(ACCOUNT, rows=STAY, right="exchanges.ask_host_stay", words={"number": version_of}),
    "exchanges:learning_approve": Line(
        ACCOUNT,
        rows=STAY,
        right="exchanges.approve_as_{side}_stay",
        words={"number": version_of, "side": ["student", "home", "host"]},
    ),
    "exchanges:report": Line(ACCOUNT, rows=STAY, right=reports_on, words={"pk": report_of}),
    "exchanges:paper": Line(ACCOUNT, rows=STAY, right="exchanges.file_paper_stay"),
    "exchanges:tick": Line(ACCOUNT, SEND, STAY, "exchanges.change_stay", words={"pk": line_of}),
    "exchanges:transition": Line(
        ACCOUNT, rows=STAY, right="exchanges.{name}_stay", words={"name": transitions_of(STAY)}
    ),
    # Whoever has the letter or the link knows the code, and reads no more than it says.
    "check_report_form": Line(PUBLIC, READ),
    "check_report": Line(PUBLIC, READ, words={"code": [None]}),
    "check_decision_form": Line(PUBLIC, READ),
    "check_decision": Line(PUBLIC, READ, words={"code": [None]}),
    "check_form": Line(PUBLIC, READ),
    "check_letter": Line(PUBLIC, READ, words={"code": [None]}),
    "hosts:request": Line(PUBLIC, READ, words={"token": [None]}),
    "hosts:report": Line(PUBLIC, words={"token": [None], "pk": [None]}),
    **dict.fromkeys(["hosts:decline", "hosts:not_me"], Line(PUBLIC, words={"token": [None]})),
    **dict.fromkeys(["hosts:code", "hosts:endorse", "hosts:new_link"], Line(PUBLIC, SEND, words={"token": [None]})),
    "evaluation:front": Line(PUBLIC, READ),
    "evaluation:frameworks": Line(ACCOUNT, READ, right="evaluation.read_papers_framework"),
    **dict.fromkeys(
        ["evaluation:framework", "evaluation:changes"],
        Line(ACCOUNT, READ, FRAMEWORK),
    ),
    "evaluation:round": Line(ACCOUNT, READ, ROUND),
    "evaluation:returns": Line(ACCOUNT, READ, right="evaluation.read_entries_participation"),
    **dict.fromkeys(
        ["evaluation:participation", "evaluation:check", "evaluation:workbook_file"],
        Line(ACCOUNT, READ, PARTICIPATION),
    ),
    **dict.fromkeys(
        ["evaluation:workbook", "evaluation:evidence"], Line(ACCOUNT, rows=PARTICIPATION, sent=ENTER_VALUES)
    ),
    "evaluation:domain": Line(ACCOUNT, rows=PARTICIPATION, sent=ENTER_VALUES, words={"code": domain_of}),
    "evaluation:explain": Line(ACCOUNT, rows=PARTICIPATION, sent=ENTER_VALUES, words={"pk": finding_of}),
    "evaluation:answer": Line(ACCOUNT, rows=PARTICIPATION, sent=ENTER_VALUES, words={"pk": query_of}),
    **dict.fromkeys(
        ["evaluation:evidence_name", "evaluation:evidence_withdraw"],
        Line(ACCOUNT, rows=PARTICIPATION, sent=ENTER_VALUES, words={"pk": item_of}),
    ),
    "evaluation:do": Line(
        ACCOUNT,
        rows=PARTICIPATION,
        right="evaluation.{name}_participation",
        words={"name": transitions_of(PARTICIPATION)},
    ),
    # Whoever got the letter knows the address, and reads no value without the code.
    "evaluation:statement_to_sign": Line(PUBLIC, READ, words={"token": [None]}),
    **dict.fromkeys(
        ["evaluation:statement_code", "evaluation:statement_sign"], Line(PUBLIC, SEND, words={"token": [None]})
    ),
    "evaluation:results": Line(ACCOUNT, READ, right="evaluation.read_entries_participation"),
    "evaluation:result": Line(ACCOUNT, READ, RESULT),
    "evaluation:file_appeal": Line(ACCOUNT, rows=RESULT, right=may_appeal),
    "evaluation:result_report": Line(ACCOUNT, SEND, RESULT, "evaluation.issue_result"),
    "evaluation:appeal": Line(ACCOUNT, READ, APPEAL),
    "evaluation:examine": Line(ACCOUNT, SEND, APPEAL, "evaluation.examine_appeal"),
    "evaluation:appeal_evidence": Line(ACCOUNT, rows=APPEAL, sent="evaluation.file_evidence_appeal"),
    "evaluation:appeal_transition": Line(
        ACCOUNT, rows=APPEAL, right="evaluation.{name}_appeal", words={"name": transitions_of(APPEAL)}
    ),
    "evaluation:runs": Line(ACCOUNT, rows=ROUND, right="evaluation.read_papers_run", sent="evaluation.ask_run"),
    "evaluation:round_results": Line(
        ACCOUNT, rows=ROUND, right="evaluation.{name}_round", words={"name": ["release", "approve", "publish"]}
    ),
    "evaluation:run": Line(ACCOUNT, READ, RUN),
    "evaluation:correct": Line(ACCOUNT, rows=RUN, right="evaluation.ask_run"),
    "evaluation:run_table": Line(ACCOUNT, READ, RUN, "evaluation.export_run", words={"name": [None]}),
    "evaluation:run_files": Line(ACCOUNT, READ, RUN, "evaluation.export_run"),
    "evaluation:run_act": Line(ACCOUNT, SEND, RUN, "evaluation.choose_run", words={"name": ["choose"]}),
    "evaluation:dashboard": Line(ACCOUNT, READ, right="evaluation.read_overview_run"),
    "evaluation:overview_rows": Line(ACCOUNT, READ, RUN, "evaluation.read_overview_run", words={"name": ["ranks"]}),
    # Of a published round, as far as it is opened.
    "evaluation:published": Line(PUBLIC, READ, words={"code": [None], "year": [None]}),
    "evaluation:corrections": Line(PUBLIC, READ, words={"code": [None], "year": [None]}),
    "evaluation:open_data": Line(PUBLIC, READ, words={"code": [None], "year": [None], "format_": ["csv"]}),
    "networks:list": Line(PUBLIC, READ),
    **dict.fromkeys(["networks:network", "networks:members"], Line(PUBLIC, READ, NETWORK)),
    "networks:join": Line(PUBLIC, rows=NETWORK),
    "networks:meeting": Line(ACCOUNT, READ, MEETING),
    "networks:meeting_transition": Line(
        ACCOUNT, rows=MEETING, right="networks.{name}_meeting", words={"name": transitions_of(MEETING)}
    ),
    # Whoever got the letter knows the address.
    **dict.fromkeys(
        ["networks:invitation", "networks:confirm", "networks:unsubscribe"], Line(PUBLIC, words={"token": [None]})
    ),
    "networks:entry": Line(PUBLIC, READ, words={"token": [None]}),
    **dict.fromkeys(["calls:list", "programmes:list"], Line(PUBLIC, READ)),
    **dict.fromkeys(["calls:call", "call_calendar"], Line(PUBLIC, READ, CALL, words={"code": code_of})),
    "calls:eligibility": Line(PUBLIC, rows=CALL, words={"code": code_of}),
    "calls:alerts": Line(PUBLIC),
    # Whoever got the letter knows the address.
    **dict.fromkeys(["calls:alert_confirm", "calls:alert_stop", "letters:stop"], Line(PUBLIC, words={"token": [None]})),
    "open_calls": Line(PUBLIC, READ, words={"language": ["en"], "format_": ["rss"]}),
    "programmes:programme": Line(PUBLIC, READ, "programs.programme", words={"code": code_of}),
    "applications:list": Line(ACCOUNT, READ),
    "applications:take_over": Line(ACCOUNT, SEND),
    "applications:begin": Line(ACCOUNT, rows=CALL, words={"code": code_of}),
    **dict.fromkeys(
        [f"applications:{name}" for name in ("application", "check", "preview", "copy", "timeline")],
        Line(ACCOUNT, READ, APPLICATION),
    ),
    "applications:file": Line(ACCOUNT, READ, APPLICATION, words={"pk": file_of}),
    "applications:section": Line(ACCOUNT, rows=APPLICATION, words={"key": section_of}, sent=FILL_IN),
    "applications:add_row": Line(ACCOUNT, rows=APPLICATION, right=FILL_IN, words={"key": table_of}),
    **dict.fromkeys(
        ["applications:row", "applications:remove_row"],
        Line(ACCOUNT, rows=APPLICATION, right=FILL_IN, words={"key": table_of, "pk": visit_of}),
    ),
    "applications:upload": Line(ACCOUNT, rows=APPLICATION, right=FILL_IN, words={"key": section_of, "pk": question_of}),
    "applications:remove_file": Line(ACCOUNT, SEND, APPLICATION, FILL_IN, words={"key": section_of, "pk": question_of}),
    **dict.fromkeys(
        ["applications:invite", "applications:consent", "applications:refuse_consent"],
        Line(ACCOUNT, rows=APPLICATION, right=LEAD),
    ),
    "applications:number": Line(ACCOUNT, rows=APPLICATION, right="programs.give_number_application"),
    "applications:naming": Line(ACCOUNT, rows=APPLICATION, right="programs.say_whether_named_application"),
    "applications:endorsement": Line(ACCOUNT, rows=APPLICATION, right=LEAD, sent=ASK_ENDORSEMENT),
    **dict.fromkeys(
        ["applications:endorsement_again", "applications:endorsement_take_back"],
        Line(ACCOUNT, SEND, APPLICATION, ASK_ENDORSEMENT),
    ),
    "applications:take_back_invitation": Line(ACCOUNT, SEND, APPLICATION, LEAD),
    **dict.fromkeys(["applications:receipt", "applications:decision"], Line(ACCOUNT, READ, APPLICATION)),
    "applications:answer": Line(ACCOUNT, rows=APPLICATION, right=LEAD, words={"pk": question_to}),
    "applications:transition": Line(
        ACCOUNT, rows=APPLICATION, right="programs.{name}_application", words={"name": transitions_of(APPLICATION)}
    ),
    # Whoever knows the address reads it, and answers.
    "invitations:invitation": Line(PUBLIC, READ, words={"token": [None]}),
    **dict.fromkeys(["invitations:refuse", "invitations:not_me"], Line(PUBLIC, words={"token": [None]})),
    **dict.fromkeys(["invitations:accept", "invitations:new_link"], Line(PUBLIC, SEND, words={"token": [None]})),
    "endorsements:request": Line(PUBLIC, READ, words={"token": [None]}),
    "endorsements:file": Line(PUBLIC, READ, words={"token": [None], "pk": [None]}),
    **dict.fromkeys(["endorsements:refuse", "endorsements:not_me"], Line(PUBLIC, words={"token": [None]})),
    **dict.fromkeys(
        ["endorsements:code", "endorsements:endorse", "endorsements:new_link"],
        Line(PUBLIC, SEND, words={"token": [None]}),
    ),
    "reviews:list": Line(ACCOUNT, READ),
    "reviews:review": Line(ACCOUNT, rows=REVIEWED, sent=WRITE_REVIEW),
    "reviews:begin": Line(ACCOUNT, SEND, REVIEWED, WRITE_REVIEW),
    "reviews:give_up": Line(ACCOUNT, rows=REVIEWED, right=WRITE_REVIEW),
    "reviews:file": Line(ACCOUNT, READ, REVIEWED, words={"pk": [None]}),
    "committees:list": Line(ACCOUNT, READ),
    "committees:committee": Line(ACCOUNT, READ, COMMITTEE),
    "committees:item": Line(ACCOUNT, rows=COMMITTEE, sent="programs.decide_committee", words={"pk": judged_of}),
    "committees:decisions": Line(ACCOUNT, rows=COMMITTEE, sent="programs.sign_committee"),
    "committees:side": Line(ACCOUNT, READ, "programs.callside", sees=chaired),
    "committees:close_side": Line(ACCOUNT, rows="programs.callside", sees=chaired, right="programs.close_callside"),
    "awards:list": Line(ACCOUNT, READ),
    "awards:award": Line(ACCOUNT, READ, AWARD),
    "awards:give_money": Line(ACCOUNT, rows=AWARD, right=GIVE_MONEY),
    "awards:change_money": Line(ACCOUNT, rows=AWARD, right=GIVE_MONEY, words={"pk": money_of}),
    "awards:close_money": Line(ACCOUNT, rows=AWARD, right=GIVE_MONEY, words={"pk": money_of}),
    "awards:give_time": Line(ACCOUNT, rows=AWARD, right="programs.give_time_award"),
    "awards:plan_visit": Line(ACCOUNT, rows=AWARD, right="programs.plan_visit_award"),
    "awards:transition": Line(
        ACCOUNT, rows=AWARD, right="programs.{name}_award", words={"name": transitions_of(AWARD)}
    ),
    "award_reports:ask": Line(ACCOUNT, rows=AWARD, right="programs.ask_report_award"),
    "award_reports:due": Line(ACCOUNT, rows=REPORT_DUE, sent=WRITE_REPORT),
    "award_reports:begin": Line(ACCOUNT, SEND, REPORT_DUE, WRITE_REPORT),
    **dict.fromkeys(
        ["award_reports:add_output", "award_reports:add_file"], Line(ACCOUNT, rows=REPORT_DUE, right=WRITE_REPORT)
    ),
    **dict.fromkeys(
        ["award_reports:remove_output", "award_reports:remove_file"],
        Line(ACCOUNT, SEND, REPORT_DUE, WRITE_REPORT, words={"pk": [None]}),
    ),
    **dict.fromkeys(
        [f"award_reports:{act}" for act in ("return", "accept", "move", "waive")],
        Line(ACCOUNT, rows=REPORT_DUE, right="programs.judge_reportdue"),
    ),
    "visits:approve": Line(ACCOUNT, rows=PAID_VISIT, right="programs.approve_visit"),
    **dict.fromkeys(["visits:invite", "visits:revoke"], Line(ACCOUNT, rows=PAID_VISIT, right="programs.invite_visit")),
    **dict.fromkeys(["visits:change", "visits:cancel"], Line(ACCOUNT, rows=PAID_VISIT, right="programs.cancel_visit")),
    "visits:proof": Line(ACCOUNT, rows=PAID_VISIT, right="programs.claim_visit"),
    "visits:claim": Line(ACCOUNT, SEND, PAID_VISIT, "programs.claim_visit"),
    "visits:return": Line(ACCOUNT, rows=PAID_VISIT, right="programs.pay_visit"),
    "visits:pay": Line(ACCOUNT, SEND, PAID_VISIT, "programs.pay_visit"),
    "reviewers:invitation": Line(PUBLIC, READ, words={"token": [None]}),
    "reviewers:accept": Line(PUBLIC, SEND, words={"token": [None]}),
    "reviewers:decline": Line(PUBLIC, words={"token": [None]}),
    **dict.fromkeys(["memberships:list", "memberships:scheme_list"], Line(PUBLIC, READ)),
    "memberships:scheme": Line(PUBLIC, READ, "memberships.scheme", words={"code": code_of}),
    "memberships:membership": Line(PUBLIC, READ, MEMBERSHIP),
    "memberships:own": Line(ACCOUNT, READ),
    "memberships:ask_visit": Line(ACCOUNT, rows=MEMBERSHIP, right="memberships.ask_visit_membership"),
    "memberships:agree": Line(ACCOUNT, SEND, MEMBERSHIP, "memberships.agree_membership"),
    "memberships:nomination": Line(ACCOUNT, READ, NOMINATION),
    "memberships:visit": Line(ACCOUNT, READ, VISIT),
    **{
        f"memberships:{page}_transition": Line(
            ACCOUNT, rows=label, right=f"{label.replace('.', '.{name}_')}", words={"name": transitions_of(label)}
        )
        for page, label in (("nomination", NOMINATION), ("visit", VISIT), ("fee", FEE))
    },
    "activities:activity": Line(PUBLIC, READ, ACTIVITY),
    "commitments:list": Line(ACCOUNT, READ),
    "commitments:commitment": Line(ACCOUNT, READ, OCCURRENCE),
    "commitments:transition": Line(
        ACCOUNT,
        rows=OCCURRENCE,
        right="agreements.{name}_commitmentoccurrence",
        words={"name": transitions_of(OCCURRENCE)},
    ),
    **dict.fromkeys(["desk", "records:report_list", "actions:list", "saved_views:list"], Line(ACCOUNT, READ)),
    "records:report": Line(ACCOUNT, right=reads_report, words={"slug": [REPORT]}),
    "records:job": Line(ACCOUNT, READ, JOB),
    "records:job_file": Line(ACCOUNT, READ, JOB, reads_report, sees=own_reports),
    "records:job_cancel": Line(ACCOUNT, SEND, JOB),
    "records:job_again": Line(ACCOUNT, SEND, JOB, reads_report, sees=own_reports),
    "actions:action": Line(ACCOUNT, READ, ACTION),
    "actions:transition": Line(
        ACCOUNT, rows=ACTION, right="records.{name}_actionitem", words={"name": transitions_of(ACTION)}
    ),
    "saved_views:save": Line(ACCOUNT, SEND),
    "saved_views:edit": Line(ACCOUNT, BOTH, "records.savedview", "records.change_savedview", sees=not_over),
    "saved_views:close": Line(ACCOUNT, SEND, "records.savedview", "records.close_savedview", sees=not_over),
    "feeds:list": Line(ACCOUNT, READ),
    "feeds:make": Line(ACCOUNT),
    "feeds:edit": Line(ACCOUNT, BOTH, "records.feed", sees=own_and_open),
    **dict.fromkeys(["feeds:renew", "feeds:end"], Line(ACCOUNT, SEND, "records.feed", sees=own_and_open)),
    "reminders:list": Line(ACCOUNT),
    **dict.fromkeys(["quality", "styleguide"], Line(ACCOUNT, READ, right=is_staff)),
    "health_page": Line(ACCOUNT, READ, right="records.see_sign"),
}

# --- accounts ----------------------------------------------------------------------------------------------------

ACCOUNTS = {
    **dict.fromkeys(
        [
            "account_login",
            "account_logout",
            "account_signup",
            "account_request_login_code",
            "account_confirm_login_code",
            "account_reset_password",
            "account_confirm_password_reset_code",
            "account_complete_password_reset",
            "account_email_verification_sent",
            "account_inactive",
            "account_password_reset_completed",
            "mfa_authenticate",
            "mfa_login_webauthn",
            "mfa_reauthenticate_webauthn",
            "own:orcid_sign_in",
            "own:orcid_callback",
            "own:orcid_signup",
        ],
        Line(WAY_IN),
    ),
    **dict.fromkeys(
        [
            "own:profile",
            "own:scholar",
            "own:letters",
            "own:data",
            "own:close",
            "account_email",
            "account_change_password",
            "account_set_password",
            "account_reauthenticate",
            "mfa_reauthenticate",
            "mfa_activate_totp",
            "mfa_deactivate_totp",
            "mfa_generate_recovery_codes",
            "mfa_add_webauthn",
            "usersessions_list",
        ],
        Line(ACCOUNT),
    ),
    **dict.fromkeys(
        ["mfa_index", "mfa_list_webauthn", "mfa_view_recovery_codes", "mfa_download_recovery_codes"],
        Line(ACCOUNT, READ),
    ),
    "own:orcid": Line(ACCOUNT),
    "own:number": Line(ACCOUNT, is_there=False),  # where no gateway is set up
    "own:orcid_connect": Line(ACCOUNT, SEND),
    "own:data_file": Line(ACCOUNT, READ, JOB, sees=own_data),
    # A session that has ended meanwhile is no error.
    "own:end_session": Line(ACCOUNT, SEND, "usersessions.usersession", sees=of_oneself, absent=(LET_IN,)),
    **dict.fromkeys(
        ["mfa_edit_webauthn", "mfa_remove_webauthn"], Line(ACCOUNT, BOTH, "mfa.authenticator", sees=own_keys)
    ),
}

# --- the admin ---------------------------------------------------------------------------------------------------

# Lists that are not for all staff.
LISTS = {
    "directory.user": "directory.add_user",
    "directory.appointment": "directory.add_appointment",
    "directory.person": "directory.see_every_person",
    "notices.email": "notices.see_letters",
    "notices.sms": "notices.see_letters",
    "programs.callalert": "programs.end_callalert",
    **{
        f"evaluation.{model}": "evaluation.read_papers_framework"
        for model in ("exercise", "framework", "node", "indicator", "variable", "peergroup", "validationrule")
    },
    ROUND: "evaluation.read_papers_round",
    PARTICIPATION: "evaluation.read_papers_participation",
    "memberships.membershipterm": "memberships.read_papers_membership",
    "notices.failedaddress": "notices.see_letters",
    "notices.reminderdue": "notices.read_reminderdue",
    "notices.reminderstep": lambda user, row: any(
        user.has_perm(right) for right in ("notices.read_reminderdue", "notices.change_reminderstep")
    ),
    "records.feed": "records.end_feed",
    "records.office": "records.change_office",
    "records.importrun": lambda user, row: any(user.has_perm(one.permission) for one in imports),
}
IMPORTS = {
    STAY: "exchanges.import_stay",
    AGREEMENT: "agreements.import_agreement",
    "programs.agencyentry": "programs.import_agencyentry",
    "programs.callside": "programs.import_sideevaluation",
    EARLIER_AWARD: "programs.import_earlieraward",
    MEMBERSHIP: "memberships.import_membership",
    MEMBER: "networks.import_member",
    ROUND: "evaluation.import_datapoint",
}
EXPORTS = {
    STAY: "exchanges.export_stay",
    AGREEMENT: "agreements.export_agreement",
    APPLICATION: "programs.export_application",
    EARLIER_AWARD: "programs.import_earlieraward",
    MEMBERSHIP: "memberships.export_membership",
    MEMBER: "networks.export_member",
}
# Changed on a page of their own, by a transition, or by their owners on the portal.
ONLY_READ = {
    APPLICATION,
    "programs.clarification",
    "programs.exclusion",
    "programs.overruling",
    "programs.conflict",
    "programs.callside",
    REVIEWED,
    OCCURRENCE,
    "programs.callalert",
    REPORT_DUE,
    "records.feed",
    "records.savedview",
    "notices.lettertext",
    "notices.sms",
}
# There is one; lists bring them; they are drafted on the page of their agreement or call; they are planned, asked for.
NOT_ADDED = {
    APPLICATION,
    "programs.clarification",
    "programs.exclusion",
    "programs.overruling",
    "programs.conflict",
    "programs.callside",
    REVIEWED,
    "records.office",
    "directory.institutionmention",
    "programs.agencyentry",
    INSTRUMENT,
    OCCURRENCE,
    "programs.formsection",
    "programs.callextension",
    PARTICIPATION,
}
# What is locked, or over, stands as it is, whoever looks at it.
GOES_ON = {
    FRAMEWORK: lambda row: row.is_draft,
    **dict.fromkeys(
        [NODE, *(f"evaluation.{one}" for one in ("indicator", "variable", "validationrule", "peergroup"))],
        lambda row: row.framework.is_draft,
    ),
    ROUND: lambda row: row.status in BEFORE,
    PARTICIPATION: lambda row: row.round.status in BEFORE,
}
ABSENT_THERE = (NOT_THERE, REFUSED, TO_THE_INDEX)


def may_import(rows, user, right=None):
    """Runs of lists that this user brings in; of one kind where its right is given."""
    mine = [one for one in imports if user.has_perm(one.permission) and right in (None, one.permission)]
    return rows.filter(kind__in=[one.slug for one in mine])


def in_the_admin(label):
    """The addresses that every model has there."""
    app, model = label.split(".")
    row = Line(STAFF, rows=label, sees=may_import if label == "records.importrun" else None, absent=ABSENT_THERE)
    own_runs = partial(may_import, right=IMPORTS[label]) if label in IMPORTS else _none
    run = replace(row, rows="records.importrun", sees=own_runs)
    return {
        "changelist": Line(STAFF, right=LISTS.get(label, "")),
        "add": Line(STAFF, right=nobody if label in NOT_ADDED else f"{app}.add_{model}"),
        "history": replace(row, right=_may_read_history(label)),
        "change": replace(row, sent=_may_change(label)),
        "delete": replace(row, right=_may_delete(label)),
        "transition": replace(row, right=_transition(label), words={"name": transitions_of(label)}),
        "export": Line(STAFF, right=EXPORTS.get(label, nobody), words={"format_": ["csv"]}),
        "import": Line(STAFF, right=IMPORTS.get(label, nobody)),
        "import_run": run,
    }


def _transition(label):
    app, model = label.split(".")
    return "" if transitions_of(label) == [None] else f"{app}.{{name}}_{model}"


def _none(rows, user):
    return rows.none()


def _may_change(label):
    app, model = label.split(".")

    if label == "records.importrun":  # leads to the page of its list
        return ""
    if label in ONLY_READ:
        return nobody
    right, goes_on = f"{app}.change_{model}", GOES_ON.get(label)
    return right if goes_on is None else lambda user, row: goes_on(row) and user.has_perm(right, row)


def _may_read_history(label):
    app, model = label.split(".")
    right = f"{app}.read_papers_{model}"

    def may(user, row):
        if not perm_exists(right) or user.has_perm(right) or user.has_perm(f"{app}.change_{model}", row):
            return True
        own = getattr(apps.get_model(label)._default_manager, "papers_read_by", None)
        read = own and own(user)
        return bool(read) and read.filter(pk=row.pk).exists()

    return may


def _may_delete(label):
    app, model = label.split(".")

    def may(user, row):
        return getattr(row, "status", "") == "draft" and user.has_perm(f"{app}.delete_{model}", row)

    return may


def on_row(label, right, **values):
    return Line(STAFF, rows=label, right=right, absent=ABSENT_THERE, **values)


def may_delete_node(user, row):
    """The total goes only with its framework."""
    return row.parent_id is not None and _may_delete(NODE)(user, row)


def _on_paper(right):
    """A consent on paper is taken only where the call says so, and of what has come on paper."""

    def may(user, row):
        leaders = row.members.filter(role="leader")
        leaders = leaders if row.is_on_paper else leaders.filter(user=None)
        return row.is_draft and row.takes_paper and leaders.exists() and user.has_perm(right, row)

    return may


def _may_endorse_on_paper(right):
    """Only where the call asks for an endorsement that is not given yet."""

    def may(user, row):
        is_missing = row.call.asks_endorsement and not row.endorsements.filter(status="given").exists()
        return row.is_draft and is_missing and user.has_perm(right, row)

    return may


CHANGE = "agreements.change_agreement"
OWN_PAGES = {
    "agreements_agreement_register": Line(STAFF, right="agreements.register_agreement"),
    "agreements_agreement_scans": Line(STAFF, right="agreements.register_agreement"),
    **dict.fromkeys(
        [f"agreements_agreement_{name}" for name in ("assign", "give", "file_letter", "attach")],
        on_row(AGREEMENT, CHANGE),
    ),
    **dict.fromkeys(
        ["agreements_agreement_withdraw_paper", "agreements_agreement_replace"],
        on_row(AGREEMENT, CHANGE, words={"uuid": paper_of}),
    ),
    "programs_application_statistics": Line(STAFF, READ),
    "programs_application_files": Line(STAFF, READ, right="programs.export_application"),
    "programs_application_propose": on_row(APPLICATION, "programs.propose_exclusion_application"),
    "programs_application_drop": on_row(APPLICATION, "programs.propose_exclusion_application"),
    "programs_application_overrule": on_row(APPLICATION, "programs.propose_overruling_application"),
    "programs_overruling_confirm": on_row("programs.overruling", "programs.confirm_overruling"),
    "programs_overruling_drop": on_row("programs.overruling", "programs.drop_overruling"),
    "programs_call_evaluate": on_row(CALL, "programs.open_side_call", words={"side": ["home"]}),
    "programs_application_conflict": on_row(APPLICATION, "programs.enter_conflict_application"),
    "programs_conflict_settle": on_row("programs.conflict", "programs.settle_conflict"),
    **dict.fromkeys(
        ["programs_callside_deploy", "programs_callside_add_pair"],
        on_row("programs.callside", "programs.assign_callside"),
    ),
    "programs_callside_solve": on_row("programs.callside", "programs.assign_callside", methods=SEND),
    "programs_callside_pair": on_row(
        "programs.callside", "programs.assign_callside", methods=SEND, words={"pk": pair_of, "act": ["keep"]}
    ),
    "programs_callside_close_side": on_row("programs.callside", "programs.close_callside"),
    "programs_callside_grade": on_row("programs.callside", "programs.grade_callside", words={"pk": reviewed_of}),
    "programs_callside_chair": on_row("programs.callside", "programs.name_chair_callside"),
    "programs_callside_confirm": on_row("programs.callside", "programs.confirm_callside"),
    **dict.fromkeys(
        ["programs_callside_elsewhere", "programs_callside_here"],
        on_row("programs.callside", "programs.evaluate_elsewhere_callside"),
    ),
    **dict.fromkeys(
        ["programs_reviewassignment_cancel", "programs_reviewassignment_reopen"],
        on_row(REVIEWED, "programs.change_reviewassignment"),
    ),
    **dict.fromkeys(["programs_committee_members", "programs_committee_presence"], on_row(COMMITTEE, CHANGE_COMMITTEE)),
    "programs_committee_unseat": on_row(COMMITTEE, CHANGE_COMMITTEE, methods=SEND, words={"pk": seat_of}),
    **dict.fromkeys(
        ["programs_committee_close", "programs_committee_reopen"], on_row(COMMITTEE, "programs.close_committee")
    ),
    "programs_committee_attach": on_row(COMMITTEE, CHANGE_COMMITTEE),
    **dict.fromkeys(
        ["programs_committee_withdraw_paper", "programs_committee_replace"],
        on_row(COMMITTEE, CHANGE_COMMITTEE, words={"uuid": paper_of}),
    ),
    "programs_committee_minutes": on_row(COMMITTEE, "programs.record_minutes_committee"),
    "programs_committee_confirm_minutes": on_row(COMMITTEE, "programs.record_minutes_committee", methods=SEND),
    "programs_committee_drop_minutes": on_row(COMMITTEE, "programs.record_minutes_committee"),
    **dict.fromkeys(
        ["programs_committee_publish", "programs_committee_release", "programs_committee_letters"],
        on_row(COMMITTEE, "programs.publish_committee"),
    ),
    "programs_committee_promote": on_row(COMMITTEE, "programs.promote_committee", words={"pk": reserve_of}),
    "programs_committee_drop_promotion": on_row(COMMITTEE, "programs.promote_committee", words={"pk": promoted_of}),
    "programs_committee_open": on_row(COMMITTEE, "programs.open_committee"),
    "programs_application_ask": on_row(APPLICATION, "programs.ask_clarification_application"),
    "programs_application_enter": Line(STAFF, right="programs.enter_application"),
    "programs_application_paper": on_row(APPLICATION, _on_paper("programs.record_paper_application")),
    "programs_application_confirm_paper": on_row(
        APPLICATION, _on_paper("programs.confirm_paper_application"), methods=SEND
    ),
    "programs_application_endorsement": on_row(APPLICATION, _may_endorse_on_paper("programs.record_paper_application")),
    "programs_application_confirm_endorsement": on_row(
        APPLICATION, _may_endorse_on_paper("programs.confirm_paper_application"), methods=SEND
    ),
    "directory_accreditation_attach": on_row(ACCREDITATION, "directory.change_accreditation"),
    **dict.fromkeys(
        ["directory_accreditation_withdraw_paper", "directory_accreditation_replace"],
        on_row(ACCREDITATION, "directory.change_accreditation", words={"uuid": paper_of}),
    ),
    **dict.fromkeys(
        [f"exchanges_stay_{name}" for name in ("give", "file_letter", "attach")],
        on_row(STAY, "exchanges.change_stay"),
    ),
    **dict.fromkeys(
        ["exchanges_stay_withdraw_paper", "exchanges_stay_replace"],
        on_row(STAY, "exchanges.change_stay", words={"uuid": paper_of}),
    ),
    "exchanges_stay_host": on_row(STAY, "exchanges.ask_host_stay"),
    "exchanges_stay_letter": on_row(STAY, "exchanges.issue_letter_stay"),
    "exchanges_stay_revoke": on_row(STAY, "exchanges.revoke_letter_stay"),
    "exchanges_stay_planned_days": on_row(STAY, "exchanges.change_days_stay"),
    "exchanges_stay_extend": on_row(STAY, "exchanges.extend_stay"),
    "exchanges_stay_days": on_row(STAY, "exchanges.correct_days_stay"),
    **{
        f"networks_{name}_withdraw": on_row(f"networks.{name}", f"networks.change_{name}")
        for name in ("body", "contact", "member")
    },
    "networks_body_take_back_term": on_row("networks.body", "networks.change_body", words={"term": term_of}),
    **{
        f"networks_{name}_{page}": on_row(f"networks.{name}", f"networks.change_{name}")
        for name in ("network", "meeting")
        for page in ("give", "file_letter", "attach")
    },
    **{
        f"networks_{name}_{page}": on_row(f"networks.{name}", f"networks.change_{name}", words={"uuid": paper_of})
        for name in ("network", "meeting")
        for page in ("withdraw_paper", "replace")
    },
    **dict.fromkeys(["programs_project_give", "programs_project_attach"], on_row(PROJECT, "programs.change_project")),
    **dict.fromkeys(
        ["programs_project_withdraw_paper", "programs_project_replace"],
        on_row(PROJECT, "programs.change_project", words={"uuid": paper_of}),
    ),
    "programs_agencyentry_lonely": on_row("programs.agencyentry", "", sent="programs.change_agencyentry"),
    **dict.fromkeys(["programs_call_give", "programs_call_attach"], on_row(CALL, "programs.change_call")),
    **dict.fromkeys(
        ["programs_call_withdraw_paper", "programs_call_replace"],
        on_row(CALL, "programs.change_call", words={"uuid": paper_of}),
    ),
    "programs_call_checklist": on_row(CALL, "", methods=READ),
    "programs_call_trial": on_row(CALL, "", methods=READ),
    "programs_call_copy": on_row(CALL, "programs.add_call"),
    "programs_call_extend": on_row(CALL, "programs.extend_call"),
    "programs_call_times": on_row(CALL, "programs.move_times_call"),
    "programs_callextension_agree": on_row("programs.callextension", "programs.agree_callextension"),
    "memberships_membership_renew": on_row(MEMBERSHIP, "memberships.renew_membership"),
    **{
        f"{label.replace('.', '_')}_{page}": on_row(label, label.replace(".", ".change_"))
        for label in (MEMBERSHIP, NOMINATION, VISIT)
        for page in ("give", "file_letter", "attach")
    },
    **{
        f"{label.replace('.', '_')}_{page}": on_row(label, label.replace(".", ".change_"), words={"uuid": paper_of})
        for label in (MEMBERSHIP, NOMINATION, VISIT, FEE)
        for page in ("withdraw_paper", "replace")
    },
    **{f"memberships_feedue_{page}": on_row(FEE, "memberships.change_feedue") for page in ("file_letter", "attach")},
    "agreements_activity_attach": on_row(ACTIVITY, "agreements.change_activity"),
    **dict.fromkeys(
        ["agreements_activity_withdraw_paper", "agreements_activity_replace"],
        on_row(ACTIVITY, "agreements.change_activity", words={"uuid": paper_of}),
    ),
    "agreements_agreement_correct": on_row(AGREEMENT, "agreements.correct_agreement"),
    "agreements_agreement_decide": on_row(
        AGREEMENT, "agreements.confirm_correction_agreement", words={"uuid": correction_of}
    ),
    "agreements_agreement_propose": Line(STAFF, right="agreements.add_agreement"),
    "agreements_agreement_existing": Line(STAFF, READ, right="agreements.add_agreement"),
    "agreements_agreement_elements": on_row(AGREEMENT, CHANGE),
    "agreements_insideapproval_word": on_row("agreements.insideapproval", "agreements.decide_insideapproval"),
    "agreements_modeltext_attach": on_row("agreements.modeltext", "agreements.change_modeltext"),
    **dict.fromkeys(
        ["agreements_modeltext_withdraw_paper", "agreements_modeltext_replace"],
        on_row("agreements.modeltext", "agreements.change_modeltext", words={"uuid": paper_of}),
    ),
    "agreements_agreement_approvals": on_row(AGREEMENT, "agreements.request_approvals_agreement"),
    **{
        f"{label.replace('.', '_')}_withdraw": on_row(label, f"{label.split('.')[0]}.change_{label.split('.')[1]}")
        for label in (
            "agreements.activity",
            "agreements.commitment",
            "records.holiday",
            "records.period",
            "records.approvalkind",
            "agreements.approvalrule",
            "agreements.crucialelement",
            "agreements.insidedesk",
            "agreements.modeltext",
            "directory.absence",
            "exchanges.quotaline",
            "exchanges.balanceentry",
            "exchanges.checkliststep",
            "exchanges.council",
            "exchanges.expensecategory",
            "exchanges.visarule",
            "exchanges.stayapprovalrule",
            "programs.programme",
            "programs.reviewerprofile",
            "programs.callextension",
            ACCREDITATION,
            "directory.ranking",
            "directory.publishedrank",
            "directory.countryname",
            EARLIER_AWARD,
            "evaluation.exercise",
            "memberships.body",
            "memberships.scheme",
            MEMBERSHIP,
            FEE,
        )
    },
    "evaluation_exercise_read_file": on_row("evaluation.exercise", "evaluation.read_file_framework"),
    "evaluation_framework_checklist": on_row(FRAMEWORK, "", methods=READ),
    "evaluation_framework_weights": on_row(FRAMEWORK, "", sent=_may_change(FRAMEWORK)),
    "evaluation_framework_version": on_row(FRAMEWORK, "evaluation.begin_version_framework"),
    "evaluation_framework_file": on_row(FRAMEWORK, "evaluation.export_framework", methods=READ),
    **{f"evaluation_node_{page}": on_row(NODE, "", sent=_may_change(NODE)) for page in ("panel", "pairs")},
    "evaluation_node_take_back": on_row(NODE, _may_change(NODE), methods=SEND, words={"member": [1]}),
    "evaluation_round_invite": on_row(ROUND, "evaluation.invite_round"),
    "evaluation_round_register": on_row(ROUND, "evaluation.read_register_round"),
    "evaluation_round_values": on_row(ROUND, "evaluation.export_round", methods=READ),
    "evaluation_participation_values": on_row(PARTICIPATION, "", methods=READ),
    "evaluation_participation_decide": on_row(
        PARTICIPATION, "evaluation.check_participation", words={"point": point_of}
    ),
    "evaluation_participation_waive": on_row(PARTICIPATION, "evaluation.check_participation"),
    "evaluation_participation_extend": on_row(PARTICIPATION, "evaluation.extend_participation"),
    "evaluation_node_delete": on_row(NODE, may_delete_node),
    "records_letter_correct": on_row("records.letter", "records.correct_letter"),
    "records_letter_withdraw": on_row("records.letter", "records.withdraw_letter"),
    "records_actionitem_reassign": on_row(ACTION, "records.reassign_actionitem"),
    "records_outsideapproval_hand_over": on_row("records.outsideapproval", "records.hand_over_outsideapproval"),
    "directory_institution_merge": on_row(
        "directory.institution",
        "directory.merge_institution",
        words={"fits": lambda row: None if row.status == "merged" else row.status},
    ),
    "directory_institution_unmerge": on_row(
        "directory.institution",
        "directory.merge_institution",
        words={"fits": lambda row: row.status if row.status == "merged" else None},
    ),
    "directory_user_second_factor": on_row("directory.user", "directory.remove_second_factor_user"),
    "directory_user_close": on_row("directory.user", "directory.close_user"),
    "directory_user_reopen": on_row("directory.user", "directory.reopen_user"),
    "directory_appointment_end": on_row("directory.appointment", "directory.end_appointment"),
    "notices_email_decide": on_row("notices.email", "notices.{name}_email", words={"name": ["release", "discard"]}),
    "notices_failedaddress_clear": on_row("notices.failedaddress", "notices.clear_failedaddress"),
    "notices_mailhold_end": on_row("notices.mailhold", "notices.end_mailhold"),
    "notices_reminderdue_send": Line(STAFF, right="notices.send_reminderdue"),
    "notices_lettertext_text": Line(
        STAFF, right="notices.change_lettertext", words={"letter": ["report-ready"], "language": ["fa"]}
    ),
    **dict.fromkeys(["index", "password_change"], Line(STAFF)),
    **dict.fromkeys(["password_change_done", "jsi18n"], Line(STAFF, READ)),
    **dict.fromkeys(["login", "logout"], Line(WAY_IN)),
    "autocomplete": Line(STAFF, READ, right=nobody),  # of nothing; test_a_field_offers_… asks for all that there is
    # Of evaluation there is none for those who see none of its lists.
    "app_list": Line(
        STAFF,
        words={
            "app_label": [
                "agreements",
                "directory",
                "exchanges",
                "memberships",
                "notices",
                "programs",
                "records",
            ]
        },
    ),
    "view_on_site": on_row(
        AGREEMENT, "", words={"content_type_id": lambda row: ContentType.objects.get_for_model(row).pk}
    ),
}
LINES = {
    **PORTAL,
    **ACCOUNTS,
    **{
        f"admin:{label.replace('.', '_')}_{page}": line
        for label in ADMINS
        for page, line in in_the_admin(label).items()
    },
    **{f"admin:{name}": line for name, line in OWN_PAGES.items()},
}
