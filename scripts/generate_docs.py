"""Write the generated pages of docs/; with --check, fail where one is stale."""

import json
import sys
from pathlib import Path

from holdfire.cli import app
from holdfire.model.tables.codebook import as_csv, as_markdown
from holdfire.publish.document import schema

DOCS = Path(__file__).resolve().parents[1] / "docs"


def pages() -> dict[str, str]:
    """Return every generated page by its name."""
    commands = (
        "<!-- Generated from holdfire.cli; do not edit by hand. -->\n\n" + app.generate_docs()
    )
    return {
        "codebook.md": as_markdown(),
        "codebook.csv": as_csv(),
        "assessment.schema.json": json.dumps(schema(), indent=1) + "\n",
        "commands.md": commands.rstrip() + "\n",
    }


def main() -> int:
    stale = []
    for name, text in pages().items():
        path = DOCS / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    if "--check" in sys.argv and stale:
        sys.stderr.write(f"docs/ is stale: {', '.join(stale)}. Run `make docs` and commit.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
