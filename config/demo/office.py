"""The office, its people and their appointments."""

from allauth.account.models import EmailAddress

from config.demo_accounts import ACCOUNTS, PASSWORD
from directory.models import Affiliation, Appointment, Institution, Person, Unit, User
from directory.roles import Role
from records.calendars import Calendar
from records.models import Goal, Office, Tag


def make_office():
    Office.objects.create(
        portal_title_en="Scientific Collaboration Portal",
        portal_title_fa="سامانهٔ همکاری‌های علمی بین‌المللی",
        name_en="Centre for International Scientific Studies and Collaboration",
        name_fa="مرکز مطالعات و همکاری‌های علمی بین‌المللی",
        ministry_en="Ministry of Science, Research and Technology",
        ministry_fa="وزارت علوم، تحقیقات و فناوری",
        help_email="help@example.org",
        office_hours_en="Saturday to Wednesday, 8:00–16:00 Tehran time",
        office_hours_fa="شنبه تا چهارشنبه، ۸ تا ۱۶ به وقت تهران",
        signatory_en="Nasrin Rahbari, Head of the Centre",
        signatory_fa="نسرین رهبری، رئیس مرکز",
        time_zone="Asia/Tehran",
        weekend=[3, 4],
        reference_calendar=Calendar.JALALI,
    )
    Office.forget()
    Goal.objects.create(code="G1", title_en="Joint research", title_fa="پژوهش مشترک")
    Goal.objects.create(code="G2", title_en="Exchange of scholars", title_fa="تبادل پژوهشگران")
    Goal.objects.create(code="G3", title_en="Shared laboratories", title_fa="آزمایشگاه‌های مشترک")
    for english, persian in (("health", "سلامت"), ("energy", "انرژی"), ("humanities", "علوم انسانی")):
        Tag.objects.create(name_en=english, name_fa=persian)


def make_people(today):
    """One account for each card of the demo, with its appointment; gives the users by e-mail."""
    parsan = Institution.objects.get(name_en="Parsan University")
    unit = Unit.objects.create(institution=parsan, name_en="Faculty of Engineering", name_fa="دانشکدهٔ مهندسی")
    users = {}
    for account in ACCOUNTS:
        user = User.objects.create_user(account.email, PASSWORD, name=account.name, name_fa=account.name_fa)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        role = Role(account.role.replace(" ", "_"))
        place = {"unit": unit} if role == Role.UNIT_OFFICER else {}
        if role in {Role.DATA_OFFICER, Role.SCHOLAR, Role.PROGRAMME_MANAGER}:
            place = {"institution": parsan}
        Appointment.objects.create(user=user, role=role, starts_on=today.replace(month=1, day=1), **place)
        _make_person(user, account, parsan)
        users[account.email] = user
    return users, unit


def _make_person(user, account, parsan):
    given, family = account.name.split(" ", 1)
    given_fa, family_fa = account.name_fa.split(" ", 1)
    person = Person.objects.create(
        user=user, given_en=given, family_en=family, given_fa=given_fa, family_fa=family_fa, email=user.email
    )
    if account.role == "scholar":
        Affiliation.objects.create(
            person=person, institution=parsan, name_as_given=parsan.name_en, position="Associate professor"
        )
