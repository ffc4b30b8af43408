"""Notes whose every part tries to be more than text."""

import json
from collections.abc import Iterator

RUN = "window.hacked=1"
SCRIPT = f"<script>{RUN}</script>"

PHRASES = (
    f"</script>{SCRIPT}",
    f"</title></style></textarea></template></noscript>{SCRIPT}",
    f'<img src=x onerror="{RUN}">',
    f"<img src=https://example.org/x.png onload={RUN}>",
    f"<svg onload={RUN}>{SCRIPT}</svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s></svg>",
    f"<math><mtext><mglyph><style><!--</style><img title='--><img src onerror={RUN}>'>",
    f"<iframe srcdoc='{SCRIPT}'></iframe><object data=x></object><embed src=x>",
    "<base href=https://example.org/><meta http-equiv=refresh content='0;https://example.org/'>",
    "<link rel=stylesheet href=https://example.org/x.css><style>@import 'https://example.org'</style>",
    f"<a href=javascript:{RUN}>x</a><form action=https://example.org><button>y</button></form>",
    f"javascript:{RUN}",
    f"data:text/html,{SCRIPT}",
    f"<!--<script>{RUN}",
    f"--><!]]>{SCRIPT}<![CDATA[",
    f"{{{{ document }}}} ${{{RUN}}} %s {{% raw %}} <%= {RUN} %> \\u003cscript\\u003e",
    f'"}}]}};{RUN};// \'"`><b>',
    "&lt;b&gt; &amp;amp; &#x6a;avascript: &NotAnEntity; &#0;",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "toString",
    "\u202egnp.exe \u2066\u2067\u200f \u200eעברית",
    "\u0000\u0001\u0008\u001b[31m\u007f\ufeff\u2028\u2029\u0085",
    "\u0000",
    "👩\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈 𝒳 e" + "\u0301" * 300,
    "ﷺ" * 60,
    "x" * 10_000,
    "mot " * 2_500,
    "file:///etc/passwd",
    "//example.org/x?a=b&c=%00%ff#note=1",
    "..\\..\\x|y^z [[a]] ]] # %% ^b",
    "-1",
    "null",
)


def build_hostile_notes() -> dict[str, str]:
    """Build a note of each phrase, which is its title, aliases, tags, types, properties, text."""
    notes = {f"{i}.md": build_note(i, phrase) for i, phrase in enumerate(PHRASES)}
    return notes | {"links.md": "\n\n".join(list_links())}


def build_note(number: int, phrase: str) -> str:
    """Build a note of one phrase; every second one has it as its id, too."""
    text = json.dumps(phrase)
    matter = [
        f"id: {text if number % 2 else json.dumps(str(number))}",
        f"title: {text}",
        f"types: [{text}, pays]",
        f"tags: [{text}]",
        f"aliases: [{text}]",
        f"created: {text}",
        f"{text}: {text}",
        f"offices: [{{role: {text}, {text}: {text}, start: 2016-10-01}}]",
        f"related: [[[{json.dumps(str(number))}]]]",
    ]
    header = "\n".join(matter)
    return f"---\n{header}\n---\n# {phrase}\n\n{phrase}\n\n[[membre:0|{phrase}]] [[{phrase}]]\n"


def list_links() -> Iterator[str]:
    """Yield Markdown whose links and pictures lead where no page may go by itself."""
    for phrase in PHRASES:
        yield f"[x](<{phrase}>) ![x](<{phrase}>) `{phrase}`"
        yield f"<a href='{phrase}' onclick='{RUN}'>y</a>"
    yield f"[x][1] ![x][1] <{PHRASES[11]}>\n\n[1]: <{PHRASES[11]}>\n\n```html\n{SCRIPT}\n```"
    yield "![x](https://example.org/x.png) ![x](x.svg) ![x](data:image/svg+xml;base64,PHN2Zy8+)"
