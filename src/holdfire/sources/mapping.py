"""How a table's columns become reports. In: a short YAML. Out: a checked Mapping."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from holdfire.model.errors import BadTable
from holdfire.model.vocabulary import TargetKind
from holdfire.sources.text import decode, read_bytes

_STEP = "See docs/sources.md for a mapping that works."

#: Fields of a row report, in the order in which they are written down.
ROW_FIELDS = (
    "id",
    "when",
    "when_precision",
    "attacker",
    "speaker",
    "speaker_side",
    "target_kind",
    "site_id",
    "place",
    "adm1",
    "words",
    "quantity_value",
    "quantity_unit",
    "quantity_of",
    "lat",
    "lon",
)
HEAD_FIELDS = ("published", "outlet", "outlet_side", "source_url")
REQUIRED = ("id", "when", "words", "outlet", "source_url")


class Mapping(BaseModel):
    """Which column holds which field; every table of mentions has one.

    Parameters
    ----------
    columns : dict
        Our field name to the table's column name.
    target_kinds : dict
        The table's own target words to our kinds.
    language : str
        Language of the words.
    when_is : {"event", "publication"}
        What the column `when` dates. A data set dated by publication speaks of that day or of the
        day before.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    holdfire_table: Literal[1]
    language: str = "en"
    when_is: Literal["event", "publication"] = "event"
    columns: dict[str, str]
    target_kinds: dict[str, TargetKind] = {}


def load_mapping(path: Path) -> Mapping:
    """Return the mapping of a table.

    Raises
    ------
    BadTable
        If the YAML is missing, is no mapping, or misses a required field.
    """
    try:
        raw = yaml.safe_load(decode(read_bytes(path), path))
        mapping = Mapping.model_validate(raw)
    except (yaml.YAMLError, RecursionError) as error:
        raise BadTable(path, f"is not YAML ({str(error).splitlines()[0]})", _STEP) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise BadTable(path, f"{where}: {first['msg']}", _STEP) from error
    except ValueError as error:  # an impossible date fails inside the parser
        raise BadTable(path, f"is not YAML ({error})", _STEP) from error
    unknown = sorted(set(mapping.columns) - {*ROW_FIELDS, *HEAD_FIELDS})
    if unknown:
        raise BadTable(path, f"maps unknown fields {', '.join(unknown)}", _STEP)
    missing = [field for field in REQUIRED if field not in mapping.columns]
    if missing:
        raise BadTable(path, f"does not map {', '.join(missing)}", _STEP)
    return mapping
