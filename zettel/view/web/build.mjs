// Bundles the page: one script that runs by itself, one style sheet. Usage: node build.mjs OUTPUT
import { build } from "esbuild";

import { licences } from "./licences.mjs";

const output = process.argv[2] ?? "../_page";

await build({
  entryPoints: { page: "src/page.ts", "page.css": "src/style/page.css" },
  outdir: output,
  entryNames: "page",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "eof",
  plugins: [licences],
  logLevel: "warning",
});
