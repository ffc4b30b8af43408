// When something was so, in words: "depuis octobre 2016", "commencé en octobre 2014 au plus tard".

import { isDate, writeDate } from "../../text/dates";
import type { Fact, When } from "../../data/document";
import { type Context, words } from "../context";

/** Writes since when and until when a fact holds, or when it happened. */
export function writeWhens(context: Context, { start, end, point }: Fact): string[] {
  if (!start && !end && point) return [writeWhen(context, point)];
  return [start ? writeStart(context, start) : "", end ? writeEnd(context, end) : ""].filter((text) => text !== "");
}

function writeStart(context: Context, start: When): string {
  const w = words(context).time;
  const when = writeWhen(context, start);
  if (start.earliest === undefined) return w.begunBy(place(context, start));
  return isDated(start) ? w.since(when) : w.started(when);
}

function writeEnd(context: Context, end: When): string {
  const w = words(context).time;
  const when = writeWhen(context, end);
  const text = isDated(end) ? w.until(when) : w.ended(when);
  return end.derived ? `${text} ${w.derived}` : text;
}

function writeWhen(context: Context, { text = "" }: When): string {
  return text.split(" – ").map((part) => writeDate(part, context.store.state.language)).join(" – ");
}

/** With the word that goes before a date: "le 3 mars", "en mars". */
function place(context: Context, when: When): string {
  const w = words(context).time;
  const text = writeWhen(context, when);
  if (!isDated(when)) return text;
  return when.earliest === when.latest || /^\d{4}-\d{2}-\d{2}/.test(when.text ?? "") ? w.day(text) : w.month(text);
}

function isDated({ text = "" }: When): boolean {
  return isDate(text) || /^\d{4}$/.test(text);
}
