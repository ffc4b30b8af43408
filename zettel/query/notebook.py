"""What a query answers, as a notebook shows it."""

from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from zettel.query.answer import Answer


def to_table(answer: "Answer") -> str:
    """Return an answer as a table of HTML, its first hundred rows."""
    from jinja2 import Template

    text = (files(__package__) / "answer.html").read_text(encoding="utf-8")
    template = Template(text, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    verdict = {None: "", True: "yes", False: "no"}[answer.boolean]
    rows = answer.rows[:_SHOWN]
    left = len(answer.rows) - len(rows)
    known = {"variables": answer.variables, "rows": rows, "left": left, "verdict": verdict}
    return str(template.render(known))


_SHOWN: Final = 100
