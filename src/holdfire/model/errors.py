"""One tree of errors; a message says what, where and the next step.

HoldfireError
├── BadCase            the case folder or its case file
├── BadInput           a file or row that cannot become a report
│   ├── BadText        bytes that are not readable text
│   ├── BadTable       a table whose columns or rows do not fit
│   └── BadDate        a day that does not exist or cannot have been reported yet
├── BadQuantity        a range that is none
│   └── NoDenominator  a percentage that does not say of what
├── BadRecord          days or times that no estimate can be made of
│   └── DatesTooCoarse dates where clock times are needed
├── BadSystem          a power system or a scenario that cannot be computed
├── UnknownParty       a side the case does not name
├── Unproved           a claim whose words are not in its report
├── NoEndpoint         a language model that is not set up
├── NoAnswer           a language model that cannot be reached or understood
├── NotInstalled       a package that an extra brings
├── EngineFailed       a cluster that cannot be reached or cannot do the work
├── LogError           the append-only logs
│   ├── LogBusy        another writer holds the log
│   ├── LogDamaged     bytes that do not match their checksum
│   └── LogUnwritable  the folder or disk refuses the write
├── UnknownWorldview   a boundary convention that no map can be drawn in
├── CannotWrite        an output folder that refuses
├── NoSensitivity      a publication that does not say how much harm it could do
├── NotReleased        a row that nobody decided to let out
└── NotVerified        an assessment that cannot be reproduced
"""

from pathlib import Path


class HoldfireError(Exception):
    """Root of every error the project raises on purpose."""


class BadCase(HoldfireError):
    """The case folder or its case file is at fault."""

    def __init__(self, path: Path | str, what: str, step: str) -> None:
        self.path, self.what, self.step = str(path), what, step
        super().__init__(f"{path}: {what.rstrip('.')}. {step}")


class BadInput(HoldfireError):
    """A file or row cannot become a report; `row` counts data rows from 1."""

    def __init__(self, path: Path | str, what: str, step: str, row: int | None = None) -> None:
        self.path, self.what, self.step, self.row = str(path), what, step, row
        where = f"{path}, row {row}" if row is not None else f"{path}"
        super().__init__(f"{where}: {what.rstrip('.')}. {step}")


class BadText(BadInput):
    """The bytes are not readable text."""


class BadTable(BadInput):
    """The columns or rows of a table do not fit its mapping."""


class BadDate(HoldfireError, ValueError):
    """A day that does not exist, or a span that ends before it starts."""

    def __init__(self, text: str, what: str = "is not a date") -> None:
        self.text = text
        super().__init__(
            f"{text!r} {what}. Write YYYY-MM-DD, YYYY-MM, YYYY, or START/END with START <= END."
        )


class BadQuantity(HoldfireError, ValueError):
    """A range whose bounds do not make one."""

    def __init__(self, low: float | None, high: float | None, unit: str) -> None:
        self.low, self.high, self.unit = low, high, unit
        super().__init__(
            f"{low}..{high} {unit} is not a range. Give 0 <= low <= high; leave a bound empty "
            "where the source gives none."
        )


class NoDenominator(BadQuantity):
    """A percentage that does not say what it is of."""

    def __init__(self, low: float | None, high: float | None) -> None:
        self.low, self.high, self.unit = low, high, "percent"
        HoldfireError.__init__(
            self,
            f"{low}..{high} percent has no denominator. Say what it is a share of "
            "(for example 'national refining capacity'), or leave the figure out.",
        )


class BadRecord(HoldfireError, ValueError):
    """Days or times that no estimate can be made of."""

    def __init__(self, what: str, step: str) -> None:
        self.what, self.step = what, step
        super().__init__(f"{what.rstrip('.')}. {step}")


class DatesTooCoarse(BadRecord):
    """Dates stand where clock times are needed; `share` is how many of them."""

    def __init__(self, share: float) -> None:
        self.share = share
        super().__init__(
            f"dates too coarse: {share:.0%} of events have no clock time of their own",
            "Use the daily model, or give clock times.",
        )


class BadSystem(HoldfireError, ValueError):
    """A power system, or a scenario of it, that cannot be computed."""

    def __init__(self, where: str, what: str, step: str) -> None:
        self.where, self.what, self.step = where, what, step
        super().__init__(f"{where}: {what.rstrip('.')}. {step}")


class UnknownParty(HoldfireError, ValueError):
    """A side that the case does not name."""

    def __init__(self, code: str, known: tuple[str, ...]) -> None:
        self.code, self.known = code, known
        super().__init__(
            f"{code!r} is not a party of this case. Use one of {', '.join(known)}, or add the "
            "party to case.yaml."
        )


class Unproved(HoldfireError, ValueError):
    """A claim names words that its report does not hold at that place."""

    def __init__(self, report_id: str, field: str, words: str, start: int, end: int) -> None:
        self.report_id, self.field, self.words = report_id, field, words
        self.start, self.end = start, end
        super().__init__(
            f"{report_id}: {field} {words!r} does not stand at {start}..{end} of the report. "
            "Drop the claim or quote the report's own words."
        )


class NotInstalled(HoldfireError, ModuleNotFoundError):
    """What was asked for needs a package that is not installed.

    Parameters
    ----------
    what : str
        What is missing.
    extra : str
        The extra that brings it.
    instead : str
        What to do without it.
    """

    def __init__(self, what: str, extra: str, instead: str = "read with another extractor") -> None:
        self.what, self.extra = what, extra
        super().__init__(f"{what} not installed. Install holdfire[{extra}], or {instead}.")


class EngineFailed(HoldfireError):
    """A cluster cannot be reached, or the work failed there; nothing was written."""

    def __init__(self, where: str, what: str, step: str) -> None:
        self.where, self.what, self.step = where, what, step
        super().__init__(f"{where}: {what.rstrip('.')}. {step}")


class NoEndpoint(HoldfireError):
    """No language model is set up."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(
            f"no language model to read with: {what}. Set HOLDFIRE_LLM_URL and HOLDFIRE_LLM_MODEL, "
            "or write them under 'llm' in case.yaml; the key goes into HOLDFIRE_LLM_KEY."
        )


class NoAnswer(HoldfireError):
    """A language model cannot be reached, or its answer has not the form asked for."""

    def __init__(self, base_url: str, reason: str) -> None:
        self.base_url, self.reason = base_url, reason
        super().__init__(
            f"{base_url}: no usable answer ({reason.rstrip('.')}). Check address, model name and "
            "key, or read with --extractor rules; nothing was stored."
        )


class LogError(HoldfireError):
    """Something about the append-only logs."""


class LogBusy(LogError):
    """Another writer holds the log."""

    def __init__(self, folder: Path | str, holder: str) -> None:
        self.folder, self.holder = str(folder), holder
        super().__init__(
            f"{folder}: another writer ({holder}) is appending. Wait for it to end, then run the "
            "command again; nothing was written."
        )


class LogDamaged(LogError):
    """Bytes on disk do not match the checksum in their name."""

    def __init__(self, path: Path | str, what: str) -> None:
        self.path, self.what = str(path), what
        super().__init__(f"{path}: {what}. Restore this file from a copy; the log is not changed.")


class LogUnwritable(LogError):
    """The folder or disk refuses the write; what was stored before is untouched."""

    def __init__(self, folder: Path | str, reason: str) -> None:
        self.folder, self.reason = str(folder), reason
        super().__init__(
            f"{folder}: cannot write ({reason}). Free space or allow writing there, then run the "
            "command again; nothing stored before is lost."
        )


class UnknownWorldview(HoldfireError, ValueError):
    """No boundary convention has this name."""

    def __init__(self, name: str, known: list[str]) -> None:
        self.name, self.known = name, known
        super().__init__(
            f"worldview {name!r} is not in worldviews.csv. Name one of {', '.join(known)} as "
            "`worldview` in case.yaml."
        )


class CannotWrite(HoldfireError):
    """An output folder or disk refuses the write; what stood there before is untouched."""

    def __init__(self, folder: Path | str, reason: str) -> None:
        self.folder, self.reason = str(folder), reason
        super().__init__(
            f"{folder}: cannot write ({reason}). Name another folder with --out, or free space; "
            "what stood there before is untouched."
        )


class NotVerified(HoldfireError):
    """An assessment does not match its manifest or cannot be replayed; `files` are at fault."""

    def __init__(self, files: tuple[str, ...], what: str, step: str) -> None:
        self.files = files
        super().__init__(f"{', '.join(files)}: {what.rstrip('.')}. {step}")


class NoSensitivity(HoldfireError):
    """What is about to leave does not say how much harm it could do; nothing was written."""

    def __init__(self, declared: str | None) -> None:
        self.declared = declared
        super().__init__(
            f"sensitivity {declared!r} is not low, moderate, high or severe. State it in "
            "case.yaml; nothing was written."
        )


class NotReleased(HoldfireError):
    """A row that nobody decided to release is about to leave; nothing was written."""

    def __init__(self, table: str, row: str, profile: str) -> None:
        self.table, self.row, self.profile = table, row, profile
        super().__init__(
            f"{table}: {row} is not released to {profile}. Release it with `holdfire release CASE "
            f"{table}:{row} --profile {profile}`, or its class in case.yaml; nothing was written."
        )
