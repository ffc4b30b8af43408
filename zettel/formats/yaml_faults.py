"""What libyaml says of text that is no YAML → what that means to the author, and what to do."""

from types import MappingProxyType

from zettel.formats.yaml_nodes import YamlError

_QUOTES = "put the value in quotes"
_INDENT = 'indent the keys of one mapping, and each "- " of one list, by as many spaces; no tabs'
_INDENTED = "the indentation fits no line above"
_TAG = ("“!” begins a tag, and this is none", _QUOTES)
_DIRECTIVE = ("“%” begins a directive, which front matter cannot have", "take the line out")
_DOCUMENT = ("“---” begins another document", _QUOTES)
_FAULTS = MappingProxyType(
    {
        "a control character": ("a control character stands here", "take it out"),
        "values are nested too deeply": ("values are nested too deeply", "nest them less"),
        "did not find expected tag URI": _TAG,
        "did not find expected whitespace or line break": _TAG,
        "did not find the expected '>'": _TAG,
        "did not find expected '!'": _TAG,
        "did not find URI escaped octet": _TAG,
        "found undefined tag handle": _TAG,
        "found unexpected non-alphabetical character": _DIRECTIVE,
        "could not find expected directive name": _DIRECTIVE,
        "found unknown directive name": _DIRECTIVE,
        "did not find expected <document start>": _DIRECTIVE,
        "did not find expected whitespace": _DIRECTIVE,
        "but found another document": _DOCUMENT,
        "found unexpected document indicator": _DOCUMENT,
        "found unexpected ':'": ("“:” stands in “[…]” without a space behind it", _QUOTES),
        "did not find expected '-' indicator": (_INDENTED, _INDENT),
        "found character that cannot start any token": ("no value begins so", _QUOTES),
        "did not find expected node content": ("no value begins so", _QUOTES),
        "did not find expected alphabetic or numeric character": ("no value begins so", _QUOTES),
        "did not find expected comment or line break": ("no value begins so", _QUOTES),
        "mapping keys are not allowed in this context": ("no value begins so", _QUOTES),
        "found unexpected end of stream": ("a quote is opened and not closed", "close it"),
        "did not find expected ',' or ']'": ("a “[” is opened and not closed", _QUOTES),
        "did not find expected ',' or '}'": ("a “{” is opened and not closed", _QUOTES),
        "could not find expected ':'": ("this line is neither a key nor a value", _INDENT),
        "block sequence entries are not allowed in this context": (
            "a list begins on the line of its key",
            'begin it on the next line, or put "-" in quotes',
        ),
        "did not find expected hexdecimal number": (
            "“\\” has a meaning in double quotes",
            "put the value in single quotes",
        ),
        "found undefined alias": ("“*” begins an alias, and none of that name is defined", _QUOTES),
        "found duplicate anchor; first occurrence": ("two anchors (“&”) have one name", _QUOTES),
        "found unknown escape character": (
            "“\\” has a meaning in double quotes",
            "put the value in single quotes",
        ),
        "no key and value": ("this line has no key", 'write "key: value"'),
    }
)


def explain(error: YamlError, line: str) -> tuple[str, str]:
    """Return the reason of an error on a line in plain words, and a hint."""
    said = str(error)
    before = line[: error.column]
    if said == "did not find expected key":
        if not before.strip():
            return _INDENTED, _INDENT
        return "more stands here than one value", _QUOTES
    if said == "mapping values are not allowed in this context":
        if ": " in before:
            return "“: ” stands on the line twice", _QUOTES
        return "a key stands below one that has a value already", _INDENT
    return _FAULTS.get(said, (said, _QUOTES))
