// Runs the tests of the modules: bundled into a folder that is thrown away. Usage: node test.mjs [NAME …]
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const OPTIONS = ["--enable-source-maps", "--test", "--test-reporter=spec"];

const wanted = process.argv.slice(2);
const named = (file) => wanted.length === 0 || wanted.some((name) => file.includes(name));
const files = readdirSync("tests").filter((file) => file.endsWith(".test.ts") && named(file));
if (files.length === 0) throw new Error(`no test is called ${wanted.join(" or ")}`);

const folder = mkdtempSync(join(tmpdir(), "zettel-tests-"));
try {
  await build({
    entryPoints: files.map((file) => join("tests", file)),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "es2022",
    sourcemap: "inline",
    logLevel: "warning",
  });
  const bundles = files.map((file) => join(folder, file.replace(/\.ts$/, ".mjs")));
  const done = spawnSync(process.execPath, [...OPTIONS, ...bundles], { stdio: "inherit" });
  process.exitCode = done.status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
