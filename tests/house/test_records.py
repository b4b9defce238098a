"""Every model is a record or says why not, and what the office keeps cannot be rewritten."""

import re

import pghistory.trigger
import pgtrigger
import pytest
from django.db import connection, models

from programs.models.committee import OF_RULES
from records import refusals
from records.models import Record
from tests.factories import (
    agreements,
    directory,
    evaluation,
    exchanges,
    memberships,
    networks,
    notices,
    programs,
    records,
)
from tests.house.ours import EVENTS, MODELS, label

# Not records, and why. A new line here is a decision.
NOT_RECORDS = {
    "agreements.agreementparty": "a part of its agreement, on whose page and timeline it stands",
    "agreements.elementanswer": "a part of its agreement, on whose page and timeline it stands",
    "agreements.proposedterm": "a part of its instrument",
    "agreements.signatory": "a part of its instrument",
    "agreements.signature": "a part of its instrument; it is never changed",
    "agreements.standing": "computed by the database from the agreement's dates",
    "agreements.suspension": "a part of its agreement, on whose page and timeline it stands",
    "agreements.textversion": "a part of its instrument; it is never changed",
    "agreements.agreementterm": "a part of its agreement, on whose page and timeline it stands",
    "agreements.officerassignment": "a part of its agreement, on whose page and timeline it stands",
    "directory.affiliation": "a part of its person",
    "directory.institutionname": "a part of its institution, kept by a trigger and by the register it came from",
    "directory.scholarprofile": "a part of its person",
    "directory.user": "an account: it must be possible to erase it",
    "evaluation.allocation": "what a member says of a node, on whose timeline it stands",
    "evaluation.datapoint": "a part of its participation, on whose page and timeline it stands",
    "evaluation.evidencelink": "a part of its evidence",
    "evaluation.finding": "what a rule found in a participation, on whose timeline it stands",
    "evaluation.indicator": "a part of its framework, on whose timeline it stands",
    "evaluation.matrix": "what a member says of a node, on whose timeline it stands",
    "evaluation.node": "a part of its framework, on whose timeline it stands",
    "evaluation.participationgroup": "a part of its participation",
    "evaluation.peergroup": "a part of its framework, on whose timeline it stands",
    "evaluation.query": "a question about a value, answered once",
    "evaluation.remark": "a note among validators, never changed",
    "evaluation.issuedreport": "kept as it was issued",
    "evaluation.publication": "a part of its round, made once",
    "evaluation.result": "a part of its run; it is never changed",
    "evaluation.runapproval": "a part of its run, on whose timeline it stands",
    "evaluation.runtable": "a part of its run; it is never changed",
    "evaluation.snapshot": "content that never changes",
    "evaluation.roundperiod": "a part of its round, on whose timeline it stands",
    "evaluation.submission": "a part of its participation; it is never changed",
    "evaluation.term": "a part of its indicator, on whose timeline it stands",
    "evaluation.validationrule": "a part of its framework, on whose timeline it stands",
    "evaluation.variable": "a part of its framework, on whose timeline it stands",
    "memberships.entitlementaccount": "a part of its term; the database counts what was taken",
    "memberships.entitlementrule": "a part of its scheme, on whose page and timeline it stands",
    "memberships.entitlementuse": "a part of its term",
    "memberships.feeobstacle": "a part of its due, on whose page and timeline it stands",
    "memberships.membershipsuspension": "a part of its membership, on whose page and timeline it stands",
    "memberships.membershipterm": "a part of its membership, on whose page and timeline it stands",
    "memberships.nominationquota": "a part of its scheme, on whose page and timeline it stands",
    "memberships.nominator": "a part of its nomination, on whose page and timeline it stands",
    "exchanges.checklistitem": "a part of its stay, on whose page and timeline it stands",
    "exchanges.councilword": "a part of its stay, on whose page and timeline it stands",
    "exchanges.hostrequest": "a part of its stay; it is answered once",
    "exchanges.invitationletter": "a part of its stay; it is never changed",
    "exchanges.itineraryitem": "a part of its stay, on whose page and timeline it stands",
    "exchanges.learningagreement": "a part of its stay; a version is never changed",
    "exchanges.participant": "a part of its stay, on whose page and timeline it stands",
    "exchanges.quotayear": "a part of its quota, on whose page and timeline it stands",
    "exchanges.staycost": "a part of its stay, on whose page and timeline it stands",
    "exchanges.stayreport": "a part of its stay, on whose page and timeline it stands",
    "exchanges.visacase": "a part of its stay, on whose page and timeline it stands",
    "networks.agendaitem": "a part of its meeting, on whose page and timeline it stands",
    "networks.attendance": "a part of its meeting, on whose page and timeline it stands",
    "networks.chapter": "a part of its network, on whose page and timeline it stands",
    "networks.decision": "a part of its meeting, on whose page and timeline it stands",
    "networks.mandate": "a part of its network, on whose page and timeline it stands",
    "networks.minutes": "a part of its meeting, on whose page and timeline it stands",
    "networks.officeterm": "a part of its body, on whose page and timeline it stands",
    "notices.email": "a letter: a machine sends it; what people do with it is in its history",
    "notices.letterchoice": "what an account wants; it is erased with it",
    "notices.mobilenumber": "of an account; it is erased with it",
    "notices.sms": "a text message: a machine sends it",
    "notices.reminderdue": "a line of the ledger of reminders; what people do to it stands in it, with their names",
    "programs.applicationversion": "a part of its application; it is never changed",
    "programs.assignmentrun": "a part of the evaluation of its side; what was computed is kept as it was",
    "programs.review": "a part of its assignment; complete when it is submitted, and frozen with its side",
    "programs.reviewerarea": "a part of the reviewer, on whose page and timeline it stands",
    "programs.reviewerpanel": "a part of the reviewer, on whose page and timeline it stands",
    "programs.reviewscore": "a part of its review",
    "programs.sideevaluation": "a part of the evaluation of its side, on whose timeline it stands",
    "programs.attachment": "a part of its application, on whose page and timeline it stands",
    "programs.awardamount": "a part of its award, on whose page and timeline it stands",
    "programs.dailyrate": "a part of its call, on whose page and timeline it stands",
    "programs.farelimit": "a part of its call, on whose page and timeline it stands",
    "programs.visitcharge": "a part of its visit, on whose timeline it stands",
    "programs.visitletter": "a letter as it was issued; its visit has the timeline",
    "programs.visitrules": "a part of its call, on whose page and timeline it stands",
    "programs.callreport": "a part of its call, on whose page and timeline it stands",
    "programs.reportanswer": "a part of its report, on whose timeline it stands",
    "programs.reportoutput": "a part of its report, on whose timeline it stands",
    "programs.reportquestion": "a part of its call, on whose page and timeline it stands",
    "programs.awardleader": "a part of its award, on whose page and timeline it stands",
    "programs.decisionamount": "a part of its decision; what a side has signed stays as it is",
    "programs.committeeamount": "a part of what is before its committee",
    "programs.committeeitem": "a part of its committee, on whose page and timeline it stands",
    "programs.committeemember": "a part of its committee, on whose page and timeline it stands",
    "programs.callarea": "a part of its call, on whose page and timeline it stands",
    "programs.calldate": "a part of its call, on whose page and timeline it stands",
    "programs.calltext": "a part of its call, on whose page and timeline it stands",
    "programs.costcategory": "a part of its call, on whose page and timeline it stands",
    "programs.counterpart": "what was settled of its application",
    "programs.criterion": "a part of its call, on whose page and timeline it stands",
    "programs.eligibilityrule": "a part of its call, on whose page and timeline it stands",
    "programs.endorsement": "a part of its application; it is answered once",
    "programs.formsection": "a part of its call, on whose page and timeline it stands",
    "programs.invitation": "a part of its application; it is answered once",
    "programs.member": "a part of its application, on whose page and timeline it stands",
    "programs.plannedcost": "a part of its application, on whose page and timeline it stands",
    "programs.plannedvisit": "a part of its application, on whose page and timeline it stands",
    "programs.question": "a part of its call, on whose page and timeline it stands",
    "programs.sectionanswers": "a part of its application, on whose page and timeline it stands",
    "programs.sidebudget": "a part of its call, on whose page and timeline it stands",
    "programs.projectfunding": "a part of its project, on whose page and timeline it stands",
    "programs.projectleader": "a part of its project, on whose page and timeline it stands",
    "programs.projectoutput": "a part of its project, on whose page and timeline it stands",
    "records.counter": "a number",
    "records.feedentry": "what a calendar was told last; the portal counts it up by itself",
    "records.importrow": "a line of a file",
    "records.importrun": "a file that was read; its effects are in the history of what it changed",
    "records.job": "work for the worker, forgotten when fetched",
    "records.sign": "when something was last seen at work",
}
# Columns whose changes are not kept, and why.
NOT_KEPT = {
    "version": "counts the changes themselves",
    "agreements.activity.persons": "personal: it must be possible to erase it",
    "agreements.agreement.folded": "computed",
    "agreements.agreementparty.folded": "computed",
    "agreements.agreementterm.notice_deadline": "computed",
    "agreements.agreementterm.runs_until": "computed",
    "directory.countryalias.folded": "computed",
    "directory.institution.ror_values": "the register's own last answer",
    "directory.institution.sort_en": "computed",
    "directory.institution.sort_fa": "computed",
    "directory.institutionmention.country_folded": "computed",
    "directory.institutionmention.folded": "computed",
    "directory.person.email": "personal: it must be possible to erase it",
    "directory.person.folded": "computed",
    "directory.person.nationality": "personal: it must be possible to erase it",
    "directory.scholarprofile.mobile": "personal: it must be possible to erase it",
    "directory.scholarprofile.gender": "personal: said by the scholar alone, and gone when it is taken back",
    "directory.user.email": "personal: it must be possible to erase it",
    "directory.user.last_login": "at every sign-in",
    "directory.user.name": "personal: it must be possible to erase it",
    "directory.user.name_fa": "personal: it must be possible to erase it",
    "directory.user.password": "secret",
    **dict.fromkeys(
        [
            *(f"evaluation.participation.head_{name}" for name in ("name", "position", "email", "language")),
            *(f"evaluation.submission.head_{name}" for name in ("name", "position", "email", "language")),
            *(f"evaluation.submission.signed_{name}" for name in ("name", "position")),
        ],
        "personal: it must be possible to erase it",
    ),
    "evaluation.issuedreport.verify_code": "secret: whoever has it reads what the report says",
    "evaluation.run.overview": "large, and written once: it stays in the row",
    "evaluation.submission.content": "large, and never changed: it stays in the row",
    "evaluation.submission.token_hash": "secret",
    "memberships.entitlementaccount.used": "computed",
    "memberships.nomination.born_on": "personal: it must be possible to erase it",
    "memberships.nominationquota.used": "computed",
    "memberships.nominator.name": "personal: it must be possible to erase it",
    **dict.fromkeys(
        [
            f"exchanges.hostrequest.{name}"
            for name in ("name", "position", "email", "signed_name", "signed_position", "answer")
        ],
        "personal: it must be possible to erase it",
    ),
    "exchanges.learningagreement.host_name": "personal: it must be possible to erase it",
    "exchanges.hostrequest.token_hash": "what opens it",
    **dict.fromkeys(
        ["exchanges.invitationletter.name", "exchanges.invitationletter.guests"],
        "personal: it must be possible to erase it",
    ),
    "exchanges.invitationletter.verify_code": "what shows it to everybody",
    **dict.fromkeys(
        [f"exchanges.participant.{name}" for name in ("name", "nationality", "biography")],
        "personal: it must be possible to erase it",
    ),
    "exchanges.quotaline.sorted_as": "computed",
    "exchanges.quotayear.months_taken": "counted by the database from the stays",
    "exchanges.quotayear.taken": "counted by the database from the stays",
    "exchanges.stay.person_given": "personal: it must be possible to erase it",
    "exchanges.stay.folded": "computed",
    "memberships.membership.folded": "computed",
    "memberships.membership.folded_field": "computed",
    "exchanges.stay.from_on": "computed",
    "exchanges.stay.until_on": "computed",
    "exchanges.stayreport.text": "personal: it must be possible to erase it",
    "exchanges.visacase.nationality": "personal: it must be possible to erase it",
    "networks.attendance.proxy_name": "personal: it must be possible to erase it",
    "networks.attendance.reply_note": "personal: it must be possible to erase it",
    **dict.fromkeys(
        [f"networks.contact.{name}" for name in ("name_en", "name_fa", "email", "works_on")],
        "personal: it must be possible to erase it",
    ),
    "networks.contact.folded": "computed",
    "networks.member.statement": "personal: it must be possible to erase it",
    "networks.officeterm.ends_on": "computed",
    "notices.email.calendar": "names the address",
    "notices.email.html": "made from the text",
    "notices.email.text": "personal: it must be possible to erase it",
    "notices.email.to": "personal: it must be possible to erase it",
    "notices.email.unsubscribe_url": "what ends it, without an account",
    "notices.failedaddress.address": "personal: it must be possible to erase it",
    "notices.failedaddress.reason": "names the address",
    "programs.agencyentry.home_leader": "personal: it must be possible to erase it",
    "programs.agencyentry.partner_leader": "personal: it must be possible to erase it",
    "programs.application.abstract": "personal: it must be possible to erase it",
    "programs.application.title": "personal: it must be possible to erase it",
    "programs.applicationversion.snapshot": "personal: it must be possible to erase it",
    **dict.fromkeys(
        [
            f"programs.endorsement.{name}"
            for name in ("name", "position", "email", "signed_name", "signed_position", "reason")
        ],
        "personal: it must be possible to erase it",
    ),
    **dict.fromkeys(
        [f"programs.committeeitem.{name}" for name in (*OF_RULES, "basis", "note")],
        "computed from what is kept, whenever somebody decides; or a note that nobody decides by",
    ),
    **dict.fromkeys(
        ["programs.awardamount.in_lines", "programs.budgetline.reserved"],
        "summed by the database from rows that are kept",
    ),
    "programs.decision.verify_code": "what opens the page that checks its letter",
    "programs.visitletter.name": "personal: it must be possible to erase it",
    "programs.visitletter.verify_code": "whoever has it reads the letter",
    "programs.conflict.note": "personal: it must be possible to erase it",
    "programs.review.text_to_applicant": "large, and frozen when it is submitted: it stays in the row",
    "programs.review.text_to_committee": "large, and frozen when it is submitted: it stays in the row",
    "programs.reviewassignment.email": "personal: it must be possible to erase it",
    "programs.reviewassignment.reason": "personal: it must be possible to erase it",
    "programs.reviewassignment.token_hash": "what opens it",
    "programs.endorsement.token_hash": "what opens it",
    "programs.endorsement.sections": "fingerprints; kept once, when it is given",
    "programs.invitation.email": "personal: it must be possible to erase it",
    "programs.invitation.reason": "personal: it must be possible to erase it",
    "programs.invitation.token_hash": "what opens it",
    "programs.member.email": "personal: it must be possible to erase it",
    "programs.member.name": "personal: it must be possible to erase it",
    "programs.member.orcid": "personal: it must be possible to erase it",
    "programs.member.thesis": "personal: it must be possible to erase it",
    "programs.sectionanswers.values": "personal: it must be possible to erase it",
    "programs.awardleader.name": "personal: it must be possible to erase it",
    "programs.callalert.email": "personal: it must be possible to erase it",
    "programs.projectleader.name": "personal: it must be possible to erase it",
    "records.document.file": "a random name",
    "records.letter.folded": "computed",
    "records.feed.token_hash": "what opens it",
    "programs.application.folded": "computed",
    "programs.member.folded": "computed",
}
CONSTRAINTS = [(model, constraint) for model in MODELS for constraint in model._meta.constraints]
# Broken only by a mistake of ours, never by what a user does.
SILENT_CONSTRAINTS = {
    "agreement_standing_known",
    "agreement_stands_once",
    "counter_of_a_year_is_one",
    "feed_entry_once",
    "import_row_once",
}


def factories():
    for module in (agreements, directory, evaluation, exchanges, memberships, networks, notices, programs, records):
        for thing in vars(module).values():
            if isinstance(thing, type) and thing.__module__ == module.__name__ and hasattr(thing, "_meta"):
                yield thing


def events_of(model):
    return next((event for event in EVENTS if event.pgh_tracked_model is model), None)


def test_every_model_is_a_record_or_says_why_not():
    assert {label(model) for model in MODELS if not issubclass(model, Record)} == set(NOT_RECORDS)


def test_every_model_has_a_factory():
    assert {label(model) for model in MODELS} - {label(factory._meta.model) for factory in factories()} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("factory", list(factories()), ids=lambda factory: factory.__name__)
def test_a_factory_makes_the_least_valid_object(factory):
    made = factory()

    if isinstance(made, Record):  # the others are not typed in by anybody
        made.full_clean(exclude=[field.name for field in made._meta.concrete_fields if not field.editable])
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("model", [model for model in MODELS if issubclass(model, Record)], ids=label)
def test_every_record_has_a_history(model):
    assert events_of(model) is not None


@pytest.mark.parametrize("model", [model for model in MODELS if events_of(model)], ids=label)
def test_history_keeps_every_column_but_those_that_say_why_not(model):
    kept = {field.name for field in events_of(model)._meta.fields}
    lost = {field.name for field in model._meta.concrete_fields} - kept
    excused = {name.rpartition(".")[2] for name in NOT_KEPT if name.startswith(f"{label(model)}.") or "." not in name}

    assert lost - excused == set()
    assert excused - lost - {"version"} == set()


@pytest.mark.parametrize("model", [model for model in MODELS if events_of(model)], ids=label)
def test_history_follows_inserts_updates_and_deletes(model):
    followed = {
        str(t.operation) for m, t in pgtrigger.registered() if m is model and isinstance(t, pghistory.trigger.Event)
    }

    assert followed == {"INSERT", "UPDATE", "DELETE"}


@pytest.mark.parametrize("event", EVENTS, ids=label)
def test_history_refuses_updates_and_deletes_by_a_trigger_too(event):
    refusing = [t for m, t in pgtrigger.registered() if m is event and isinstance(t, pgtrigger.Protect)]

    assert {str(trigger.operation) for trigger in refusing} == {"UPDATE OR DELETE"}


@pytest.mark.parametrize("model", [model for model in MODELS if issubclass(model, Record)], ids=label)
def test_the_database_counts_the_versions_of_every_record(model):
    assert "count_version" in {t.name for m, t in pgtrigger.registered() if m is model}


@pytest.mark.parametrize("model", [model for model in MODELS if issubclass(model, Record)], ids=label)
def test_nothing_that_counts_goes_with_what_it_hangs_on(model):
    """Only parts of a record are deleted with it; another record stands in the way of deleting."""
    cascades = {f.name for f in model._meta.fields if f.is_relation and f.remote_field.on_delete is models.CASCADE}

    assert cascades == set()


@pytest.mark.parametrize(("model", "constraint"), CONSTRAINTS, ids=lambda part: getattr(part, "name", None))
def test_every_constraint_has_a_sentence(model, constraint):
    said = constraint.violation_error_message != constraint.default_violation_error_message

    assert said or constraint.name in SILENT_CONSTRAINTS


def raised_by_triggers():
    """The names that our triggers give to what they refuse."""
    for _, trigger in pgtrigger.registered():
        func = trigger.func if isinstance(trigger.func, str) else ""
        yield from re.findall(r"CONSTRAINT = '(\w+)'", func)


OF_PACKAGES = {"socialaccount_socialaccount_provider_uid_fc810c6e_uniq"}  # rules of tables that are not ours


def test_every_rule_of_a_trigger_has_a_sentence():
    assert set(raised_by_triggers()) == set(refusals._sentences) - OF_PACKAGES


def test_constraint_names_are_given_once():
    names = [constraint.name for _, constraint in CONSTRAINTS]

    assert sorted(names) == sorted(set(names))


def test_no_constraint_or_index_asks_for_the_time():
    texts = {c.name: repr(c) for model in MODELS for c in [*model._meta.constraints, *model._meta.indexes]}

    assert {name for name, text in texts.items() if re.search(r"Now\(|CURRENT_|TruncDate", text)} == set()
