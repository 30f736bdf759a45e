"""Types, units and references are stated once, in the descriptor; the loader repeats none."""

import json

import pandas as pd
import pytest
from scripts.validation import schema
from tests.data.conftest import ROOT

from placebook.dataset import load

DTYPES = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "bool"}


def test_the_loader_gives_the_types_of_the_descriptor(project):
    package = load(project.data)
    for resource in package.descriptor["resources"]:
        if resource["path"].endswith(".csv"):
            stated = {f["name"]: DTYPES[f["type"]] for f in resource["schema"]["fields"]}
            found = package[resource["name"]].dtypes.astype(str).to_dict()
            assert found == stated, resource["name"]


@pytest.mark.parametrize(("kind", "dtype"), [("string", "str"), ("number", "float64")])
def test_another_type_in_the_descriptor_is_another_type_in_memory(project, kind, dtype):
    path = project.data / "datapackage.json"
    stated = json.loads(path.read_text(encoding="utf-8"))
    table = next(r for r in stated["resources"] if r["name"] == "observations")
    next(f for f in table["schema"]["fields"] if f["name"] == "period")["type"] = kind
    path.write_text(json.dumps(stated), encoding="utf-8")
    period = load(project.data)["observations"]["period"]
    assert str(period.dtype) == dtype


def test_a_table_that_only_the_descriptor_knows_is_loaded_and_checked(project):
    path = project.data / "datapackage.json"
    stated = json.loads(path.read_text(encoding="utf-8"))
    fields = [{"name": "id", "type": "string"}, {"name": "height", "type": "number"}]
    stated["resources"].append(
        {"name": "hills", "path": "hills.csv", "schema": {"fields": fields, "primaryKey": ["id"]}}
    )
    path.write_text(json.dumps(stated), encoding="utf-8")
    (project.data / "hills.csv").write_text("id,height\nNA,12\nfar,\n", encoding="utf-8")
    hills = load(project.data)["hills"]
    assert hills["id"].tolist() == ["NA", "far"]
    assert hills["height"][0] == 12
    assert pd.isna(hills["height"][1])
    assert project.check() == []
    (project.data / "hills.csv").write_text("id,height\nNA,high\nNA,\n", encoding="utf-8")
    assert project.check() == [
        "hills.csv row 2, column height: 'high'; expected a number",
        "hills.csv row 3, column id: 'NA' is already in row 2; expected no duplicate",
    ]


def test_references_and_limits_of_the_descriptor_are_those_of_the_schema(descriptor):
    for resource in descriptor["resources"]:
        stated = schema().get(resource["name"], {})
        keys = resource.get("schema", {}).get("foreignKeys", [])
        found = [
            [key["fields"], key["reference"]["resource"], key["reference"]["fields"]]
            for key in keys
        ]
        assert found == stated.get("refs", [])
        assert resource.get("limits") == stated.get("limits")


def test_limits_name_units_or_indicators_that_there_are(descriptor):
    tables = {r["name"]: r for r in descriptor["resources"]}
    unit = next(f for f in tables["indicators"]["schema"]["fields"] if f["name"] == "unit")
    known = {*unit["constraints"]["enum"], *schema_indicators()}
    assert set(tables["indicators"]["limits"]) <= known


def schema_indicators() -> set[str]:
    return set(pd.read_csv(ROOT / "data" / "indicators.csv")["id"])
