"""A case whose reports, rows and tables hold words that other programs obey. Out: a folder."""

from __future__ import annotations

import json
from pathlib import Path

from holdfire.assess import assess, ingest
from holdfire.publish import Account
from tests.publish import made_case

#: Markup, scripts, templates, typesetting, formulas, expressions; without digits and capitals,
#: so that redaction lets them out as words.
WORDS = (
    "<script>alert()</script>",
    "<img src=x onerror=alert()>",
    "</script><script>alert()</script>",
    "</style><style>body{display:none}</style>",
    "--><!-- comment",
    "<svg onload=alert()><a xlink:href='javascript:alert()'>x</a></svg>",
    '"><iframe srcdoc="<script>parent.alert()</script>">',
    "[x](javascript:alert()) **b** # h",
    "{{ seven*seven }} {% raw %} ${alert()} <%= x %>",
    '#eval("x") #read("/etc/passwd") $x$ <label> `raw` *b* _i_ // c',
    "datum.constructor.constructor('alert()')()",
    '=hyperlink("https://example.org";"x")',
    "+a+b",
    "-a+b|cmd",
    "=cmd|' /c calc'!a",
    "'=a+b",
    "'; drop table incidents; --",
    "&lt;b&gt; &amp; ]]> _x",
    "turned \u202e txt.exe \u2066 back",
)
#: Only where text is read whole: a handle, formulas with digits, a tab.
RAW = (*WORDS, "@sum(a1) @label", "\t=1+1", "=1+1", "<SCRIPT>alert(1)</SCRIPT>")


def lay(folder: Path) -> Path:
    """Lay the case: a table whose speakers, outlets and words are hostile, a text, a case file."""
    rows = [
        made_case.ROW
        | {"id": f"R{n}", "when": f"2025-03-{n + 1:02d}", "published": f"2025-03-{n + 2:02d}"}
        | {"words": f"strikes reported {words}", "outlet": words}
        | {"speaker": words if n % 2 else "Energy Ministry"}
        | {"source_url": f"javascript:alert('{n}')"}
        for n, words in enumerate(WORDS)
    ]
    files = made_case.table(rows)
    title = json.dumps(" ".join(WORDS), ensure_ascii=False)
    outlet = json.dumps(WORDS[0])
    body = "\n".join(f"{words}" for words in RAW)
    files["text.md"] = (
        f"---\ntitle: {title}\noutlet: {outlet}\npublished: 2025-03-06\n"
        "source_url: 'javascript:alert(4)'\n---\n"
        f"{body}\nParty B struck a power plant in North Oblast on 5 March 2025, the governor of "
        f"{WORDS[1]} said.\n{body}\n"
    )
    made_case.lay(
        folder,
        files,
        title=" ".join(WORDS[:3]),
        agreements={"t": WORDS[9]},
        lulls=[
            {"id": "l", "said_on": "2025-04-01", "since": "2025-03-01", "to": "2025-03-31"}
            | {"on_sites_of": "AA", "agreement": "t", "said_by": WORDS[4], "statement": WORDS[9]}
            | {"source_url": "javascript:alert()"}
        ],
        coverage=[
            {"from": "2025-02-01", "to": "2025-02-03", "party": "both", "state": "thin"}
            | {"note": WORDS[0] + WORDS[11]}
        ],
        release=made_case.RELEASE | {"vouched": list(WORDS)},
        licence=WORDS[11],
    )
    with (folder / "tables" / "positions.csv").open("a", encoding="utf-8") as table:
        for n, words in enumerate(WORDS):
            said = words.replace('"', '""')
            table.write(f'P{n},2025-03-01,2025-03-02,AA,"{said}","{said}",,"{said}","{said}"\n')
    with (folder / "tables" / "agreement_versions.csv").open("a", encoding="utf-8") as table:
        for n, words in enumerate(WORDS):
            said = words.replace('"', '""')
            table.write(
                f't,v{n},"{said}",AA,2025-02-20,oral,reported,2025-03-01,2025-03-31,thermal,,'
                f'"{said}","{said}","{said}",javascript:alert()\n'
            )
    return folder


def account_of(folder: Path) -> Account:
    """Return the account of the case, ingested through its inbox."""
    ingest(lay(folder), today=made_case.TODAY)
    return assess(folder, as_of=made_case.TODAY)
