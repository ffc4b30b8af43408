// The page's data element.

import { type Document, VERSION } from "./document";

/** Reads the page's data; a page whose data are of another version says so. */
export function readDocument(): Document {
  const data = JSON.parse(document.getElementById("document")?.textContent ?? "null") as Document | null;
  if (data?.version !== VERSION) throw new Error(`The page's data are of version ${data?.version}, its code of version ${VERSION}.`);
  return data;
}
