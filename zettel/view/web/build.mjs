// Bundles the page: its script and style sheet, and for its SPARQL console the editor, the engine's
// worker and the engine itself, deflated; and style sheet and search of the published site. Usage: node build.mjs OUTPUT
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { build } from "esbuild";

import { licences } from "./licences.mjs";

const output = process.argv[2] ?? "../_page";
const common = {
  outdir: output,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "eof",
  plugins: [licences],
  logLevel: "warning",
};

await build({ ...common, entryPoints: { page: "src/page.ts", "page.css": "src/style/page.css" }, entryNames: "page" });
await build({ ...common, entryPoints: { site: "src/style/site.css", search: "src/site/search.ts", lost: "src/site/lost.ts" } });
await build({ ...common, entryPoints: { editor: "src/sparql/editor.ts" }, globalName: "zettelEditor" });
await build({
  ...common,
  entryPoints: { engine: "src/sparql/worker.ts" },
  define: { "import.meta.url": '"about:blank"' }, // where Oxigraph would look for what we hand to it
});

const engine = await readFile(createRequire(import.meta.url).resolve("oxigraph/web_bg.wasm"));
await writeFile(join(output, "oxigraph.wasm.deflate"), deflateSync(engine, { level: 9 }));
