r"""Formulas in TeX, `$…$` and `$$…$$`, as MathML Core, which browsers set by themselves.

Put in after the HTML was cleaned, since nh3 knows no MathML. math-core escapes what it is given;
what it gives back is cut down to a closed list of elements and attributes all the same, and what
is not made of these, too long, or no TeX that it knows, is shown as its author wrote it. Formulas
are told from prices by `syntax.dollars`.

(Looked at as well: latex2mathml, which takes 140 µs a formula where math-core takes 3, and lets
`\text{<script>}` and `\href{javascript:…}` through as they are.)
"""

import re
from html import unescape
from typing import Final

from math_core import LatexError, LatexToMathML


def write_formulas(html: str) -> str:
    """Return clean HTML in which what the Markdown parser marked as formulas is MathML."""
    return _FORMULA.sub(_write, html) if _SIGN in html else html


def to_mathml(tex: str, *, is_block: bool = False) -> str | None:
    """Convert a formula to MathML, or to None where that is not possible."""
    if not tex.strip() or len(tex) > _LONGEST or sum(map(tex.count, "\\{[")) > _STEPS:
        return None
    try:
        mathml = _CONVERTER.convert_with_local_state(tex.strip(), displaystyle=is_block)
    except LatexError:
        return None
    rest = _TAG.sub("", mathml)
    return None if "<" in rest or ">" in rest else _TAG.sub(_choose_tag, mathml)


_SIGN: Final = '<span class="math math-'
_FORMULA: Final = re.compile(rf'{_SIGN}(?P<form>inline|display)">(?P<tex>[^<]*)</span>')
_CONVERTER: Final = LatexToMathML(fancy_error=False)
_LONGEST: Final = 4_000
_STEPS: Final = 600  # each may nest: math-core takes up to 3 kB of the stack for one (measured)


def _write(match: re.Match[str]) -> str:
    is_block = match["form"] == "display"
    mathml = to_mathml(unescape(match["tex"]), is_block=is_block)
    if mathml is None:
        sign = "$$" if is_block else "$"
        return f'<code class="formula">{sign}{match["tex"]}{sign}</code>'
    return f'<span class="formula">{mathml}</span>' if is_block else mathml


_TAG: Final = re.compile(
    r'<(?P<end>/?)(?P<name>[a-z]+)(?P<attributes>(?:\s+[a-z]+="[^"<>]*")*)\s*(?P<empty>/?)>'
)
_ATTRIBUTE: Final = re.compile(r'([a-z]+)="([^"]*)"')
_ELEMENTS: Final = re.compile(
    "math|menclose|mfrac|mi|mmultiscripts|mn|mo|mover|mpadded|mphantom|mprescripts|mroot|mrow|"
    "mspace|msqrt|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder|munderover"
)
_ATTRIBUTES: Final = re.compile(
    "accent|accentunder|display|displaystyle|form|height|linethickness|lspace|mathvariant|maxsize|"
    "minsize|notation|rspace|scriptlevel|stretchy|symmetric|voffset|width"
)


def _choose_tag(tag: re.Match[str]) -> str:
    """Keep a tag of MathML with what may stand in it; the policy of pages forbids styles."""
    if not _ELEMENTS.fullmatch(tag["name"]):
        return ""
    kept = "".join(_write_attribute(*pair) for pair in _ATTRIBUTE.findall(tag["attributes"]))
    return f"<{tag['end']}{tag['name']}{kept}{tag['empty']}>"


def _write_attribute(name: str, value: str) -> str:
    if name == "style":
        return _write_style(value)
    return f' {name}="{value}"' if _ATTRIBUTES.fullmatch(name) else ""


def _write_style(style: str) -> str:
    """Say in attributes what of a style matters to the meaning: colours, and sides of columns."""
    classes = [name for said, name in _CLASSES if said in style]
    written = f' class="{" ".join(classes)}"' if classes else ""
    colour = _COLOUR.match(style)
    return f'{written} mathcolor="{colour[1]}"' if colour else written


_CLASSES: Final = (
    ("text-align: left", "left"),
    ("text-align: right", "right"),
    ("border-right", "ruled"),
    ("width: 50%", "wide"),
)
_COLOUR: Final = re.compile(r"color:(#[0-9A-Fa-f]{6})")
