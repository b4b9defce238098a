"""Institutions: some real ones with published facts (names, countries, ROR iDs), some invented and said to be so."""

from datetime import date

from directory.models import Institution, InstitutionKind, InstitutionName, NameKind

UNIVERSITY, INSTITUTE, MINISTRY = InstitutionKind.UNIVERSITY, InstitutionKind.INSTITUTE, InstitutionKind.MINISTRY

# Latin name, Persian name, acronym, kind, country, city
REAL = [
    (
        "Centre for International Scientific Studies and Collaboration",
        "مرکز مطالعات و همکاری‌های علمی بین‌المللی",
        "CISSC",
        MINISTRY,
        "IR",
        "Tehran",
    ),
    ("Ministry of Science, Research and Technology", "وزارت علوم، تحقیقات و فناوری", "MSRT", MINISTRY, "IR", "Tehran"),
    ("Tehran University of Medical Sciences", "دانشگاه علوم پزشکی تهران", "TUMS", UNIVERSITY, "IR", "Tehran"),
    ("IRIB University", "دانشگاه صدا و سیما", "", UNIVERSITY, "IR", "Tehran"),
    (
        "Abdus Salam International Centre for Theoretical Physics",
        "مرکز بین‌المللی فیزیک نظری عبدالسلام",
        "ICTP",
        InstitutionKind.INTERNATIONAL,
        "IT",
        "Trieste",
    ),
    ("University of Sydney", "دانشگاه سیدنی", "", UNIVERSITY, "AU", "Sydney"),
    ("University of Helsinki", "دانشگاه هلسینکی", "", UNIVERSITY, "FI", "Helsinki"),
    ("RWTH Aachen University", "دانشگاه صنعتی آخن", "RWTH", UNIVERSITY, "DE", "Aachen"),
    ("Technische Universität Berlin", "دانشگاه فنی برلین", "TUB", UNIVERSITY, "DE", "Berlin"),
    ("Heidelberg University", "دانشگاه هایدلبرگ", "", UNIVERSITY, "DE", "Heidelberg"),
    ("University of Kufa", "دانشگاه کوفه", "", UNIVERSITY, "IQ", "Kufa"),
    ("University of Groningen", "دانشگاه خرونینگن", "RUG", UNIVERSITY, "NL", "Groningen"),
]
ROR_IDS = {
    "Ministry of Science, Research and Technology": "004v5tb85",
    "Tehran University of Medical Sciences": "01c4pz451",
    "IRIB University": "02p5wzp69",
    "Abdus Salam International Centre for Theoretical Physics": "009gyvm78",
    "University of Sydney": "0384j8v12",
    "University of Helsinki": "040af2s02",
    "RWTH Aachen University": "04xfq0f34",
    "Technische Universität Berlin": "03v4gjf40",
    "Heidelberg University": "038t36y30",
    "University of Groningen": "012p63287",
}
INVENTED = [
    ("Parsan University", "دانشگاه پارسان", "", UNIVERSITY, "IR", "Shiraz"),
    ("Université de Valmont", "دانشگاه والمون", "", UNIVERSITY, "FR", "Lyon"),
    ("Università di Montalto", "دانشگاه مونتالتو", "", UNIVERSITY, "IT", "Montalto"),
    ("Karun Research Institute", "پژوهشگاه کارون", "", INSTITUTE, "IR", "Ahvaz"),
    ("Instytut Badań Wysokich", "مؤسسهٔ پژوهشی ویسوکی", "", INSTITUTE, "PL", "Kraków"),
    ("Anadolu Bilim Üniversitesi", "دانشگاه علمی آنادولو", "", UNIVERSITY, "TR", "Eskişehir"),
    ("Nusantara Technological University", "دانشگاه فناوری نوسانتارا", "", UNIVERSITY, "MY", "Johor"),
]


def make_institutions():
    """All of them by Latin name, with the former names that old agreements print."""
    made = {}
    for name_en, name_fa, acronym, kind, country, city in REAL + INVENTED:
        ror_id = ROR_IDS.get(name_en)
        known = Institution.objects.filter(ror_id=ror_id).first() if ror_id else None
        made[name_en] = known or Institution.objects.create(
            name_en=name_en,
            name_fa=name_fa,
            acronym=acronym,
            kind=kind,
            country=country,
            city=city,
            ror_id=ror_id,
        )
    office = made["Centre for International Scientific Studies and Collaboration"]
    office.is_home = True
    office.save(update_fields=["is_home"])
    InstitutionName.objects.create(
        institution=office, name="ISMO", kind=NameKind.FORMER, valid_from=date(1999, 3, 1), valid_to=date(2001, 7, 31)
    )
    InstitutionName.objects.create(
        institution=made["IRIB University"],
        name="Faculty of IRIB",
        language="en",
        kind=NameKind.FORMER,
        valid_to=date(2012, 12, 31),
    )
    return made
