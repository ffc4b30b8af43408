// A file made by the page and handed to the reader; nothing is sent anywhere.

const LONGEST = 60; // letters of a file's name

/** Hands a file over as a download. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000); // the browser reads it meanwhile
}

/** A file name from a title: small letters, figures and hyphens, in any script. */
export function nameFile(title: string, ending: string): string {
  const words = title.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-");
  const cut = [...words].slice(0, LONGEST).join("").replace(/^-+|-+$/g, "");
  return `${cut || "notes"}${ending}`;
}
