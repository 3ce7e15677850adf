"""Every table is declared; rows that do not fit are a mistake of ours and say so."""

import csv
import io

import pytest

from holdfire.model.tables import TABLES, TEMPO
from holdfire.model.tables.codebook import HEADER, as_csv, as_markdown


def test_every_column_says_its_meaning_and_source() -> None:
    for table in TABLES:
        assert table.meaning.endswith(".")
        for column in table.columns:
            assert column.meaning.endswith("."), (table.name, column.name)
            assert column.source, (table.name, column.name)


def test_numbers_carry_a_unit() -> None:
    unitless = {"conflicts", "claims"}
    for table in TABLES:
        for column in table.columns:
            if str(column.kind) in ("double", "int64") and column.name not in unitless:
                assert column.unit, (table.name, column.name)


def test_the_codebook_names_every_column() -> None:
    rows = list(csv.reader(io.StringIO(as_csv())))
    assert tuple(rows[0]) == HEADER
    assert len(rows) - 1 == sum(len(table.columns) for table in TABLES)
    for table in TABLES:
        assert f"## {table.name}" in as_markdown()


def test_a_row_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match=r"tempo: undeclared \['guess'\]"):
        TEMPO.of([{"guess": 1}])
