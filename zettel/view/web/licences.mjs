// The licences of the packages that a bundle holds, at its end: each text once, below the names it is for.
import { appendFileSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const PACKAGE = /^(?:.*\/)?(node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** A plugin of esbuild's. */
export const licences = {
  name: "licences",
  setup(build) {
    build.initialOptions.metafile = true;
    build.onEnd(({ metafile, errors }) => {
      if (errors.length > 0) return;
      for (const [output, { inputs }] of Object.entries(metafile.outputs)) {
        const notice = writeNotice(findPackages(Object.keys(inputs)));
        if (notice && output.endsWith(".js")) appendFileSync(output, notice);
      }
    });
  },
};

function findPackages(files) {
  return [...new Set(files.map((file) => PACKAGE.exec(file)?.[1]).filter(Boolean))].sort();
}

function writeNotice(folders) {
  const names = new Map(); // by the text of their licence
  for (const folder of folders) {
    const { name, version, license, homepage } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const text = readLicence(folder) ?? `${license}: ${homepage}`;
    names.set(text, [...(names.get(text) ?? []), `${name} ${version}`]);
  }
  const parts = [...names].map(([text, list]) => `/*! ${list.join(", ")}\n\n${text.replaceAll("*/", "* /")}\n*/\n`);
  return parts.join("");
}

function readLicence(folder) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  return file ? readFileSync(join(folder, file), "utf8").trim() : null;
}
