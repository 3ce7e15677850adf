"""Ways to break each rule of do-no-harm by one change of text. In: nothing. Out: mutations.

`scripts/break_rules.py` applies them one by one to a copy and shows which test notices. A text that
is to be replaced must stand in its file exactly once; `tests/test_break_rules.py` holds that.
"""

from __future__ import annotations

from dataclasses import dataclass

R = "publish/redact/"


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change that breaks a rule.

    Parameters
    ----------
    rule : str
        Such as ``p01``.
    file : str
        Below ``src/holdfire``.
    old, new : str
        The text that stands there once, and what stands there instead.
    breaks : str
        What is no longer protected.
    afresh : bool
        Whether only an assessment made with the change can show it: slower.
    """

    rule: str
    file: str
    old: str
    new: str
    breaks: str
    afresh: bool = False


_ = Mutation
MUTATIONS = (
    _("p01", R + "publication.py", ".id_of(row)) not in allowed:", ".id_of(row)) in ():",
      "a row that nobody released is exported"),
    _("p01", "publish/release/verdicts.py",
      "if decided is None and hours is None:\n            return UNDECIDED",
      "if decided is None and hours is None:\n            return None",
      "what nobody decided counts as released"),
    _("p02", R + "rows.py", "if value is None or value in self.units else (None, FINER)", "",
      "a place finer than the unit leaves"),
    _("p02", R + "rows.py", "else round(value, 1)), None", "else value), None",
      "points are not rounded to a tenth of a degree"),
    _("p02", "publish/exports/lines.py", '"geometry": None',
      '"geometry": {"type": "Point", "coordinates": [30.5, 50.4]}', "an incident has a geometry"),
    _("p03", "model/release.py", "((as_of - day).days - 1) * 24 >= hours",
      "(as_of - day).days * 24 >= hours", "strikes leave a day early"),
    _("p03", R + "sums.py", "known > as_of or not is_due(known, delay_hours, as_of)",
      "known > as_of", "sums of damage do not wait"),
    _("p04", R + "sums.py", "LEAST = 3", "LEAST = 2", "sums over two sites leave"),
    _("p04", R + "sums.py",
      "if all(not (now ^ then) or len(now ^ then) >= LEAST for then in",
      "if all(then is not None for then in", "issues may differ by one site"),
    _("p04", R + "sums.py", "if len(waiting) >= LEAST:", "if waiting:",
      "one more site enters a sum by itself"),
    _("p04", "publish/release/shapes.py",
      "(Kind.DAMAGE, Kind.OUTAGE, Kind.REPAIR, Kind.CAPACITY)", "(Kind.CAPACITY,)",
      "claims of damage and repair leave as rows"),
    _("p05", "sites/places.py", "from __future__ import annotations\n",
      "from __future__ import annotations\n\n\ndef rank_sites() -> None:\n    pass\n\n",
      "a function that ranks sites"),
    _("p05", R + "columns.py", '"incident_id start end date_prec',
      '"incident_id site_id start end date_prec', "an incident leaves with its site"),
    _("p05", "cli/publishing.py", "    withhold: bool = False,\n",
      "    withhold: bool = False,\n    worst_first: bool = False,\n",
      "an option that orders sites by what they lost"),
    _("p05", "outlook/drivers.py", "from __future__ import annotations\n",
      'from __future__ import annotations\n\nPER = "site_id"\n',
      "the outlook knows single sites"),
    _("p06", R + "screen.py", "if AIR_DEFENCE.search(text):", "if AIR_DEFENCE.fullmatch(text):",
      "words about air defence leave"),
    _("p06", "publish/release/shapes.py", "if kind == Kind.INTERCEPTION:",
      'if kind == "downed":', "interceptions leave"),
    _("p06", "model/release.py", "LEAST_STRIKE_HOURS = 24", "LEAST_STRIKE_HOURS = 0",
      "a policy may tell of a strike at once"),
    _("p06", "sources/mapping.py", '    "lon",\n)', '    "lon",\n    "launch_site",\n)',
      "a table may bring launch sites in"),
    _("p07", R + "voices.py", "if bare in OFFICE or bare in BESIDE:", "if bare:",
      "any word of a speaker's name leaves"),
    _("p07", R + "voices.py", 'return "a channel"', "return name", "a channel leaves by name"),
    _("p07", R + "rows.py", 'if word in ("accept", "reject") else (None, None)',
      "if not word else (value, None)", "a reviewer leaves by name"),
    _("p08", "store/originals.py", "if hashlib.sha256(data).hexdigest() != digest:",
      "if not data:", "a changed original is taken"),
    _("p08", "store/chain.py", "if digest_of(previous, data) != segment.digest:",
      "if not data:", "a changed segment of a log is taken"),
    _("p08", "replay.py", "        if manifest.sha256(path) != digest:", "        if not digest:",
      "a changed file of an assessment is verified"),
    _("p09", "publish/page/headline.py",
      "{account.case.parties[row['party']].name}: {row['answer']}",
      "{account.case.parties[row['party']].name}: "
      "{'clearly ' * (row['party'] == account.case.parties.codes[0])}{row['answer']}",
      "a word goes with the first party"),
    _("p09", "publish/page/headline.py",
      "{account.case.parties[row['party']].name}: {row['answer']}",
      "{account.case.parties[row['party']].name}: {'clearly ' * (row['party'] == 'UA')}"
      "{row['answer']}", "a word goes with one party's code"),
    _("p09", "agreements/findings.py", "if len(origins) >= 2 and len(sides) >= 2 and not hedged:",
      'if len(origins) >= 2 + (accused == "UA") and len(sides) >= 2 and not hedged:',
      "a threshold is higher for one party", afresh=True),
    _("p10", R + "columns.py", "in_scope standing standard response", "in_scope standing standard",
      "findings leave without the answer of the accused"),
    _("p10", "publish/page/templates/evidence.html", "response of the accused:", "",
      "the page does not print the answer of the accused"),
    _("p11", R + "about.py", "Reported and alleged, not established",
      "Unlawful attacks, as reported",
      "exports carry a legal conclusion"),
    _("p11", "agreements/adherence.py", "evidence from neither party on",
      "evidence from others than the culprit on", "a sentence of ours names a culprit"),
    _("p11", "model/tables/agreement.py", '        Column("standard", TEXT,',
      '        Column("ihl_breach", TEXT, "Law.", "agreements", optional=True),\n'
      '        Column("standard", TEXT,', "breach of a truce and law in one field"),
    _("p12", "publish/charts/map.py", "subtitle=DISCLAIMER,", 'subtitle="",',
      "the map carries no disclaimer"),
    _("p12", "publish/charts/map.py", 'f"Worldview: {view.title}."', '"Map"',
      "the map does not say its worldview"),
    _("p12", "publish/charts/map.py", 'sorted(unit["id"] for unit in drawn)',
      'sorted(u["id"] for u in drawn if view.country(u["id"]) == u["id"][:2])',
      "counts depend on the worldview"),
    _("p12", R + "about.py", '"worldview": WORLDVIEW,', '"worldview": "",',
      "exports do not say their worldview"),
    _("p13", "sources/casefile.py",
      'sensitivity: Literal["low", "moderate", "high", "severe"]',
      'sensitivity: Literal["low", "moderate", "high", "severe"] = "low"',
      "a case without a sensitivity is taken"),
    _("p13", R + "publication.py", "not in SENSITIVITIES:", "in ():",
      "a publication without a sensitivity leaves"),
    _("p14", R + "about.py", "; claims from prose are read by machine", "",
      "exports do not say that claims are read by machine"),
    _("p14", "publish/page/templates/claim.html", '<span class="tag open">read by machine</span>',
      "", "the page does not say which claims are read by machine"),
    _("p14", "publish/brief/template/brief.typ", "*Machine extraction.* Claims", "Claims",
      "the brief does not say so"),
    _("p14", "claims/table.py", '"machine_read": report.form is not Form.ROW',
      '"machine_read": False', "machine reading passes as a row of a table", afresh=True),
    _("p14", "incidents/evidence.py", "AND when_start <= least(known_from, $as_of)",
      "AND when_start <= greatest(DATE '2999-01-01', $as_of)", "an event of the future is counted"),
    _("p14", "sources/table.py", 'for field in ("id", "when", "words", "outlet", "source_url"):',
      'for field in ("id", "when", "words"):', "a row without a source is taken"),
    _("p14", "incidents/evidence.py", " AND outlet <> ''", "",
      "an event without a source is counted"),
    _("p15", R + "about.py", 'No report "\n    "received is', 'No attacks "\n    "took place is',
      "exports call silence calm"),
    _("p15", "publish/charts/map.py", 'told=f"datum.struck || {SHADES[0][1]!r}"',
      "told=\"datum.struck || 'no attacks'\"",
      "the map calls silence calm"),
    _("p15", "publish/account.py", 'else "no report received"', 'else "not attacked"',
      "page and brief call silence calm"),
)  # fmt: skip
