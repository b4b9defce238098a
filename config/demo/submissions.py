"""Two leaders together: invited, refused, consented, void, submitted, decided. All of them are invented."""

from datetime import datetime, time, timedelta

from allauth.account.models import EmailAddress
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db.models import F

from config.demo import applicationtexts as texts
from config.demo.agreements import workday
from config.demo.applications import Draft, scholar, whole
from config.demo.calls import at
from config.demo.papers import pdf
from notices.models import Email, EmailStatus
from programs.actions import consent, decisions, drafts, invitations, overrulings, paper_consent, submission
from programs.content import content_hash
from programs.models import Application, Call, MemberRole, PlannedCost, Side
from records import clock, imports
from records.calendars import Calendar, year_of

NO_AWARD = "That award was given back after two months, unspent; the partner agency has written so in its letter."
REASON = "The leader abroad left the institution on the last day of the call; nobody there takes the project over."


def make_submissions(institutions, users):
    """In the open call of Jondishapoor each step once; in the closed ones of it and of Pietro Della Valle the rest."""
    french = Call.objects.filter(programme__code="JDS").order_by("closes_at")
    valmont, montalto = institutions["Université de Valmont"], institutions["Università di Montalto"]
    home = institutions["Parsan University"]
    _maryam_and_claire(french.last(), users["maryam.ahmadi@example.org"])
    for step, row in texts.TOGETHER.items():
        STEPS[step](_begun(french.last(), row, home, valmont), users)
    italian = Call.objects.filter(programme__code="PDV").exclude(closes_at=None).get()
    _closed(italian, texts.ITALIAN, "Natural sciences", (home, montalto), users, days=-90)
    _closed(french.first(), texts.FRENCH, "Engineering", (home, valmont), users, days=-360)


def _maryam_and_claire(call, maryam):
    """Claire Moreau has accepted; her part is still to be written."""
    application = call.applications.get(members__user=maryam)
    _join(application, "Claire Moreau", "claire.moreau@example.org", by=maryam)


# --- in the open call ----------------------------------------------------------------------------------------------


def _begun(call, row, home, abroad):
    key, name, name_fa, title, area, partner = row
    user = scholar(f"{key}@example.org", name, name_fa, home, password=None)
    draft = Draft(drafts.begin(call, by=user), by=user)
    draft.partner = (partner, _address(partner))
    whole(draft, title, area, (*draft.partner, abroad))
    return draft


def _changed(draft, users):
    """The leader at home consented; then the other one changed the budget."""
    partner = _joined(draft)
    with clock.held_at(_before(2, time(11, 20))):
        _consent(draft.application, by=draft.by)
    with clock.held_at(_before(1, time(14, 2))):
        category = draft.application.call.categories.filter(side=Side.PARTNER).first()
        theirs = Draft(draft.application, by=partner)
        theirs.row("budget", PlannedCost(), category=category, year=2, units=3, unit_price=category.most_per_unit)


def _submitted(draft, users):
    partner = _joined(draft)
    _consent(draft.application, by=draft.by)
    _consent(draft.application, by=partner, may_be_named=True)


def _not_me(draft, users):
    invitations.not_me(_invite(draft))


def _refused(draft, users):
    invitations.refuse(_invite(draft), reason="I lead a project in this call already, and cannot take on a second one.")


def _waiting(draft, users):
    """The first address was wrong: that invitation was taken back, the second one waits."""
    invitations.take_back(_invite(draft), by=draft.by)
    name, address = draft.partner
    invitations.invite(draft.application, name=name, email=address.replace("@", ".lab@"), by=draft.by)


def _paper(draft, users):
    """The scan of the signed consent is recorded by one officer, and waits for another one."""
    draft.file("partner-side", "cv", pages=3)
    _consent(draft.application, by=draft.by)
    leader = draft.application.members.get(role=MemberRole.LEADER, side=Side.PARTNER)
    application = Application.objects.get(pk=draft.application.pk)
    paper_consent.record_paper(application, leader, file=pdf("signed.pdf", 1), by=users["omid.sarafraz@example.org"])


def _blocked(draft, users):
    """An award of this programme, imported, ended four months ago; that it does not count waits for another officer."""
    today, row = clock.today(), texts.TOGETHER["blocked"]
    year = year_of(today, Calendar.JALALI) - 3
    began, ended = today - timedelta(days=850), today - timedelta(days=120)
    text = (
        "Programme,Year,Number,Title,Home leader,Home institution,First day,Last day\n"
        f"JDS,{year},7,Mirrors of thin glass,{row[1]},Parsan University,{began},{ended}\n"
    )
    file = ContentFile(text.encode(), name=f"jondishapoor-{year}.csv")
    arash = users["arash.kiani@example.org"]
    run = imports.plan(imports.imports["earlier-awards"], file=file, options={}, by=arash)
    imports.apply(run, by=arash)
    application = Application.objects.get(pk=draft.application.pk)
    [rule] = [one for one in overrulings.rules_to_overrule(application) if one.check_name == "cool-down"]
    overrulings.propose_overruling(application, rule=rule, reason=NO_AWARD, by=arash)


def _withdrawn(draft, users):
    submission.withdraw(
        draft.application, comment="The instrument that it needs was given to another group.", by=draft.by
    )


STEPS = {
    "changed": _changed,
    "submitted": _submitted,
    "not_me": _not_me,
    "refused": _refused,
    "waiting": _waiting,
    "paper": _paper,
    "blocked": _blocked,
    "withdrawn": _withdrawn,
}


# --- in closed calls -----------------------------------------------------------------------------------------------


def _closed(call, rows, area, places, users, *, days):
    """All were submitted; one was withdrawn, one excluded, one still waits for its decision, the others go on."""
    home, abroad = places
    found = []
    with clock.held_at(at(days, 10)):
        for name, name_fa, title, partner in rows:
            user = scholar(_address(name), name, name_fa, home, password=None)
            draft = Draft(drafts.begin(call, by=user), by=user)
            draft.partner = (partner, _address(partner))
            whole(draft, title, area, (*draft.partner, abroad))
            _costs(draft)
            _submitted(draft, users)
            found.append(Application.objects.get(pk=draft.application.pk))
    with clock.held_at(call.consent_closes_at + timedelta(days=6)):
        submission.withdraw(found[0], comment="Both of us moved to another subject.", by=found[0].members.first().user)
        decisions.propose_exclusion(found[1], reason=REASON, by=users["arash.kiani@example.org"])
        decisions.exclude(found[1], by=users["omid.sarafraz@example.org"])
        for application in found[3:]:
            decisions.find_eligible(application, by=users["arash.kiani@example.org"])
    about = ContentType.objects.get_for_model(Application)
    posted(Email.objects.filter(content_type=about, object_id__in=[one.pk for one in found]))


def _costs(draft):
    """Stays and journeys of two years, on each side."""
    for category in draft.application.call.categories.all():
        units = {90: 140, 600: 9}[category.most_per_unit]
        draft.row("budget", PlannedCost(), category=category, year=2, units=units, unit_price=category.most_per_unit)


def posted(letters):
    """They went out at the time, those of the decisions too; of secret ones no text is kept."""
    sent = {"status": EmailStatus.SENT, "attempts": 1, "sent_at": F("written_at") + timedelta(seconds=4)}
    letters.filter(is_secret=False).update(**sent)
    letters.filter(is_secret=True).update(text="", html="", **sent)


# --- what each of them does ----------------------------------------------------------------------------------------


def _joined(draft):
    """The account of the leader abroad, who has accepted and filled in the part of that side."""
    user = _join(draft.application, *draft.partner, by=draft.by)
    Draft(draft.application, by=user).file("partner-side", "cv", pages=3)
    return user


def _join(application, name, email, *, by):
    invitation = invitations.invite(application, name=name, email=email, by=by)
    user = invitations.prepare_account(invitation, name=name, language="en")
    EmailAddress.objects.filter(user=user).update(verified=True)
    invitations.accept(invitation, by=user)
    return user


def _invite(draft):
    name, address = draft.partner
    return invitations.invite(draft.application, name=name, email=address, by=draft.by)


def _consent(application, *, by, may_be_named=None):
    now = Application.objects.get(pk=application.pk)
    consent.consent(now, text=content_hash(now), may_be_named=may_be_named, by=by)


def _address(name):
    """An address that nobody has, with the letters that addresses are made of."""
    plain = name.lower().replace(" ", ".").translate(str.maketrans("éèï", "eei"))
    return f"{plain}@example.org"


def _before(days, hour):
    """That hour on a working day, so many days ago or the nearest before them."""
    return datetime.combine(workday(-days, step=-1), hour, clock.zone())
