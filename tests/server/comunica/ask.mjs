// Asks what stands on a line of its input, as JSON, and answers with a line: one engine for all.
import { createInterface } from "node:readline";
import { QueryEngine } from "@comunica/query-sparql";

const engine = new QueryEngine();

/** Returns rows by variable, triples as they are, or the verdict. */
async function ask(query, sources) {
  const answer = await engine.query(query, { sources });
  const found = await answer.execute();
  if (answer.resultType === "boolean") return found;
  const all = await found.toArray();
  if (answer.resultType === "quads") {
    return all.map((quad) => [quad.subject.value, quad.predicate.value, quad.object.value]);
  }
  return all.map((row) => Object.fromEntries([...row].map(([key, { value }]) => [key.value, value])));
}

for await (const line of createInterface({ input: process.stdin })) {
  const { query, sources } = JSON.parse(line);
  const told = await ask(query, sources).then(
    (answer) => ({ answer }),
    (error) => ({ error: error.message }),
  );
  console.log(JSON.stringify(told));
}
