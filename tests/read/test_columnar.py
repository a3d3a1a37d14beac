"""Tables that DuckDB reads as they stand, beside the careful way."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generique.errors import UnreadableError
from generique.model import Records
from generique.read import columnar, read

PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["", " ", "Élise\u00a0", 'dit "Zed"', "a|b", "\\", "\n", "null", "1.50"]),
)
OBJECTS = st.lists(
    st.dictionaries(
        st.sampled_from(["film_title", "film_year", "agent_name", "role", "a b", 'q"', "$x"]),
        st.one_of(PLAIN, st.lists(PLAIN, max_size=3)),
        max_size=4,
    ),
    min_size=1,
    max_size=4,
)


@settings(deadline=None, max_examples=25)
@given(OBJECTS)
def test_json_lines_are_the_same_to_the_database_as_to_the_careful_reader(
    objects: list[dict[str, object]],
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.jsonl"
        path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in objects), encoding="utf-8")
        with patch.object(columnar, "json_lines", return_value=None):
            expected = outcome(path)
        assert outcome(path) == expected


def outcome(path: Path) -> object:
    try:
        found = read(path, options={"always": {"film_id": "x", "role": "son", "agent_name": "Ada"}})
    except UnreadableError as error:
        return str(error)
    assert isinstance(found, Records)
    return found.columns, [(row.values, row.place, row.wrong) for row in found.rows]


@pytest.mark.parametrize(
    "line",
    ['{"a": {}}', "[1]", '{"a": 1, "a": 2}', '{"a": [[1]]}', '{"a": 1e400}', '{"a": 1e-7}', '{"$": 1}', "{"],
)
def test_what_is_not_plain_is_left_to_the_careful_reader(tmp_path: Path, line: str) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text(f'{{"a": "Roxane"}}\n{line}\n', encoding="utf-8")
    assert columnar.json_lines(path, ()) is None


def test_fields_left_out_may_hold_anything(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text('{"a": "Roxane", "b": {"c": [1]}}\n{"d": 7, "a": ["x", null, 2.5]}\n', encoding="utf-8")
    found = columnar.json_lines(path, ("b",))
    assert found is not None
    assert found.columns == ("a", "b", "d")
    assert [(row.place, *row.values.values()) for row in found] == [
        ("line 1", "Roxane", "", ""),
        ("line 2", "x||2.5", "", "7"),
    ]
