// Dates as people write them: 2016-12-07 is "7 décembre 2016" or "7 December 2016".

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ]\d{2}:\d{2}.*)?$/;

/** When a note was created, as words: its author's where there are some. */
export function writeCreated({ created = "", written }: { created?: string; written?: string }, language: string, month: "long" | "short" = "long"): string {
  return written ?? writeDate(created, language, month);
}

/** Writes an ISO date out in words, or with its month cut short; any other text comes back as it is. */
export function writeDate(text: string, language: string, month: "long" | "short" = "long"): string {
  const parts = ISO.exec(text);
  if (!parts?.[2]) return text;
  const date = buildDate(Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 1));
  if (Number.isNaN(date.getTime()) || date.getUTCMonth() !== Number(parts[2]) - 1) return text;
  const form: Intl.DateTimeFormatOptions = { year: "numeric", month, timeZone: "UTC" };
  if (parts[3]) form.day = "numeric";
  if (Number(parts[1]) === 0) form.era = "short"; // it is 1 BC, and would be written as 1
  const written = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", form).format(date);
  return language === "fr" ? written.replace(/^1 /, "1er ") : written; // Intl knows no ordinal
}

/** A day by year, month from 1 and day of the month; `Date.UTC` would take year 1 for 1901. */
export function buildDate(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

/** Whether a text is an ISO date, to the month at least: a year alone may be any number. */
export function isDate(text: string): boolean {
  return ISO.exec(text)?.[2] !== undefined;
}
