"""Plain answers to the first and the third question: different in kind, hedged, in good English."""

from types import SimpleNamespace

import pandas as pd
import pytest

from placebook.measures import LookBack, Strengths
from placebook.narrative import changes, jobs, outlook, productivity, quotients, strengths


def stand_in(identifier: str, name: str, kind: str) -> SimpleNamespace:
    nation = identifier if kind == "nation" else "england"
    place = SimpleNamespace(id=identifier, name_in_text=name, kind=kind, nation=nation)
    return SimpleNamespace(place=place, small_places="LEPs", covers=lambda _: True)


HULL = stand_in("hull", "Hull", "lep")
WALES = stand_in("wales", "Wales", "nation")
ENGLAND = stand_in("england", "England", "nation")
GROUPS = pd.DataFrame(
    {
        "share": [0.02, 0.2, 0.03, 0.1, 0.2, 0.2, 0.25],
        "whole_share": [0.01, 0.1, 0.03, 0.05, 0.26, 0.22, 0.33],
    },
    index=["land", "manufacturing", "utilities", "visitors", "knowledge", "public", "other"],
)
GROUPS["lq"] = GROUPS["share"] / GROUPS["whole_share"]
NO_DETAIL = pd.DataFrame(
    columns=["industry", "short_title", "mostly", "period", "measured_on", "jobs", "lq"]
)
NO_RESEARCH = pd.DataFrame(columns=["short_title"])
RESEARCH = pd.DataFrame({"short_title": ["Law"]})
FIELDS = pd.DataFrame(
    {
        "short_title": ["Law", "Physics"],
        "fte_world_leading": [20.0, 60.0],
        "uk_share": [0.05, 0.04],
        "intensity": [5.0, 4.0],
        "overall": 1.5,
    }
)


def industries(*rows: tuple[str, float, str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["short_title", "lq", "confidence"])
    return table.assign(
        industry=table["short_title"], low=table["lq"] * 0.8, high=table["lq"] * 1.25
    )


NONE = industries()


def first(kind="mixed", clear=NONE, **more) -> str:
    found = Strengths(GROUPS, kind, clear, NONE, NO_DETAIL, NO_DETAIL)
    return strengths.answer(
        found, more.get("fields", FIELDS), more.get("research", RESEARCH), more.get("data", HULL)
    )


def closer(clear=NONE, doubtful=NONE, detail=NO_DETAIL, by_jobs=NO_DETAIL, data=HULL) -> str:
    return strengths.closer(Strengths(GROUPS, "mixed", clear, doubtful, detail, by_jobs), data)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("manufacturing", "Hull makes things: manufacturing brings in 20% of output, against 10%"),
        ("knowledge", "Hull lives by services that sell knowledge"),
        (
            "land",
            "In Hull the land counts for more than in most places: farming, fishing and mining",
        ),
        ("public", "Government, education, health and care carry more of Hull’s economy"),
        ("mixed", "No one kind of industry marks Hull: somewhat more of its output comes from "),
    ],
)
def test_each_kind_of_economy_is_told_in_its_own_way(kind, words):
    assert first(kind).startswith(words)


def test_nations_and_england_are_told_in_ways_of_their_own():
    assert first(data=WALES).startswith(
        "More of Wales’s output comes from manufacturing (20% against 10%), and less from"
    )
    words = first(data=ENGLAND, clear=industries(("Metals", 1.3, "firm")))
    assert words.startswith("England is most of the UK’s economy")
    assert "metals" not in words


def test_no_strength_one_and_many():
    assert "it is not known for one trade" in first()
    one = first(clear=industries(("Metals", 6.6, "firm")))
    assert "it has one clear strength: metals, at about 6.6 times the UK’s share of output." in one
    several = industries(
        ("Metals", 6.6, "firm"), ("Wood and paper", 2.0, "rough"), ("Law", 1.5, "uncertain")
    )
    many = first(clear=several)
    assert "three are clear strengths: first come metals, at about 6.6 times" in many
    assert (
        "wood and paper (1.6 to 2.5 times) and law (anything from 1.2 to 1.9 times) follow" in many
    )
    assert "The figure for law has jumped about of late" in closer(clear=several)


def test_a_doubtful_strength_is_not_called_clear():
    doubtful = industries(("Law", 2.0, "uncertain"))
    assert "Law may be a strength too, but the figure has moved so much of late" in closer(
        doubtful=doubtful
    )
    assert closer(doubtful=industries(("Law", 1.3, "rough"))) == ""
    assert closer(doubtful=doubtful, data=ENGLAND) == ""


def test_jobs_name_what_an_industry_is_and_where_they_are_counted():
    detail = pd.DataFrame(
        {
            "industry": ["Metals", "Metals"],
            "short_title": ["basic metals", "Metals"],
            "mostly": ["iron and steel", ""],
            "period": 2021,
            "measured_on": ["The Ridings", "The Ridings"],
            "lq": [4.1, 3.0],
        }
    )
    words = closer(clear=industries(("Metals", 6.6, "firm")), detail=detail)
    # A division with the industry's own name would say nothing new.
    assert (
        "By jobs, counted in finer detail for the statistical region of The Ridings, basic metals, "
        "here mostly iron and steel (4.1 times Great Britain’s share in 2021) stands out." in words
    )


def test_what_stands_out_by_jobs_alone_is_named_with_its_jobs():
    ships = {"short_title": "ships", "mostly": "", "period": 2021, "jobs": 8000, "lq": 8.2}
    told = closer(by_jobs=pd.DataFrame([ships]))
    assert "no clear strength by output: ships (8.2 times Great Britain’s share in 2021, " in told
    assert "with 8,000 jobs)." in told
    assert closer() == ""


@pytest.mark.parametrize(
    ("fields", "research", "words"),
    [
        (
            FIELDS,
            RESEARCH,
            "it stands out in physics and law: it does 4% of the UK’s world-leading",
        ),
        (FIELDS.head(1), RESEARCH, "it stands out for one field: it does 5% of the UK’s"),
        (FIELDS.head(0), RESEARCH, "Its university research is small for the size of its economy"),
        (
            FIELDS.head(0),
            NO_RESEARCH,
            "No university or institute in the UK’s assessment of research has its main",
        ),
    ],
)
def test_research_strong_in_one_field_in_none_and_absent(fields, research, words):
    assert words in first(fields=fields, research=research)


def test_a_field_with_a_far_larger_share_is_named_beside_the_first():
    fields = FIELDS.assign(uk_share=[0.12, 0.04])
    assert "4% of the UK’s world-leading work in physics and 12% of that in law" in first(
        fields=fields
    )
    few = fields.assign(fte_world_leading=[19.0, 60.0])
    assert "12%" not in first(fields=few)


def test_research_in_many_fields_is_strong_only_if_all_of_it_is():
    many = pd.concat([FIELDS] * 4, ignore_index=True)
    assert "Its research is broad and strong: it stands out in eight fields" in first(fields=many)
    weak = first(fields=many.assign(overall=0.9))
    assert "broad and strong" not in weak
    assert (
        "Over all fields together it does less of the UK’s work than its share of output." in weak
    )


COLUMNS = [
    *("industry", "short_title", "local", "lq_start", "lq_before", "lq_end"),
    *("share_before", "share_end", "change", "trend"),
]


def back(ratios=(0.9, 0.8), changed=None, nearest=None, best=1.2) -> LookBack:
    own = pd.DataFrame({"period": [2004, 2022], "ratio": ratios})
    spread = pd.DataFrame({"period": [2022], "high": [best]})
    empty = pd.DataFrame(columns=COLUMNS)
    none = pd.DataFrame(columns=["short_title", "entered"])
    changed, nearest = (a if a is not None else b for a, b in ((changed, empty), (nearest, none)))
    return LookBack(own, spread, changed, nearest, 1998, 2013, 2023)


NO_CROSSING = pd.DataFrame(columns=["field_title", "count", "industries"])


def third(looked: LookBack, crossing=NO_CROSSING, fields=FIELDS, data=HULL) -> str:
    told = [outlook.answer(looked, crossing, fields, data), outlook.lately(looked, data)]
    return " ".join(part for part in told if part)


@pytest.mark.parametrize(
    ("ratios", "words"),
    [
        ((0.9, 0.8), "is well behind the UK in productivity: in 2022 an hour’s work made 20% less, "
                     "and that gap has widened since 2004."),
        ((0.8, 0.9), "is behind the UK in productivity: in 2022 an hour’s work made 10% less, but "
                     "that gap has narrowed"),
        ((1.1, 1.3), "is well ahead of the UK in productivity: in 2022 an hour’s work made 30% "
                     "more, and that lead has grown"),
        ((1.3, 1.1), "ahead of the UK in productivity: in 2022 an hour’s work made 10% more, but "
                     "that lead has shrunk"),
        ((0.96, 0.97), "a little behind the UK in productivity: in 2022 an hour’s work made 3% "
                       "less, and that gap has hardly changed"),
        ((0.9, 1.0), "level with the UK in productivity: an hour’s work made about as much as "
                     "the UK’s in 2022, having made 10% less in 2004."),
        ((1.0235, 1.017), "made about as much as the UK’s both in 2004 and in 2022."),
        ((1.01, 1.04), "is a little ahead of the UK in productivity: in 2022 an hour’s work made "
                       "4% more, having made about as much as the UK’s in 2004."),
    ],
)  # fmt: skip
def test_productivity_is_told_by_where_it_stands_and_where_it_goes(ratios, words):
    assert words in third(back(ratios))


def test_the_answer_and_its_section_agree_on_which_way_productivity_went():
    # As printed: from 11% less to 14% less, though the difference itself rounds to 2 points.
    ratios = (0.8853, 0.8604)
    section = productivity.productivity(back(ratios).own, HULL)
    assert "11% less" in section
    assert "fallen further behind" in section
    assert "14% less, and that gap has widened" in third(back(ratios))


@pytest.mark.parametrize(
    ("lost", "gained", "doubted"),
    [(-0.06, 0.07, True), (-0.06, 0.025, False), (-0.02, 0.02, False), (-0.05, 0.12, False)],
)
def test_what_one_maker_lost_and_another_gained_may_be_the_same_firms(lost, gained, doubted):
    rows = [
        ("CH (24-25)", "Metals", False, 5.0, 5.2, 1.3, 0.1, 0.1 + lost, "other", "fading"),
        ("CI-CL (26-30)", "Machines", False, 3.0, 2.0, 3.5, 0.1, 0.1 + gained, "other", "none"),
        ("41", "House building", True, 0.5, 0.5, 2.0, 0.0, 0.3, "other", "none"),
    ]
    words = third(back(changed=pd.DataFrame(rows, columns=COLUMNS)))
    doubt = "But about as much of output as metals lost, machines gained: some of it may be the"
    assert (doubt in words) is doubted


def test_the_frontier_is_for_leps():
    assert "make at least 50% more in an hour than it does." in third(back((0.9, 0.8)))
    assert "among the most productive tenth of LEPs itself" in third(back((1.3, 1.3)))
    assert "tenth of LEPs" not in third(back(), data=WALES)


CHANGED = pd.DataFrame(
    [
        ("Metals", False, 2.0, 1.4, 0.05, "kept", "fading"),
        ("Wood and paper", False, 1.0, 1.5, 0.02, "gained", "none"),
        ("Care", True, 1.0, 1.5, 0.2, "gained", "none"),
        ("Leasing", False, 1.0, 0.8, 0.02, "lost", "none"),
        ("Gems", False, 0.6, 0.9, 0.01, "other", "emerging"),
    ],
    columns=["short_title", "local", "lq_before", "lq_end", "share_end", "change", "trend"],
).assign(industry="41", share_before=0.0, lq_start=1.2)


def test_the_move_that_weighs_most_is_told_not_that_of_the_largest_industry():
    small = ("Wholesale", False, 1.26, 1.1, 0.06, "other", "fading", "41", 0.0, 1.2)
    changed = pd.DataFrame([small, *CHANGED.itertuples(index=False)], columns=CHANGED.columns)
    assert "metals have come down from 2.0 to 1.4" in third(back(changed=changed))


def test_what_was_gained_and_lost_is_what_sells_beyond_the_area():
    words = third(back(changed=CHANGED))
    assert "Since about 1999 it has become specialised in wood and paper." in words
    assert "It is no longer specialised in leasing." in words
    assert "care" not in words.lower()
    assert (
        "In the last ten years gems have risen from 60% to 90% of the UK’s share, while metals "
        "have come down from 2.0 to 1.4 times the UK’s share." in words
    )
    assert "no industry that sells beyond the area has risen from below the UK’s share to" in third(
        back()
    )


@pytest.mark.parametrize(
    ("start", "end", "share"),
    [(1.7, 3.5, 0.05), (0.9, 3.5, 0.05), (1.7, 2.0, 0.05), (1.7, 3.5, 0.01)],
)
def test_an_old_strength_that_has_grown_much_is_told(start, end, share):
    row = ("C", "Metals", False, start, end, end, share, share, "kept", "none")
    words = third(back(changed=pd.DataFrame([row], columns=COLUMNS)))
    told = (
        "the UK’s share already, metals have gained most weight: from 1.7 to 3.5 times that share."
    )
    assert (told in words) is ((start, end, share) == (1.7, 3.5, 0.05))


@pytest.mark.parametrize(
    ("entered", "words"),
    [
        ([True, False], "In 2013 two industries that sell beyond the area had between three "
                        "quarters and all of the UK’s share; one has since reached it: trade 0."),
        ([False, False], "; all are still below it."),
        ([True, True], "; all have since reached it."),
        ([False], "In 2013 one industry that sells beyond the area had between three quarters "
                  "and all of the UK’s share; it is still below it."),
        ([], "so there was little to foresee."),
    ],
)  # fmt: skip
def test_how_those_fared_that_stood_nearest(entered, words):
    names = [f"Trade {k}" for k in range(len(entered))]
    nearest = pd.DataFrame({"short_title": names, "entered": pd.Series(entered, dtype=bool)})
    assert words in third(back(nearest=nearest))


def test_what_cuts_across_is_named_and_its_absence_is_not_repeated():
    crossing = pd.DataFrame(
        {"field_title": ["Engineering"], "count": [2], "industries": [["Metals", "Machines"]]}
    )
    assert (
        "Strong research in engineering goes with two of its strong industries: with metals and"
        in third(back(), crossing)
    )
    one = crossing.assign(count=1, industries=[["Metals"]])
    assert "stands beside a strong industry that can use it, metals." in third(back(), one)
    assert "none of its strong research goes with a strong industry" in third(back())
    assert "research" not in third(back(), fields=FIELDS.head(0))


def test_england_is_foretold_nothing():
    words = third(back((1.02, 1.01), changed=CHANGED), data=ENGLAND)
    assert "specialised" not in words
    assert outlook.caution(ENGLAND) == ""
    assert "added almost nothing" in outlook.caution(HULL)


JOBS = pd.DataFrame(
    {
        "section": ["C", "L", "O"],
        "period": 2022,
        "measure": "employees",
        "output_share": [0.2, 0.1, 0.08],
        "job_share": [0.1, 0.02, 0.03],
        "output_lq": [1.5, 1.4, 1.36],
        "job_lq": [1.2, 0.8, 0.65],
        "apart": [False, True, True],
    }
)
SECTIONS = pd.DataFrame(
    {"code": ["C", "L", "O"], "short_title": ["Manufacturing", "Real estate", "Government"]}
)


def test_jobs_that_disagree_are_said_and_rents_and_soldiers_are_kept_apart():
    words = jobs.beside_output(JOBS, SECTIONS, HULL)
    assert (
        "Government brings in 8% of output, 1.4 times the UK’s share, but has 3% of jobs, 65% of "
        "Great Britain’s. The survey leaves out the armed forces." in words
    )
    assert "eal estate" not in words
    agree = jobs.beside_output(JOBS.assign(apart=False), SECTIONS, HULL)
    assert agree.startswith("Jobs bear this out: of two broad industries, none")
    assert "does not cover Hull" in jobs.beside_output(JOBS.head(0), SECTIONS, HULL)


def test_changes_are_told_with_their_years():
    words = changes.specialisations(CHANGED, HULL, 1998, 2023)
    assert words.startswith(
        "From 1998–2000 to 2021–23 Hull gained a specialisation in care, and in wood and paper."
    )
    assert "Emerging over the last ten years, though still short of the UK’s share: gems." in words
    assert "Fading, though still at the UK’s share or above it: metals." in words
    assert changes.specialisations_title(CHANGED, 1998) == (
        "Two specialisations gained and one lost since 1998–2000"
    )


@pytest.mark.parametrize(
    ("title", "verb"), [("Education", "comes"), ("Law and accounting", "come")]
)
def test_verbs_agree(title, verb):
    assert quotients.comes(title) == verb
