"""What invented scholars write in the demo's applications."""

HYDROGEN = {
    "title": "Catalysts for green hydrogen from brackish water",
    "area": "Chemistry",
    "abstract": (
        "Splitting water with sunlight usually needs clean water, which is scarce where there is most sun. We look for"
        " cheap catalysts that bear the salts of brackish wells, and test them in a small cell outdoors for a year."
    ),
}
SCIENCE = {
    "aims": (
        "We want to know which nickel-iron catalysts keep working for a thousand hours in brackish water, and why"
        " others do not. At the end stands a cell of one square metre that makes hydrogen from the water of a well near"
        " Shiraz."
    ),
    "methods": (
        "The team in Shiraz makes the catalysts and measures their activity; the team in Lyon follows their surface"
        " while they work, by X-ray and Raman spectroscopy. Every catalyst is measured by both."
    ),
    "plan": (
        "First year: forty catalysts are made and measured, the best six are studied in Lyon. Second year: two of them"
        " go into the outdoor cell; results are written up together."
    ),
    "outputs": "Three articles, one thesis in each country, and the plans of the cell, open to everybody.",
}
COOPERATION = {
    "strengths": "Shiraz brings wells, sun and synthesis; Lyon brings instruments that look at a surface at work.",
    "young": "Two doctoral students do most of the measurements, and each spends two months with the other team.",
    "afterwards": "The next project takes what works out of the laboratory, with a company on either side.",
}
VISITS = (
    ("home", "partner", 1, 30, "X-ray measurements in Lyon"),
    ("partner", "home", 1, 14, "Choice of wells, first outdoor tests"),
    ("home", "partner", 2, 30, "Raman measurements in Lyon"),
)
# (key of the account, Latin name, Persian name, title, area, how far it is)
OTHERS = (
    ("nilufar.sadeghi", "Nilufar Sadeghi", "نیلوفر صادقی", "Seismic noise under old cities", "Physics", "begun"),
    (
        "kamran.etemadi",
        "Kamran Etemadi",
        "کامران اعتمادی",
        "Khorasan manuscripts in French libraries",
        "Social sciences and humanities",
        "half",
    ),
)
ON_PAPER = {
    "title": "Mortars of brick domes in dry climates",
    "area": "Engineering",
    "reason": "The leader writes from the field, where there is no connection until the call closes.",
    "leaders": {
        "home": {
            "name": "Parviz Taheri",
            "email": "parviz.taheri@example.org",
            "institution_given": "Parsan University",
        },
        "partner": {"name": "Benoît Lacroix", "institution_given": "Université de Valmont"},
    },
}
# (key of the account, Latin name, Persian name, title, area, leader abroad): to the open call of Jondishapoor.
TOGETHER = {
    "changed": (
        "sahar.bagheri",
        "Sahar Bagheri",
        "سحر باقری",
        "Resistance to antibiotics in rivers",
        "Life sciences, medicine and health",
        "Étienne Moreau",
    ),
    "submitted": (
        "peyman.jalali",
        "Peyman Jalali",
        "پیمان جلالی",
        "Weather in narrow valleys",
        "Physics",
        "Hugo Perrin",
    ),
    "not_me": (
        "roya.sharifi",
        "Roya Sharifi",
        "رویا شریفی",
        "Old dams and new earthquakes",
        "Engineering",
        "Jeanne Lacroix",
    ),
    "refused": ("babak.rezvani", "Babak Rezvani", "بابک رضوانی", "Knots in data", "Mathematics", "Paul Aubert"),
    "waiting": (
        "mahsa.golzar",
        "Mahsa Golzar",
        "مهسا گلزار",
        "Salt that oak trees bear",
        "Ecology and environment",
        "Anaïs Bertin",
    ),
    "paper": (
        "kaveh.mohseni",
        "Kaveh Mohseni",
        "کاوه محسنی",
        "Courtyards that cool a town",
        "Urban and social architecture",
        "Agnès Roche",
    ),
    "blocked": ("farhad.zand", "Farhad Zand", "فرهاد زند", "Light in thin glass", "Physics", "Bruno Chevalier"),
    "withdrawn": ("laleh.omidi", "Laleh Omidi", "لاله امیدی", "Words for weather", "Physics", "Odile Garnier"),
}
# Of closed calls: (Latin name, Persian name, title, leader abroad).
ITALIAN = (
    ("Navid Karami", "نوید کرمی", "Pigments of Safavid tiles", "Giulia Ferri"),
    ("Leyla Sohrabi", "لیلا سهرابی", "Mud brick that bears rain", "Marco Villa"),
    ("Hossein Tabesh", "حسین تابش", "Olive oil and the heart", "Elena Riva"),
    ("Mina Parvizi", "مینا پرویزی", "Persian words in Venetian letters", "Carlo Donati"),
    ("Saeed Ansari", "سعید انصاری", "Cracks in domes, seen by radar", "Lucia Marin"),
)
FRENCH = (
    ("Cyrus Mehran", "سیروس مهران", "Membranes for sour gas", "Louis Marchand"),
    ("Elham Saberi", "الهام صابری", "Wild wheat of the Zagros", "Camille Renard"),
    ("Vahid Azimi", "وحید عظیمی", "Proofs by machines", "Denis Faure"),
    ("Negin Partovi", "نگین پرتوی", "Salt in the soils of Khuzestan", "Agnès Delmas"),
    ("Siavash Darvishi", "سیاوش درویشی", "Light sails of thin film", "Bruno Lacombe"),
    ("Taraneh Yazdi", "ترانه یزدی", "Bacteria that eat plastic", "Sophie Garnier"),
    ("Houman Rastgar", "هومن راستگار", "Quiet wings for small aircraft", "Thierry Blanc"),
    ("Mitra Kaviani", "میترا کاویانی", "Maps of old qanats", "Odile Fabre"),
)
ENDORSED = {
    "not_asked": ("nasim.behzad", "Nasim Behzad", "نسیم بهزاد", "Dust storms seen from the ground"),
    "asked": ("kaveh.mirzaei", "Kaveh Mirzaei", "کاوه میرزایی", "Old bridges under new loads"),
    "given": ("ladan.shafiei", "Ladan Shafiei", "لادن شفیعی", "Seeds that survive a dry spring"),
    "refused": ("hooman.tavakoli", "Hooman Tavakoli", "هومن توکلی", "Listening to small earthquakes"),
}
