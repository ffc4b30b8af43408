// The part of the address after `#`: names and texts in a row, `note=<id>&at=<place>&tag=a&tag=b`.

export type Params = readonly (readonly [name: string, text: string])[];

const KEPT = /%(?:2F|3A|2C|40)/g; // `/ : , @` read better as they are, and a fragment may hold them
const LONE = /[\ud800-\udfff]/gu;
const FOREIGN = /(?:%[89A-F][0-9A-F])+/gi;
const VISIBLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u;

/** The address of a note, or of a place inside it. */
export function toHash(id: string, anchor = ""): string {
  const place: Params = anchor ? [["at", anchor]] : [];
  return `#${formatParams([["note", id], ...place])}`;
}

export function formatParams(params: Params): string {
  return params.map(([name, text]) => `${name}=${encode(text)}`).join("&");
}

/** Reads what stands after `#`; what is broken in it is read as it is. */
export function parseParams(fragment: string): Params {
  return [...new URLSearchParams(fragment.replace(/^#/, "").replaceAll("+", "%2B"))];
}

/** The texts of a name, in order. */
export function findTexts(params: Params, name: string): string[] {
  return params.filter((param) => param[0] === name).map((param) => param[1]);
}

/** A fragment as people would write it: letters beyond ASCII as they are. It means the same. */
export function toReadable(fragment: string): string {
  return fragment.replace(FOREIGN, (codes) => {
    const text = parseParams(`a=${codes}`)[0]![1];
    return VISIBLE.test(text) && !text.includes("\ufffd") ? text : codes;
  });
}

function encode(text: string): string {
  return encodeURIComponent(text.replace(LONE, "\ufffd")).replace(KEPT, decodeURIComponent);
}
