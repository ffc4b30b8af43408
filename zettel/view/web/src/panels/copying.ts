// Copy buttons, which say whether it worked; where there is no clipboard the text is selected.

import { writeClipboard } from "../clipboard";
import { bdi, h } from "../dom";
import { type Context, words } from "./context";
import { iconButton } from "./marks";

const SAID = 2000; // ms for which the answer stands

/** A button that copies what `read` gives; `shown` is the element that holds the same text. */
export function copyButton(context: Context, name: string, shown: Element): HTMLElement {
  const w = words(context).note;
  const answer = h("span", { class: "answer", role: "status" });
  const copy = async (): Promise<void> => {
    const done = await writeClipboard(shown.textContent ?? "");
    if (!done) select(shown);
    answer.textContent = done ? w.copied : w.selected;
    setTimeout(() => (answer.textContent = ""), SAID);
  };
  return h("span", { class: "copying" }, iconButton("copy", w.copy(name), () => void copy()), answer);
}

/** A line with a name, a text to copy, and the button for it. */
export function copyLine(context: Context, name: string, text: string): HTMLElement {
  const shown = bdi(text);
  return h("p", { class: "copyable" }, h("span", { class: "label" }, name), " ", shown, copyButton(context, name, shown));
}

function select(element: Element): void {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
