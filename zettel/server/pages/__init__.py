"""Pages of the server's own, in the site's dress: templates, and their words in two languages."""

from functools import cache
from importlib.resources import files

import jinja2
import msgspec
from jinja2.runtime import Context
from starlette.requests import Request
from starlette.responses import HTMLResponse

from zettel.server.acceptance import choose_language
from zettel.site.places import OWN, name_own
from zettel.site.typography import set_spaces
from zettel.site.words import to_figures
from zettel.view.assets import read_asset
from zettel.view.policy import to_hash

_FOLDER = files(__package__)
_POLICY = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def write_page(request: Request, name: str, language: str, **values: object) -> HTMLResponse:
    """Return the page of a template.

    Args:
        request: for the language that its reader likes.
        name: of the template, without its suffix.
        language: what it is in where the reader likes neither French nor English more.
        values: what the template names.
    """
    known = _read_words()
    default = language[:2] if language[:2] in known else "en"
    chosen = choose_language(request.headers.get("accept-language", ""), list(known), default)
    style = read_asset(name_own(OWN.style)) + _read("page.css")
    page = _find_template(name).render(**values, words=known[chosen], language=chosen, style=style)
    loads = f"default-src 'none'; img-src data:; style-src {to_hash(style)}"
    headers = {
        "Content-Security-Policy": f"{loads}; {_POLICY}",
        "Vary": "Accept, Accept-Language",
        "Cache-Control": "no-cache",
    }
    return HTMLResponse(page, headers=headers)


@cache
def _read_words() -> dict[str, dict[str, str]]:
    known = msgspec.json.decode(_read("words.json"), type=dict[str, dict[str, str]])
    return {
        language: {name: set_spaces(word) for name, word in words.items()}
        for language, words in known.items()
    }


@cache
def _find_template(name: str) -> jinja2.Template:
    loader = jinja2.FunctionLoader(_read)
    environment = jinja2.Environment(
        autoescape=True, loader=loader, undefined=jinja2.StrictUndefined, trim_blocks=True
    )
    environment.filters |= {"figures": _write_figures, "spaced": set_spaces}
    return environment.get_template(f"{name}.html")


@jinja2.pass_context
def _write_figures(context: Context, count: int) -> str:
    return to_figures(count, context["language"])


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
