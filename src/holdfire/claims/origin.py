"""Independent origins. In: speaker and outlet of a claim. Out: the family that counts once."""

import re

from holdfire.model.case import Case

_ASIDE = re.compile(r"\s*\(([^)]*)\)")
#: A bare noun of office names nobody: whoever prints it is the origin.
_GENERIC = re.compile(
    r"(?:the |a |an |its |their )?(?:ministry|report|outlet|spokes(?:man|woman|person)|agency|"
    r"company|operator|governor|mayor|minister|president|headquarters|authorities|statement|"
    r"military|newspaper|officials?|sources?|army|government|kremlin source)s?\Z",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def origin_of(case: Case, speaker: str | None, *, anonymous: bool, outlet: str) -> str:
    """Return the origin of a statement: quotations of one speaker are one origin.

    A named speaker stands for itself or its family, whoever prints it. Where nobody is named, the
    agency in brackets counts, else the outlet. Two unnamed sources of one outlet are one origin:
    they cannot be shown to be two.
    """
    if speaker:
        name = _ASIDE.sub("", speaker).strip()
        family = case.family_of(name)
        if family:
            return family
        if not anonymous and not _GENERIC.match(name):
            return _ARTICLE.sub("", name).casefold()
        aside = _ASIDE.search(speaker)
        if aside and case.family_of(aside[1]):
            return str(case.family_of(aside[1]))
    return case.family_of(outlet) or outlet.casefold()
