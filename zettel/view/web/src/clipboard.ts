// The clipboard, where the browser lets a page write to it.

/** Copies a text; says whether that worked. */
export async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // not allowed, or no such thing where the page was opened
  }
}
