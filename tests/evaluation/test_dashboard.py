"""The director reads trend, sector and two institutions; each number leads to its list, and each list to a file."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from directory.roles import Role
from evaluation import actions
from evaluation.dashboard import LISTS
from tests.evaluation import mini
from tests.evaluation.minirounds import mini_round, official, published
from tests.evaluation.test_runs import BEFORE

pytestmark = pytest.mark.django_db

OVERVIEW, LIST = 12, 12


@pytest.fixture
def two_years(office):
    """Two published years of the same four institutions."""
    first = mini_round(given=BEFORE, year=1403)
    published(first, director=office[1], officer=office[0])
    institutions = {one.code: one.institution for one in first.participations.select_related("institution")}
    now = mini_round(year=1404, exercise=first.exercise, institutions=institutions)
    published(now, director=office[1], officer=office[0])
    return first, now


@pytest.fixture
def director(office, client_for):
    return client_for(office[1])


def main_of(answer):
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser").find("main")


def unlinked(main):
    """Numbers of a page that lead nowhere: not in a link, nor in a drawing or a row that has one."""
    for words in main.find_all(string=re.compile(r"\d")):
        inside = {parent.name for parent in words.parents}
        is_led = any(home.find("a") for home in words.find_parents(["figure", "tr"]))
        if not inside & {"a", "option", "thead"} and not is_led:
            yield words.strip()


def lists_of(main):
    """Addresses of lists behind the figures, without those of files."""
    found = {link["href"] for link in main.find_all("a", href=re.compile(r"/overview/.+/"))}
    return sorted(url for url in found if "format=" not in url)


def test_each_number_of_the_directors_view_leads_to_its_list(two_years, director):
    main = main_of(director.get(reverse("evaluation:dashboard")))

    assert "2 of 4" in main.text
    assert list(unlinked(main)) == []
    assert {url.rstrip("/").rpartition("/")[2] for url in lists_of(main)} == {"ranks", "ranges", "coverage", "moves"}


def test_each_list_behind_a_number_is_there_and_is_taken_along(two_years, director):
    main = main_of(director.get(reverse("evaluation:dashboard")))

    for url in lists_of(main):
        page = main_of(director.get(url))
        rows = page.select("tbody tr")
        files = [link["href"] for link in page.find_all("a", href=re.compile("format="))]
        csv = b"".join(director.get(files[0]).streaming_content).decode("utf-8-sig").splitlines()

        assert len(rows) == 4, url
        assert len(csv) == 5, url
        assert [file.rpartition("=")[2] for file in files] == ["csv", "xlsx"]
        assert director.get(files[1]).content[:2] == b"PK"


@pytest.mark.parametrize("page", ["dashboard", "published", "run"])
def test_on_a_phone_each_figure_of_a_ranking_says_what_it_is(page, two_years, director):
    this = two_years[1]
    url = {
        "dashboard": reverse("evaluation:dashboard"),
        "published": reverse("evaluation:published", args=[this.exercise.code, this.year]),
        "run": actions.official_of(this).get_absolute_url(),
    }[page]

    table = main_of(director.get(url)).select_one("table.ranked")

    names = [one.text for one in table.select("thead th")]
    cards = [
        [one.get("data-label", one.name) for one in row.find_all(["th", "td"])] for row in table.select("tbody tr")
    ]
    assert cards == [[names[0], "th", *names[2:]]] * 4


def test_a_tile_shows_as_many_as_its_list_has_rows(two_years, director):
    main = main_of(director.get(reverse("evaluation:dashboard")))
    tile = main.select_one("a.kpi")

    assert tile.select_one(".kpi-value").text == str(len(main_of(director.get(tile["href"])).select("tbody tr")))


def test_the_trend_has_a_row_for_each_year_and_says_how_the_median_went(two_years, director):
    main = main_of(director.get(reverse("evaluation:dashboard")))
    years = next(table for table in main.find_all("table") if table.caption.text == "Year by year")

    assert [row.th.text.strip() for row in years.select("tbody tr")] == ["1403", "1404"]
    assert "1404: median 38.03, highest 87.14. The median was" in main.text


def test_who_moved_is_told_with_the_parts_that_add_up(two_years, director):
    run = actions.official_of(two_years[1])
    url = reverse("evaluation:overview_rows", args=[run.uuid, "moves"])

    lines = b"".join(director.get(f"{url}?format=csv").streaming_content).decode("utf-8-sig").splitlines()

    for line in lines[1:]:
        before, now, *parts = [float(cell.strip("'").replace("−", "-")) for cell in line.split(",")[3:]]
        assert now - before == pytest.approx(sum(parts), abs=0.03)
    assert len(lines) == 5


def test_two_institutions_stand_beside_each_other_from_the_start(two_years, director):
    main = main_of(director.get(reverse("evaluation:dashboard")))

    chosen = [select.find("option", selected=True)["value"] for select in main.select("#one, #other")]
    table = main.select("#beside table")[0]

    assert chosen == ["B", "C"]
    assert [cell.text.strip() for cell in table.select("tbody tr")[0].find_all("td")] == ["87.14", "40.00"]


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [
        ({"one": "A", "other": "D"}, ["A", "D"]),
        ({"one": "C", "other": "C"}, ["C", "A"]),
        ({"one": "D", "other": "D"}, ["D", "B"]),
        ({"one": "nobody", "other": "B"}, ["B", "C"]),
    ],
)
def test_an_institution_never_stands_beside_itself(two_years, director, asked, chosen):
    main = main_of(director.get(reverse("evaluation:dashboard"), asked))

    assert [select.find("option", selected=True)["value"] for select in main.select("#one, #other")] == chosen


def test_without_a_year_before_there_is_nothing_to_move(office, director):
    official(mini_round(), by=office[0])

    main = main_of(director.get(reverse("evaluation:dashboard")))

    assert "There is no year before to compare with." in main.text
    assert list(unlinked(main)) == []


def test_one_institution_has_nobody_beside_it(office, director):
    official(mini_round(given={"A": mini.GIVEN["A"]}), by=office[0])

    main = main_of(director.get(reverse("evaluation:dashboard")))

    assert main.select("#beside table") == []
    assert list(unlinked(main)) == []


@pytest.mark.parametrize("name", sorted(LISTS))
@pytest.mark.parametrize("n", [1, 3])
def test_a_list_asks_the_database_equally_often(n, name, office, director, django_assert_num_queries):
    run = official(mini_round(given={code: mini.GIVEN[code] for code in ("A", "B", "D")[:n]}), by=office[0])

    with django_assert_num_queries(LIST):
        page = director.get(reverse("evaluation:overview_rows", args=[run.uuid, name]))

    assert page.status_code == 200


@pytest.mark.parametrize("n", [1, 3])
def test_the_directors_view_asks_the_database_equally_often(n, office, director, django_assert_num_queries):
    official(mini_round(given={code: mini.GIVEN[code] for code in ("A", "B", "D")[:n]}), by=office[0])

    with django_assert_num_queries(OVERVIEW):
        page = director.get(reverse("evaluation:dashboard"))

    assert page.status_code == 200


def test_lists_behind_the_numbers_are_not_for_institutions(shown, as_user, client):
    as_user(Role.DATA_OFFICER, institution=shown.participations.get(code="A").institution)
    urls = [reverse("evaluation:overview_rows", args=[actions.official_of(shown).uuid, name]) for name in LISTS]

    assert {client.get(url).status_code for url in urls} == {404}


def test_there_is_no_list_of_another_name(office, director):
    run = official(mini_round(), by=office[0])

    assert director.get(reverse("evaluation:overview_rows", args=[run.uuid, "nothing"])).status_code == 404
