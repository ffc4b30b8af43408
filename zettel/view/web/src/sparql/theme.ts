// How SPARQL looks: the page's own greys, and one hue for what is the vault's.

import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The page's colours, which follow the reader's choice of light or dark. */
export const LOOK = EditorView.theme({
  "&": { flex: "1 1 auto", minHeight: "0", color: "var(--ink)", backgroundColor: "transparent", fontSize: "0.875rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace', lineHeight: "1.5", scrollbarWidth: "thin", scrollbarColor: "var(--line) transparent" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--quiet)", border: "0", fontSize: "0.75rem" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "1px 8px 0 16px" },
  ".cm-placeholder": { color: "var(--quiet)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "color-mix(in srgb, var(--accent) 22%, transparent)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--hover)", outline: "1px solid var(--line)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--wrong) 1.5px", textUnderlineOffset: "4px" },
  ".cm-tooltip": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: "8px", boxShadow: "0 8px 24px #0000001f", overflow: "hidden" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit", maxHeight: "15em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "4px 12px", display: "flex", gap: "16px", justifyContent: "space-between" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--paper)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-completionDetail": { marginLeft: "0", fontStyle: "normal", opacity: "0.75" },
  ".cm-diagnostic-error": { borderLeft: "0" },
});

export const STROKES = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], fontWeight: "600" },
  { tag: tags.standard(tags.variableName), color: "var(--ink)" },
  { tag: tags.comment, color: "var(--quiet)" },
  { tag: [tags.variableName, tags.local(tags.variableName)], color: "var(--variable)" },
  { tag: [tags.string, tags.number, tags.bool], color: "var(--literal)" },
  { tag: [tags.atom, tags.meta, tags.propertyName, tags.typeName], color: "var(--accent)" },
  { tag: [tags.punctuation, tags.bracket, tags.operator], color: "var(--quiet)" },
]);
