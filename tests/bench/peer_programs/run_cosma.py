"""Cosma: make a cosmoscope of a vault, whose page holds the links as JSON between ids."""

import json
import subprocess
import sys
import time
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

CONFIGURATION = Path(__file__).with_name("cosma.yml")
BEFORE = "const data = "


def main(program: str, folder: str, output: str = "") -> None:
    """Make the page, keep it if asked, and print what it took and which ids it joins."""
    with TemporaryDirectory() as name:
        place = Path(name)
        text = Template(CONFIGURATION.read_text(encoding="utf-8"))
        paths = {"folder": json.dumps(folder), "place": json.dumps(name)}
        (place / "config.yml").write_text(text.substitute(paths), encoding="utf-8")
        start = time.perf_counter()
        done = subprocess.run([program, "modelize"], cwd=place, check=False, capture_output=True)
        seconds = time.perf_counter() - start
        if done.returncode:
            sys.exit((done.stdout + done.stderr).decode().strip().splitlines()[-1])
        page = (place / "cosmoscope.html").read_text(encoding="utf-8")
    if output:
        Path(output).write_text(page, encoding="utf-8")
    data, _ = json.JSONDecoder().raw_decode(page, page.index(BEFORE) + len(BEFORE))
    links = [(edge["source"], edge["target"]) for edge in data["edges"]]
    json.dump({"seconds": seconds, "ids": links, "links": []}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
