// The editor: CodeMirror in a shadow root, where its styles need no exception from the page's policy.

import { autocompletion, closeBrackets, closeBracketsKeymap, closeCompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, type Extension, Prec, type Transaction } from "@codemirror/state";
import { EditorView, drawSelection, keymap, lineNumbers, placeholder, tooltips } from "@codemirror/view";
import { h } from "../dom";
import { type Known, createCompletion } from "./completion";
import { type Fault, findBody } from "./refusals";
import { LOOK, STROKES } from "./theme";

export interface Editor {
  element: HTMLElement;
  text(): string;
  /** Replaces the text; `quietly` tells nobody. */
  write(text: string, quietly?: boolean): void;
  focus(): void;
  /** Marks the place of a fault, or none. */
  mark(fault: Fault | null, message?: string): void;
  /** Names the editor and says what to write, in the reader's language. */
  name(label: string, hint: string, language: string): void;
}

export interface Handlers {
  run(): void;
  close(): void;
  changed(text: string): void;
}

export function createEditor(known: Known, handlers: Handlers): Editor {
  const element = h("div", { class: "editor" });
  const names = new Compartment();
  let quiet = false;
  const told = EditorView.updateListener.of((update) => {
    if (update.docChanged && !quiet) handlers.changed(update.state.doc.toString());
  });
  const state = EditorState.create({ extensions: [...listExtensions(known, handlers), names.of([]), told] });
  const view = new EditorView({ state, root: element.attachShadow({ mode: "open" }) });
  element.shadowRoot!.append(view.dom);
  return {
    element,
    text: () => view.state.doc.toString(),
    write(text, quietly = false) {
      quiet = quietly;
      const body = findBody(text); // declarations of prefixes are seldom what one wants to read
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: body } });
      requestAnimationFrame(() => view.dispatch({ effects: EditorView.scrollIntoView(Math.min(body, view.state.doc.length), { y: "start" }) }));
      quiet = false;
    },
    focus: () => view.focus(),
    mark: (fault, message = "") => markFault(view, fault, message),
    name(label, hint, language) {
      const attributes = EditorView.contentAttributes.of({ "aria-label": label, lang: "en", spellcheck: "false" });
      view.dispatch({ effects: names.reconfigure([attributes, placeholder(hint)]) });
      known.language = language;
    },
  };
}

function listExtensions(known: Known, { run, close }: Handlers): Extension[] {
  const act = (action: () => void) => (view: EditorView): boolean => {
    closeCompletion(view); // also the list that was about to open: it would take the next Escape
    action();
    return true;
  };
  // Tab is left alone: it leads out of the editor, as everywhere.
  const own = keymap.of([{ key: "Mod-Enter", run: act(run), preventDefault: true }]);
  const leave = keymap.of([{ key: "Escape", run: act(close) }]); // once there is no list of completions
  return [
    Prec.highest(own), lineNumbers(), history(), drawSelection(), bracketMatching(), closeBrackets(), EditorView.lineWrapping,
    EditorView.domEventHandlers({ beforeinput: typeOver }),
    StreamLanguage.define(sparql), syntaxHighlighting(STROKES), LOOK,
    autocompletion({ override: [createCompletion(known)], icons: false }), tooltips({ tooltipSpace: findSpace }),
    keymap.of([...completionKeymap, ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap]), Prec.lowest(leave),
  ];
}

/** Where a list of completions may lie: not below the panels beside the console. */
function findSpace(view: EditorView): { top: number; left: number; bottom: number; right: number } {
  const { left, right } = view.dom.getBoundingClientRect();
  return { top: 0, left, bottom: innerHeight, right };
}

/**
 * Types over a selection ourselves. The browser would keep the look of what it deletes in a style
 * attribute, which the page's policy forbids.
 */
function typeOver(event: InputEvent, view: EditorView): boolean {
  const { from, to, empty } = view.state.selection.main;
  if (event.inputType !== "insertText" || !event.data || empty || event.isComposing) return false;
  const text = event.data;
  const insert = (): Transaction => view.state.update(view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
  const taken = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, text, insert));
  if (!taken) view.dispatch(insert());
  event.preventDefault();
  return true;
}

function markFault(view: EditorView, fault: Fault | null, message: string): void {
  const length = view.state.doc.length;
  if (fault?.from === undefined) {
    view.dispatch(setDiagnostics(view.state, []));
    return;
  }
  const from = Math.min(fault.from, Math.max(length - 1, 0)); // at the end, its last sign is marked
  const to = Math.min(Math.max(fault.to ?? from, from + 1), length);
  view.dispatch(setDiagnostics(view.state, [{ from, to, severity: "error", message }]));
  view.dispatch({ selection: { anchor: Math.min(fault.from, length) }, scrollIntoView: true });
}
