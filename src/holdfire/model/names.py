"""Names across scripts and spellings. In: a name. Out: a key under which variants meet."""

import re
import unicodedata

_LETTERS = "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя"
_LATIN = "a b v h g d e e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch _ y _ e iu ia"
_CYRILLIC = dict(zip(_LETTERS, _LATIN.split(" "), strict=True))
#: Spellings of one sound that transliterations keep apart.
_FOLDS = (
    ("ii", "i"), ("iy", "i"), ("yi", "i"), ("yy", "i"), ("y", "i"), ("kh", "h"), ("g", "h"),
    ("ie", "e"), ("ia", "a"), ("iu", "u"), ("w", "v"), ("tz", "ts"), ("ks", "x"), ("o", "a"),
)  # fmt: skip
#: Words by which a name is a region's and no town's; a pattern for lower-case text.
REGION = r"\b(?:region|oblast|krai|province|republic|territory)\b|област|край|республ|регион|регіон"
#: Words that say what a site is, not which one.
_GENERIC = re.compile(
    r"\b(?:the|oil|gas|thermal|nuclear|hydroelectric|hydropower|power|electric|refinery|refineries|"
    r"plant|plants|station|terminal|depot|storage|facility|complex|company|refining|processing|"
    r"tpp|tes|tets|tec|chpp?|hpp|hes|ges|gres|npp|aes|npz|gpz|psp|pspp|ugs|substation|port|"
    r"тес|тэс|тэц|тец|гес|гэс|аес|аэс|нпз|гпз|грэс)\b"
)


def fold(name: str) -> str:
    """Return the name in plain lower-case Latin letters, transliterated and without marks."""
    text = name.casefold().replace("’", "").replace("'", "").replace("ʼ", "")
    text = "".join(_CYRILLIC.get(letter, letter) for letter in text).replace("_", "")
    text = unicodedata.normalize("NFKD", text)
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w]+", " ", text).split())


def key(name: str) -> str:
    """Return the folded name without generic words and with sounds spelt one way.

    Examples
    --------
    >>> key("Trypilska TPP") == key("Трипільська ТЕС")
    True
    """
    distinct = _GENERIC.sub(" ", name.casefold())
    text = fold(distinct) or fold(name)
    for spelling, sound in _FOLDS:
        text = text.replace(spelling, sound)
    return " ".join(text.split())
