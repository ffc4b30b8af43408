// A query that is being written: one that was never sent is not asked when its page loads anew.

const KEPT = "zettel-draft"; // in this tab

/** Keeps a text that has not been asked; "" when it has been. */
export function keepDraft(text: string): void {
  try {
    if (text.trim()) sessionStorage.setItem(KEPT, text);
    else sessionStorage.removeItem(KEPT);
  } catch {
    // A browser may refuse its storage; the text stands in the address all the same.
  }
}

/** Whether a text is the one that is being written. */
export function isDraft(text: string): boolean {
  try {
    return text.trim() !== "" && sessionStorage.getItem(KEPT) === text;
  } catch {
    return false;
  }
}
