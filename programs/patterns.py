"""With which sections and questions does a new call of each pattern begin? Rows afterwards: the office changes them."""

from typing import NamedTuple

from programs.models import Audience, CallPattern, FileGroup, QuestionKind, SectionKind

LINE, TEXT, FILE = QuestionKind.LINE, QuestionKind.TEXT, QuestionKind.FILE


class Asked(NamedTuple):
    """A question to begin with."""

    key: str
    kind: str
    label_en: str
    label_fa: str
    max_words: int | None = None
    is_required: bool = True
    is_identifying: bool = False
    accepts: tuple = ()
    most_megabytes: int | None = None


class Part(NamedTuple):
    """A section to begin with."""

    key: str
    kind: str
    title_en: str
    title_fa: str
    questions: tuple = ()
    audience: str = Audience.SHARED
    help_en: str = ""
    help_fa: str = ""


PROJECT = Part("project", SectionKind.PROJECT, "The project", "طرح")
TEAM = Part("team", SectionKind.TEAM, "Team", "اعضای گروه")
VISITS = Part("visits", SectionKind.VISITS, "Visits", "سفرها")
BUDGET = Part("budget", SectionKind.BUDGET, "Budget", "بودجه")
CV = Asked(
    "cv",
    FILE,
    "CV of the leader, with the five most important works",
    "سابقهٔ علمی مجری با پنج اثر مهم",
    is_identifying=True,
    accepts=(FileGroup.PDF,),
    most_megabytes=5,
)
AIMS = Asked("aims", TEXT, "What do you want to find out or achieve?", "هدف طرح چیست؟", 400)
METHODS = Asked("methods", TEXT, "How will you do it?", "روش کار چیست؟", 600)
PLAN = Asked("plan", TEXT, "What is done when, and by whom?", "برنامهٔ زمانی کار و مسئول هر بخش چیست؟", 400)
OUTPUTS = Asked("outputs", TEXT, "What will come of it?", "دستاوردهای مورد انتظار چیست؟", 250)

TWIN = (
    PROJECT,
    Part(
        "science",
        SectionKind.QUESTIONS,
        "Scientific content",
        "محتوای علمی",
        (
            AIMS,
            Asked("background", TEXT, "What is known already?", "پیشینهٔ موضوع چیست؟", 400, is_required=False),
            METHODS,
            PLAN,
            OUTPUTS,
        ),
    ),
    Part(
        "cooperation",
        SectionKind.QUESTIONS,
        "Cooperation",
        "همکاری دو طرف",
        (
            Asked("strengths", TEXT, "What does each side bring?", "هر طرف چه توانی می‌آورد؟", 300),
            Asked(
                "history",
                TEXT,
                "Have you worked together before? With what result?",
                "آیا پیش از این با هم کار کرده‌اید؟ با چه نتیجه‌ای؟",
                200,
                is_required=False,
                is_identifying=True,
            ),
            Asked(
                "young",
                TEXT,
                "What do students and young researchers do in it?",
                "دانشجویان و پژوهشگران جوان چه نقشی دارند؟",
                250,
            ),
            Asked("afterwards", TEXT, "What is to follow after it?", "پس از پایان طرح چه خواهد شد؟", 200),
        ),
    ),
    TEAM,
    VISITS,
    BUDGET,
    Part(
        "home-side",
        SectionKind.QUESTIONS,
        "Papers of the home side",
        "مدارک طرف ایرانی",
        (
            CV,
            Asked(
                "other-funding",
                TEXT,
                "Which other money is there or asked for?",
                "چه منابع مالی دیگری هست یا درخواست شده است؟",
                150,
                is_required=False,
            ),
        ),
        Audience.HOME,
    ),
    Part("partner-side", SectionKind.QUESTIONS, "Papers of the partner", "مدارک طرف همکار", (CV,), Audience.PARTNER),
)
ONE_SIDED = (
    PROJECT,
    Part(
        "purpose",
        SectionKind.QUESTIONS,
        "Purpose and plan",
        "هدف و برنامه",
        (
            AIMS,
            PLAN,
            OUTPUTS,
            Asked(
                "guest",
                LINE,
                "With whom abroad, and where does that person work?",
                "همکار خارجی کیست و در کجا کار می‌کند؟",
                is_identifying=True,
            ),
        ),
    ),
    TEAM,
    VISITS,
    BUDGET,
    Part(
        "papers",
        SectionKind.QUESTIONS,
        "Papers",
        "مدارک",
        (
            CV,
            Asked(
                "invitation",
                FILE,
                "Letter of the partner abroad",
                "نامهٔ همکار خارجی",
                is_identifying=True,
                accepts=(FileGroup.PDF, FileGroup.PICTURES),
            ),
        ),
    ),
)
PARTS = {CallPattern.TWIN: TWIN, CallPattern.ONE_SIDED: ONE_SIDED, CallPattern.ELSEWHERE: ()}
