"""Splink 5 on DuckDB: trained by EM without labels, clustered by connected components.

In: claims. Out: a label a claim. What depends on each other is one comparison (site, town, distance
and unit are one), training blocks hold a fair share of true pairs, and every blocking rule but that
of one report holds a day, so that no block grows with the years. The threshold is the one that is
best on claims of another seed (`tuned`): the only use of truth, and it favours Splink.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.blocking_rule_library import CustomRule

from holdfire.incident_scores import b_cubed

THRESHOLD = 0.5
GRID = (0.01, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999)

#: A claim covers its days and the next one, so that two claims a day apart share a day; a place
#: covers four overlapping cells of half a degree, so that near places share a cell.
_PREPARED = """
select row_number() over () - 1 as unique_id, report_id, origin, language, words, kind,
    site_id, adm1, country, where_prec, lat_0_1deg as lat, lon_0_1deg as lon,
    case when where_prec <= 3 then places[1] end as town,
    nullif(attacker, 'unknown') as attacker,
    nullif(target_kind, 'energy_infrastructure') as class,
    quantity_low as amount, quantity_unit as unit,
    when_start, when_end, date_trunc('month', when_start) as month,
    range(coalesce(when_start, known_from - 2)::timestamp,
          coalesce(when_end, known_from)::timestamp + interval 2 day, interval 1 day) as days,
    case when where_prec <= 3 then [
        1000 * floor(2 * lat_0_1deg)::int + floor(2 * lon_0_1deg)::int,
        1000 * floor(2 * lat_0_1deg + .5)::int + floor(2 * lon_0_1deg)::int + 1000000,
        1000 * floor(2 * lat_0_1deg)::int + floor(2 * lon_0_1deg + .5)::int + 2000000,
        1000 * floor(2 * lat_0_1deg + .5)::int + floor(2 * lon_0_1deg + .5)::int + 3000000
    ] end as cells
from claims
"""
_KM = "111.2 * sqrt(pow(lat_l - lat_r, 2) + pow((lon_l - lon_r) * cos(radians(lat_l)), 2))"
_BOTH_POINTS = "where_prec_l <= 3 and where_prec_r <= 3"
# As good here as the share of common words, and half the time.
_ALIKE = "jaro_winkler_similarity(words_l, words_r)"
_KIN = (
    "('refinery', 'fuel_depot'), ('fuel_depot', 'port'), ('refinery', 'port'),"
    "('gas', 'gas_processing'), ('gas', 'gas_storage'), ('gas', 'pipeline'),"
    "('thermal', 'substation'), ('substation', 'grid'), ('hydro', 'pumped_storage'),"
    "('nuclear', 'thermal')"
)


def _comparison(name: str, *levels: tuple[str, str], null: str = "") -> dict[str, Any]:
    """Return a comparison: levels of (SQL, label), from the closest, and all else."""
    rows: list[dict[str, Any]] = []
    if null:
        rows.append({"sql_condition": null, "label_for_charts": "unknown", "is_null_level": True})
    rows += [{"sql_condition": sql, "label_for_charts": label} for sql, label in levels]
    rows.append({"sql_condition": "ELSE", "label_for_charts": "else"})
    return {"output_column_name": name, "comparison_levels": rows}


COMPARISONS = [
    _comparison(
        "time",
        ("when_start_l = when_start_r and when_end_l = when_end_r", "same days"),
        ("when_start_l <= when_end_r and when_start_r <= when_end_l", "overlap"),
        ("when_start_l <= when_end_r + 1 and when_start_r <= when_end_l + 1", "next day"),
        ("when_start_l <= when_end_r + 3 and when_start_r <= when_end_l + 3", "three days"),
        null="when_start_l is null or when_start_r is null",
    ),
    _comparison(
        "place",
        ("site_id_l = site_id_r", "same site"),
        ("site_id_l <> site_id_r", "two sites"),
        (f"town_l = town_r and coalesce({_KM} < 30, true)", "same town"),
        (f"{_BOTH_POINTS} and {_KM} < 12", "12 km"),
        (f"{_BOTH_POINTS} and {_KM} < 30", "30 km"),
        ("town_l = town_r", "town's name"),
        (f"{_BOTH_POINTS} and {_KM} < 80", "80 km"),
        (f"{_BOTH_POINTS} and {_KM} >= 80", "far"),
        (f"adm1_l = adm1_r and not ({_BOTH_POINTS})", "same unit, one vague"),
        ("adm1_l = adm1_r", "same unit"),
        null="where_prec_l = 7 or where_prec_r = 7 or ((adm1_l is null or adm1_r is null)"
        f" and not ({_BOTH_POINTS} and lat_l is not null and lat_r is not null))",
    ),
    _comparison("kind", ("kind_l = kind_r", "same")),
    _comparison(
        "class",
        ("class_l = class_r", "same"),
        (f"(class_l, class_r) in ({_KIN}) or (class_r, class_l) in ({_KIN})", "kin"),
        null="class_l is null or class_r is null",
    ),
    _comparison(
        "attacker",
        ("attacker_l = attacker_r", "same"),
        null="attacker_l is null or attacker_r is null",
    ),
    _comparison(
        "amount",
        ("amount_l = amount_r", "same"),
        ("greatest(amount_l, amount_r) <= 1.3 * least(amount_l, amount_r)", "near"),
        ("greatest(amount_l, amount_r) <= 2.5 * least(amount_l, amount_r)", "of one order"),
        null="amount_l is null or amount_r is null or unit_l <> unit_r",
    ),
    _comparison(
        "words",
        ("words_l = words_r", "same"),
        (f"{_ALIKE} >= 0.85", "close"),
        (f"{_ALIKE} >= 0.75", "alike"),
        null="language_l <> language_r and words_l <> words_r",
    ),
    _comparison(
        "source",
        ("report_id_l = report_id_r", "same report"),
        ("origin_l = origin_r", "same origin"),
    ),
]
#: No rule may meet every claim of a night with every other.
BLOCKS = [
    block_on("report_id"),
    block_on("words", "when_start"),
    block_on("days", "site_id", arrays_to_explode=["days"]),
    block_on("days", "town", arrays_to_explode=["days"]),
    block_on("days", "cells", arrays_to_explode=["days", "cells"]),
    block_on("days", "adm1", "class", arrays_to_explode=["days"]),
    block_on("days", "origin", "adm1", arrays_to_explode=["days"]),
    block_on("days", "unit", "amount", arrays_to_explode=["days"]),
    CustomRule(
        "l.country = r.country and l.when_start = r.when_start and l.class = r.class"
        " and l.where_prec + r.where_prec > 10"
    ),
]


@dataclass(frozen=True)
class Scored:
    """Pairs with their probabilities, and what clusters them."""

    linker: Linker
    pairs: Any
    rows: int

    def labels(self, threshold: float) -> np.ndarray:
        """Return the connected components of the pairs from the threshold up."""
        found = self.linker.clustering.cluster_pairwise_predictions_at_threshold(
            self.pairs, threshold_match_probability=threshold
        ).as_duckdbpyrelation()
        rows = found.select("unique_id, cluster_id").to_arrow_table()
        labels = np.empty(self.rows, dtype=np.int64)
        labels[rows["unique_id"].to_numpy()] = rows["cluster_id"].to_numpy()
        return labels


def scored(table: pa.Table) -> Scored:
    """Return the pairs of claims, scored by a model trained on the table itself."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    connection = duckdb.connect()
    connection.register("claims", table)
    connection.execute(f"create table prepared as {_PREPARED}")
    connection.unregister("claims")
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=COMPARISONS,
        blocking_rules_to_generate_predictions=BLOCKS,
        retain_matching_columns=False,
        em_convergence=0.001,
        max_iterations=20,
    )
    linker = Linker(DuckDBAPI(connection).register("prepared"), settings, log_level=None)
    train = linker.training
    train.estimate_probability_two_random_records_match(
        [block_on("site_id", "when_start"), block_on("town", "class", "when_start")], recall=0.5
    )
    train.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for block in (
        block_on("site_id", "when_start"),
        block_on("town", "class", "when_start"),
        block_on("when_start", "unit", "amount"),
        block_on("site_id", "month"),
    ):
        train.estimate_parameters_using_expectation_maximisation(
            block, max_pairs=1e6, record_sample_proportion=1.0
        )
    return Scored(linker, linker.inference.predict(threshold_match_probability=0.01), len(table))


def match(table: pa.Table, setting: float = THRESHOLD) -> np.ndarray:
    """Return a cluster label for each claim; the setting is the least probability of a link."""
    return scored(table).labels(setting)


def tuned(table: pa.Table) -> float:
    """Return the threshold with the best B-cubed F1 on claims with truth."""
    pairs, truth = scored(table.drop_columns("truth")), table["truth"].to_numpy()
    return max(GRID, key=lambda threshold: b_cubed(truth, pairs.labels(threshold)).f1)
