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
    (
        "sahar.bagheri",
        "Sahar Bagheri",
        "سحر باقری",
        "Resistance to antibiotics in rivers",
        "Life sciences, medicine and health",
        "whole",
    ),
    ("peyman.jalali", "Peyman Jalali", "پیمان جلالی", "Weather in narrow valleys", "Physics", "whole"),
)
