"""Words on programmes and case studies: a place with many, one or none, and a whole nation."""

from types import SimpleNamespace

import pandas as pd
import pytest

from placebook.dataset import open_all, open_place
from placebook.measures import programme_counts, stated_and_measured
from placebook.narrative import programmes as words
from placebook.narrative import programmes_national as national
from placebook.narrative import programmes_tables as tables
from placebook.narrative import stated

PROGRAMME = ["id", "kind", "title", "date", "area", "funding", "status", "basis"]
ONE = ("a", "Audit", "Steel & co", "2016-11", "Hull", None, "verified", "named")
FUND = ("b", "Fund", "Ships", "2020-06-26", "Hull", 22.5, "verified", "named")
WIDE = ("c", "Audit", "Wind", "2019-03", "Northern LEPs", None, "verified", "region")
READ = ("d", "Freeport", "Humber", "announced 2021-03", "Humber", None, "unverified", "named")


def place(*rows: tuple, themes: list | None = None, gaps: tuple = (), cases: tuple = ()):
    """Make the slice of a place with these programmes, themes, gaps and case studies."""
    table = pd.DataFrame(list(rows), columns=PROGRAMME).astype({"funding": "float64"})
    pairs = table[["id", "basis"]].rename(columns={"id": "programme"}).assign(place="hull")
    package = {
        "programmes": table.drop(columns="basis"),
        "programme_places": pairs,
        "programme_themes": pd.DataFrame(
            themes or [], columns=["programme", "theme", "sector", "basis"]
        ),
        "programme_gaps": pd.DataFrame({"gap": list(gaps)}),
        "case_studies": pd.DataFrame(list(cases), columns=["slug", "title", "summary"]),
    }
    hull = SimpleNamespace(id="hull", name="Hull", name_in_text="Hull", kind="lep")
    return SimpleNamespace(place=hull, package=package)


def test_none_in_the_list_is_not_said_to_be_none_at_all():
    said = words.listed(place())
    assert "holds none that names Hull and that we could check" in said
    assert "That does not mean that there is none" in said
    assert "**" not in said


def test_one_is_listed_with_what_it_states():
    said = words.listed(place(ONE, themes=[("a", "steel", "metal", "because")]))
    assert "holds one programme that we could check and that names Hull:" in said
    assert "- **Steel &amp; co**: Audit, November 2016. Stated: steel." in said


def test_many_are_sorted_into_named_regional_and_not_checked():
    said = words.listed(place(READ, WIDE, FUND, ONE, gaps=("One more.",))).split("\n\n")
    assert "two programmes that we could check and that name Hull" in said[0]
    assert said[1].splitlines() == [
        "- **Steel &amp; co**: Audit, November 2016.",
        "- **Ships**: Fund, 26 June 2020, £22.5 million.",
    ]
    assert said[2].startswith("**By region only**")
    assert "Wind (Audit, March 2019)" in said[2]
    assert said[3] == (
        "**Not checked** (we know of them at second hand): Freeport: Humber, announced March 2021."
    )
    assert said[4] == "Known to be missing: One more."


def test_what_was_not_checked_is_never_among_the_checked():
    said = words.listed(place(READ))
    assert "holds none that names Hull" in said
    assert "- **" not in said


def test_england_leads_to_its_parts():
    data = open_place("england")
    assert "told in the chapters of its LEPs" in words.listed(data)
    assert 'data-page="case-studies/index"' in words.cases(data)


def test_case_studies_lead_to_their_pages_or_to_how_to_send_one_in():
    none = words.cases(place())
    assert none.startswith("There is no case study of Hull yet.")
    assert 'data-page="case-studies/contribute"' in none
    said = words.cases(place(cases=(("a-b", "Fish & chips", "How <it> was."),)))
    assert said.splitlines()[0] == "**One case study** from here:"
    assert '<span data-page="case-studies/a-b">Fish &amp; chips</span>: How &lt;it&gt; was.' in said


SIZE = {"lq": 3.2, "low": 3.1, "high": 3.3, "confidence": "firm"}
INDUSTRY = SIZE | {"industry": "24", "short_title": "Metals"}


def sector(name: str, finding: str, *, apart: bool = True, searched: bool = True) -> dict:
    """Make a finding on a sector whose industry and research are as the finding says."""
    strong = finding in {"both", "industry", "held"}
    research = [{"field": "engineering", "short_title": "Engineering", "uk_share": 0.052}]
    return {
        "sector": name,
        "short_title": name.capitalize(),
        "industries": [INDUSTRY | {"strength": strong}],
        "research": research if finding in {"both", "research"} else [],
        "searched": searched,
        "apart": apart,
        "finding": finding,
    }


def beside(*sectors: dict, unseen: tuple[str, ...] = ()) -> pd.DataFrame:
    themes = [("a", f"{each['sector']} things", each["sector"], "because") for each in sectors]
    themes += [("a", name, "", "It is too small") for name in unseen]
    table = pd.DataFrame(themes, columns=["programme", "theme", "sector", "basis"])
    table = table.assign(industry="", field="")
    return stated_and_measured(table, pd.DataFrame(sectors or [sector("x", "both")]))


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (sector("steel", "both"), "The data bear out steel things."),
        (sector("steel", "industry"), "The data show the industry, but no strong research"),
        (sector("steel", "research"), "The data show research but no strong industry for steel"),
        (sector("steel", "research", apart=False), "whose industry they cannot tell apart."),
        (sector("steel", "held", apart=False), "The data do not settle steel things"),
        (sector("steel", "neither"), "show neither strong industry nor strong research for"),
        (
            sector("steel", "neither", apart=False, searched=False),
            "The data have no figure for steel",
        ),
    ],
)
def test_each_finding_has_its_words(found, words):
    said = stated.answer(beside(found), place(ONE))
    assert "One theme is stated for Hull by name." in said
    assert words in said


def test_several_themes_are_told_by_finding_and_all_stand_in_the_table():
    table = beside(sector("steel", "both"), sector("ships", "research"), unseen=("nano",))
    said = stated.answer(table, place(ONE))
    assert "Three themes are stated for Hull by name." in said
    assert (
        "bear out steel things; show research but no strong industry for ships things; "
        "and have no figure for nano."
    ) in said
    shown = stated.table(table)
    assert shown.count("<tr>") == 4
    assert "Metals (about 3.2 times); 5.2% of the UK’s best research in engineering." in shown
    assert "It is too small." in shown
    assert "our own reading" in stated.note(table)


def test_themes_that_no_statistic_sees_need_no_table():
    table = beside(unseen=("nano",))
    assert stated.answer(table, place(ONE)).endswith("have no figure for nano. It is too small.")
    assert stated.table(table) == stated.note(table) == ""


def test_without_a_theme_there_is_one_sentence_or_none():
    assert "what they are about is not in what we could read" in stated.answer(beside(), place(ONE))
    for nothing in (place(), place(WIDE), place(READ)):
        assert stated.answer(beside(), nothing) == ""
    assert stated.unnamed(pd.DataFrame([sector("x", "both")]), beside()) == ""


def test_the_reverse_counts_sectors_and_names_the_strong_industries():
    others = pd.DataFrame([sector("fish", "both")])
    said = stated.unnamed(others, beside(sector("steel", "both")))
    assert "one sector has more than the UK’s share" in said
    assert said.endswith("none of these programmes names it: fish, with metals (about 3.2 times).")
    several = pd.DataFrame([sector(name, "both") for name in "abcdef"])
    assert "and two other sectors." in stated.unnamed(several, beside(sector("steel", "both")))
    none = stated.unnamed(others.head(0), beside(sector("steel", "both")))
    assert "every strong sector that the data can tell apart" in none


@pytest.fixture(scope="module")
def data():
    return open_all()


@pytest.fixture(scope="module")
def counts(data):
    ids = [each.id for each in (*data.leps, *data.nations)]
    return programme_counts(data.package["programmes"], data.package["programme_places"], ids)


def test_the_national_page_counts_what_was_checked(data):
    said = national.findings(data.package["programmes"])
    assert said.startswith(
        "We could check 21 Science and Innovation Audits (five of November 2016, eight of "
        "21 September 2017 and eight of March 2019); "
    )
    assert "Local Industrial Strategies" in said
    assert "could not check them: two Investment Zones" in said


def test_the_national_tables_keep_checked_and_unchecked_apart(data):
    checked, unchecked = tables.checked(data), tables.unchecked(data)
    assert "Cyber Resilience Alliance" in checked
    assert checked.count("<br>Freeport, ") == 10
    assert "Cyber Resilience Alliance" not in unchecked
    assert "Freeport" not in unchecked
    rows = data.package["programmes"]
    assert checked.count("<tr>") + unchecked.count("<tr>") == len(rows) + 2


def test_places_without_any_are_named(counts, data):
    assert "none:" not in national.coverage(counts, data), "every LEP has one by now"
    alone = counts.assign(verified=counts["verified"].where(counts.index != "coast-to-capital", 0))
    said = national.coverage(alone, data)
    assert "One has none: " in said
    assert 'data-place="coast-to-capital"' in said
    assert "dorset" not in said, "its region has one"


def test_the_known_gaps_are_told_once_each(data):
    said = national.gaps(data)
    assert said.count("planned by March 2020") == 1
    assert "Leicester and Leicestershire" in said
    assert "Two of the twelve audits of the third wave" in said
