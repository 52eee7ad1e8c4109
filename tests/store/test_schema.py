"""Schema and reference page are made from the model, and say something about each field."""

import json
from pathlib import Path

import jsonschema_rs
import pytest

from chronology.store.schema import event_schema, generated_files
from chronology.store.shapes import Field, fields_of, record_classes

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("path", sorted(generated_files()))
def test_generated_files_are_up_to_date(path: str) -> None:
    assert (ROOT / path).read_text() == generated_files()[path], "run: python -m chronology.store.schema"


@pytest.mark.parametrize(
    ("name", "field"), [(cls.__name__, field) for cls in record_classes() for field in fields_of(cls)]
)
def test_every_field_is_described_with_an_example(name: str, field: Field) -> None:
    assert field.description, f"describe {name}.{field.name} in chronology/store/words.py"


def test_schema_is_draft_07_and_its_examples_fit_it() -> None:
    schema = event_schema()
    jsonschema_rs.meta.validate(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    for definition in schema["definitions"].values():
        for field in definition["properties"].values():
            assert jsonschema_rs.is_valid({**field, "definitions": schema["definitions"]}, field["examples"][0])


def test_editors_accept_a_year_that_yaml_1_2_reads_as_a_number() -> None:
    assert jsonschema_rs.is_valid(event_schema(), json.loads('{"id": "a", "title": "b", "when": 2031}'))
