"""What the calls of the demo say. Facts are those that programmes have published; amounts and weights are invented."""

# The discipline groups of Jondishapoor, and the five areas of Pietro Della Valle, as they were published.
JDS_AREAS = (
    ("Social sciences and humanities", "علوم انسانی و اجتماعی"),
    ("Urban and social architecture", "معماری شهری و اجتماعی"),
    ("Information and communication technology", "فناوری اطلاعات و ارتباطات"),
    ("Life sciences, medicine and health", "علوم زیستی، پزشکی و سلامت"),
    ("Mathematics", "ریاضیات"),
    ("Physics", "فیزیک"),
    ("Chemistry", "شیمی"),
    ("Biotechnology, agronomy, food security", "زیست‌فناوری، کشاورزی و امنیت غذایی"),
    ("Earth and universe", "زمین و کیهان"),
    ("Ecology and environment", "بوم‌شناسی و محیط زیست"),
    ("Engineering", "فنی و مهندسی"),
)
PDV_AREAS = (
    ("Social sciences and humanities", "علوم انسانی و اجتماعی"),
    ("Museography, artistic and cultural heritage", "موزه‌داری و میراث هنری و فرهنگی"),
    ("Natural sciences", "علوم طبیعی"),
    ("Medical and life sciences", "علوم پزشکی و زیستی"),
    ("Engineering and information technology", "مهندسی و فناوری اطلاعات"),
)
ALL_AREAS = (
    ("Natural sciences", "علوم طبیعی"),
    ("Engineering", "فنی و مهندسی"),
    ("Medicine and health", "پزشکی و سلامت"),
    ("Social sciences and humanities", "علوم انسانی و اجتماعی"),
)
TWIN_RULES = (
    ("leader-of-each-side", {}, True, "Each side has a leader.", "هر طرف یک مجری دارد."),
    (
        "leader-from-country",
        {},
        True,
        "Each leader works in the country of the own side.",
        "هر مجری در کشور طرف خود شاغل است.",
    ),
    (
        "area-of-call",
        {},
        True,
        "The project is in one of the areas of the call.",
        "طرح در یکی از زمینه‌های فراخوان است.",
    ),
    ("duration", {}, True, "The project lasts as long as the call says.", "مدت طرح در بازهٔ فراخوان است."),
    (
        "cool-down",
        {"years": 1, "scope": "programme"},
        True,
        "A year has passed since this programme last supported either leader.",
        "از پایان حمایت پیشین این برنامه از هر مجری یک سال گذشته است.",
    ),
    (
        "budget-within-cap",
        {},
        True,
        "Neither side asks for more than the call gives.",
        "درخواست هیچ طرف از سقف فراخوان بیشتر نیست.",
    ),
    (
        "young-people",
        {},
        False,
        "Young researchers or students take part.",
        "پژوهشگران جوان یا دانشجویان همکاری دارند.",
    ),
    (
        "new-collaboration",
        {},
        False,
        "The two leaders were not supported together before.",
        "دو مجری پیش از این با هم حمایت نشده‌اند.",
    ),
)
ONE_SIDED_RULES = (
    (
        "leader-from-country",
        {},
        True,
        "The leader works at an institution in Iran.",
        "مجری در مؤسسه‌ای در ایران شاغل است.",
    ),
    ("one-application", {}, True, "Nobody has two applications at once.", "هیچ‌کس دو درخواست هم‌زمان ندارد."),
)
OUTSIDE_TEHRAN = (
    "place-not-in",
    {"places": ["Tehran", "تهران"]},
    True,
    "The host is outside Tehran.",
    "میزبان بیرون از تهران است.",
)
CRITERIA = (
    ("Scientific quality", "کیفیت علمی", "Aims, originality and method.", "هدف، نوآوری و روش.", 40),
    ("Teams", "توان گروه‌ها", "Experience, and the part of young researchers.", "تجربه و سهم پژوهشگران جوان.", 30),
    ("Cooperation", "همکاری", "What each side adds, and what follows.", "سهم هر طرف و آنچه در پی می‌آید.", 30),
)
ABOUT_TWIN = (
    (
        "Joint projects of two teams, one on each side. The programme pays for the journeys and stays of researchers;"
        " other costs are borne by their laboratories."
    ),
    (
        "طرح‌های مشترک دو گروه، یکی از هر طرف. برنامه هزینهٔ سفر و اقامت پژوهشگران را می‌پردازد و هزینه‌های دیگر بر عهدهٔ"
        " آزمایشگاه‌هاست."
    ),
)
WHO_TWIN = (
    (
        "Permanent researchers of universities and research institutes. Both leaders apply together and consent to"
        " the same text; students and young researchers in the team are an advantage."
    ),
    (
        "پژوهشگران رسمی دانشگاه‌ها و پژوهشگاه‌ها. دو مجری با هم درخواست می‌دهند و با متن یکسان موافقت می‌کنند؛ حضور"
        " دانشجویان و پژوهشگران جوان امتیاز است."
    ),
)
PAYS_TWIN = (
    "A day of stay and a journey for each visit, year by year. What is not spent in a year is not carried over.",
    "هزینهٔ روزانهٔ اقامت و سفر برای هر مأموریت، سال به سال. مانده به سال بعد منتقل نمی‌شود.",
)
FRENCH = {
    "language": "fr",
    "title": "Appel à projets Gundishapur",
    "about": "Projets conjoints de deux équipes, l'une en France, l'autre en Iran. Le programme finance la mobilité des"
    " chercheurs.",
    "who": "Chercheurs permanents de laboratoires rattachés à des établissements d'enseignement supérieur ou à des"
    " organismes de recherche. Les deux responsables déposent ensemble le même dossier.",
    "pays": "Indemnités de séjour et voyages, année par année, sans report.",
}
ITALIAN = {
    "language": "it",
    "title": "Bando Pietro Della Valle",
    "about": "Progetti congiunti di due gruppi, uno in Italia e uno in Iran. Il programma sostiene la mobilità.",
    "who": "Docenti e ricercatori di università ed enti di ricerca; i due responsabili presentano lo stesso testo.",
    "pays": "Viaggi e soggiorni, anno per anno.",
}
ICRP = {
    "about": (
        "An institution in Iran invites a scientist from abroad to work on a project together. Visits go either way.",
        "مؤسسه‌ای در ایران دانشمندی از خارج را برای کار مشترک بر یک طرح دعوت می‌کند. سفر از هر دو سو ممکن است.",
    ),
    "who": (
        "Faculty members of universities and research institutes in Iran. One may apply at any time.",
        "اعضای هیئت علمی دانشگاه‌ها و پژوهشگاه‌های ایران. درخواست در هر زمان پذیرفته می‌شود.",
    ),
    "pays": ("Journeys and stays of both sides.", "سفر و اقامت دو طرف."),
}
SIMORGH = {
    "about": (
        "An outstanding scientist from abroad speaks at a scientific event in Iran.",
        "دانشمندی برجسته از خارج در رویدادی علمی در ایران سخنرانی می‌کند.",
    ),
    "who": (
        "Universities that hold the event outside Tehran, best in less developed cities.",
        "دانشگاه‌هایی که رویداد را بیرون از تهران، و ترجیحاً در شهرهای کمتر برخوردار، برگزار می‌کنند.",
    ),
    "pays": ("The journey and the stay of the guest.", "سفر و اقامت مهمان."),
}
ASSOCIATES = {
    "about": (
        "Associates of the ICTP visit it several times over some years and keep up their research at home.",
        "وابستگان مرکز فیزیک نظری طی چند سال چند بار به آنجا می‌روند و پژوهش خود را در کشور ادامه می‌دهند.",
    ),
    "who": (
        "Scientists from and working in developing countries. One applies at the ICTP, not here.",
        "دانشمندان شاغل در کشورهای در حال توسعه. درخواست در خود مرکز ثبت می‌شود، نه در اینجا.",
    ),
    "pays": ("", ""),
}
