// Text compared without case and accents: "Économie" is found by "economie".

const MARKS = /\p{M}+/gu;
const LIGATURES: Record<string, string> = { œ: "oe", æ: "ae", ß: "ss", ø: "o", "’": "'" };

export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(/[œæßø’]/g, (letter) => LIGATURES[letter] ?? letter);
}
