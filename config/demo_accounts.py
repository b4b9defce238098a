"""Who may be tried out in the demo: read by the seed, the home page and the runner (standard library only)."""

from typing import NamedTuple

PASSWORD = "peyvand-demo-1405"  # noqa: S105  the demo's, printed at every start


def _(sentence):
    """Marked for the translators; translated where it is shown."""
    return sentence


class DemoAccount(NamedTuple):
    role: str
    email: str
    name: str
    name_fa: str
    sentence: str


ACCOUNTS = [
    DemoAccount(
        "administrator", "admin@example.org", "Sina Moradi", "سینا مرادی", _("settings, accounts and appointments")
    ),
    DemoAccount(
        "director",
        "nasrin.rahbari@example.org",
        "Nasrin Rahbari",
        "نسرین رهبری",
        _("approves, reads the register and its PDF"),
    ),
    DemoAccount(
        "officer",
        "leila.daneshvar@example.org",
        "Leila Daneshvar",
        "لیلا دانشور",
        _("keeps the register of agreements"),
    ),
    DemoAccount(
        "officer", "omid.sarafraz@example.org", "Omid Sarafraz", "امید سرافراز", _("stands in for Leila Daneshvar")
    ),
    DemoAccount("officer", "arash.kiani@example.org", "Arash Kiani", "آرش کیانی", _("keeps programmes and calls")),
    DemoAccount(
        "programme manager",
        "mina.rostami@example.org",
        "Mina Rostami",
        "مینا رستمی",
        _("runs one programme at Parsan University"),
    ),
    DemoAccount(
        "unit officer",
        "parisa.tavakoli@example.org",
        "Parisa Tavakoli",
        "پریسا توکلی",
        _("sees what concerns her own unit"),
    ),
    DemoAccount(
        "reviewer", "behzad.noori@example.org", "Behzad Noori", "بهزاد نوری", _("reads what is assigned to him")
    ),
    DemoAccount(
        "committee member",
        "shirin.fallah@example.org",
        "Shirin Fallah",
        "شیرین فلاح",
        _("sits on the programme committee"),
    ),
    DemoAccount(
        "data officer",
        "hamid.yazdani@example.org",
        "Hamid Yazdani",
        "حمید یزدانی",
        _("answers for Parsan University's data"),
    ),
    DemoAccount(
        "network secretary", "zahra.mousavi@example.org", "Zahra Mousavi", "زهرا موسوی", _("keeps a network's papers")
    ),
    DemoAccount("auditor", "auditor@example.org", "Reza Karimi", "رضا کریمی", _("reads everything, changes nothing")),
    DemoAccount("scholar", "maryam.ahmadi@example.org", "Maryam Ahmadi", "مریم احمدی", _("a scholar in Shiraz")),
]
