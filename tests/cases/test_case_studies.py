"""Case studies: what is refused and how it is said, and that the figures in ours are the data's."""

import re
from pathlib import Path

import pytest

from placebook import measures
from placebook.cases import case_text, check_case, check_cases, slug_of
from placebook.dataset import load, open_place
from placebook.dataset.cases import case_tables

ROOT = Path(__file__).parents[2]
PLACES = ["oxfordshire", "wales"]
HEADER = {
    "title": "A laboratory for everyone",
    "summary": "A town opened its laboratory to small firms, and counted who came and why.",
    "places": ["oxfordshire"],
    "themes": ["health"],
    "stage": "delivery",
    "kind": "centre",
    "organisations": ["University of Oxford"],
    "period": "2016 to 2019",
    "evidence": [{"title": "A report", "url": "https://example.org/report"}],
    "contact": "none",
    "licence": "CC BY 4.0",
    "date": "2026-11-28",
}


def written(folder: Path, text: str, name: str = "new.md") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def without(*fields: str) -> dict:
    return {key: value for key, value in HEADER.items() if key not in fields}


def test_a_sound_case_study_passes(tmp_path):
    assert check_case(written(tmp_path, case_text(HEADER)), PLACES) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Just words.\n", "line 1: it has no header"),
        (case_text(without("stage")), "the field 'stage' is missing: give one of: mapping"),
        (case_text(HEADER | {"places": ["oxfordsire"]}), "line 4: places cannot be 'oxfordsire'"),
        (case_text(HEADER | {"themes": ["magic"]}), "themes cannot be 'magic'"),
        (case_text(HEADER | {"period": "2016-19"}), "period cannot be '2016-19'"),
        (case_text(HEADER | {"author": "x"}), "'author' is no field"),
        (case_text(HEADER | {"kernelspec": {"name": "python3"}}), "'kernelspec' is no field"),
        (case_text(HEADER | {"evidence": [{"title": "abc", "url": "http://x.org"}]}), "evidence"),
        (case_text(HEADER).replace("title: A", "title: A: b"), "line 2: the header cannot be read"),
        (case_text(HEADER).replace("## What is established", "## Proof"), "'## What is establish"),
        (case_text(HEADER | {"title": "<b>Bold</b> claims"}), "title cannot be"),
        ("---\na: &x [1]\nb: *x\n---\n", "references (&, *) are not taken"),
    ],
)
def test_a_broken_one_gives_one_clear_line(tmp_path, text, says):
    problem = str(check_case(written(tmp_path, text), PLACES))
    assert says in problem
    assert problem.startswith("book/case-studies/new.md")
    assert "\n" not in problem


@pytest.mark.parametrize(
    "harm",
    [
        "<script>alert(1)</script>",
        "words <img src=x onerror=alert(1)> words",
        "<style>body {display: none}</style>",
        "![a picture](https://example.org/x.png)",
        "![a picture][ref]\n\n[ref]: https://example.org/x.png",
        "```{raw} html\n<b>x</b>\n```",
        "~~~{code-cell}\nimport os\n~~~",
        "```{include} ../../secret\n```",
        ":::{note}\nx\n:::",
        "{raw-html}`<b>x</b>`",
        "{download}`../../data/places.csv`",
        '[words]{onclick="alert(1)"}',
        "{style=position:fixed}\nwords",
        "(target)=\n\nwords",
        "% hidden",
        "+++",
        "# A second title",
        "<https://example.org>\n\n<!-- hidden -->",
        "[link](file:///etc/passwd)",
        "[link](data:text/html,x)",
    ],
)
def test_nothing_that_acts_gets_in(tmp_path, harm):
    path = written(tmp_path, f"{case_text(HEADER)}\n\n{harm}\n")
    problem = check_case(path, PLACES)
    lines = path.read_text(encoding="utf-8").splitlines()
    if problem is None:  # the parser takes it for plain words, which it then is
        assert harm.startswith("[link](")
    else:
        assert "not taken" in problem.message
        assert problem.line > lines.index("## What is not known")


def test_names_and_strange_files_are_refused(tmp_path):
    folder = tmp_path / "case-studies"
    folder.mkdir()
    written(folder, case_text(HEADER), "Not A Slug.md")
    written(folder, "{}", "notebook.ipynb")
    said = [str(problem) for problem in check_cases(tmp_path, PLACES)]
    assert any("notebook.ipynb: only Markdown files" in line for line in said)
    assert any("Not A Slug.md: a file's name has small letters" in line for line in said)


def test_bytes_that_are_no_text_are_refused(tmp_path):
    path = tmp_path / "new.md"
    path.write_bytes(b"---\n\xff\xfe\n---\n")
    assert "not text in UTF-8" in str(check_case(path, PLACES))


def test_a_header_becomes_rows_of_tables(tmp_path):
    (tmp_path / "case-studies").mkdir()
    written(tmp_path / "case-studies", case_text(HEADER | {"places": PLACES}))
    tables = case_tables(tmp_path)
    assert list(tables["case_studies"]["slug"]) == ["new"]
    assert list(tables["case_study_places"]["place"]) == PLACES
    assert list(tables["case_study_themes"]["theme"]) == ["health"]
    assert slug_of("A “new” start: Ynys Môn") == "a-new-start-ynys-mon"


def test_ours_are_sound():
    package = load(ROOT / "data")
    assert check_cases(ROOT / "book", list(package.chapters["id"])) == []
    assert len(package["case_studies"]) >= 8
    nations = package.chapters.query("kind == 'nation'").index
    assert set(package["case_study_places"]["place"]) & set(nations)


# Case study, place, industry, year, and the words before the figure.
WEIGHTS = [
    ("sheffield-lancashire-advanced-manufacturing", "sheffield-city-region", "CH (24-25)", 2023),
    ("sheffield-lancashire-advanced-manufacturing", "lancashire", "CI-CL (26-30)", 2023),
    ("sheffield-lancashire-advanced-manufacturing", "sheffield-city-region", "CI-CL (26-30)", 2023),
    ("oxfordshire-transformative-technologies", "oxfordshire", "72-75", 2023),
    ("oxfordshire-transformative-technologies", "oxfordshire", "72-75", 2016),
    ("oxfordshire-transformative-technologies", "oxfordshire", "61-63", 2023),
    ("cyber-resilience-alliance", "gloucestershire", "61-63", 2023),
    ("cyber-resilience-alliance", "gloucestershire", "61-63", 2016),
    ("cyber-resilience-alliance", "worcestershire", "61-63", 2023),
    ("cyber-resilience-alliance", "the-marches", "61-63", 2023),
    ("cyber-resilience-alliance", "swindon-and-wiltshire", "61-63", 2023),
    ("csconnected-compound-semiconductors", "wales", "CI-CL (26-30)", 2023),
    ("csconnected-compound-semiconductors", "wales", "CI-CL (26-30)", 2016),
    ("midlands-industrial-ceramics", "stoke-on-trent-and-staffordshire", "CD-CG (19-23)", 2023),
    ("midlands-industrial-ceramics", "stoke-on-trent-and-staffordshire", "CD-CG (19-23)", 2016),
    ("smart-nano-ni", "northern-ireland", "CI-CL (26-30)", 2023),
    ("smart-nano-ni", "northern-ireland", "CI-CL (26-30)", 2020),
    ("digital-dairy-chain", "cumbria", "AB (1-9)", 2023),
    ("digital-dairy-chain", "cumbria", "CA-CB (10-15)", 2023),
]


@pytest.mark.parametrize(("case", "place", "industry", "year"), WEIGHTS)
def test_the_weights_in_ours_are_those_of_the_data(case, place, industry, year):
    data = open_place(place)
    gva, whole = data.industries(data.place), data.industries(data.reference)
    quotients = measures.location_quotients(gva, whole, year).set_index("industry")["lq"]
    text = " ".join((ROOT / f"book/case-studies/{case}.md").read_text(encoding="utf-8").split())
    assert f"{quotients[industry]:.1f} times" in text


def test_the_shares_of_research_in_ours_are_those_of_the_data():
    research = load(ROOT / "data")["research"].query("period == 2021")
    best = research.set_index(["place", "field"])["fte_world_leading"]
    said = 0
    for path in (ROOT / "book" / "case-studies").glob("*.md"):
        text = " ".join(path.read_text(encoding="utf-8").split())
        for share in re.findall(r"([\d.]+)% of the UK’s world-leading research", text):
            field_shares = (
                round(100 * value / best["united-kingdom", field], 1)
                for (place, field), value in best.items()
                if place in text
            )
            assert float(share) in set(field_shares), (path.name, share)
            said += 1
    assert said >= 4
