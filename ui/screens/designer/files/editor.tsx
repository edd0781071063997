/** Owner of CodeMirror: JSON as text with its colours, findings at their line, and names that the files use offered while typing. */

import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, defaultHighlightStyle, foldGutter, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import type { Finding } from "../../../../engine/index.ts";

export interface EditorProps {
  readonly label: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly findings: readonly Finding[];
  readonly words: readonly string[];
  /** Line to begin at. */
  readonly line?: number | undefined;
  readonly onText: (text: string) => void;
}
const LOOK = EditorView.theme({
  "&": { height: "100%", fontSize: "13px", backgroundColor: "#ffffff", color: "#17212b" },
  "&.cm-focused": { outline: "3px solid #ffb81c" },
  ".cm-scroller": { fontFamily: "ui-monospace, Menlo, Consolas, monospace" },
  ".cm-gutters": { backgroundColor: "#eef2f4", color: "#435261", border: "none" },
});

function completion(words: readonly string[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[\w.-]*/);
    if (!word || (word.from === word.to && !context.explicit)) return null;
    return { from: word.from, options: words.map((label) => ({ label })), validFor: /^[\w.-]*$/ };
  };
}
function diagnosticsOf(state: EditorState, findings: readonly Finding[]): readonly Diagnostic[] {
  return findings.map(({ line, column, severity, message, remedy }) => {
    const at = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
    const from = Math.min(at.from + column - 1, at.to);
    return { from, to: at.to, severity: severity === "hint" ? "info" : severity, message: `${message} ${remedy}` };
  });
}

/** The editor stands in a shadow root, so that its styles need no exception in the policy of the page. */
export function Editor({ label, text, readOnly, findings, words, line, onText }: EditorProps) {
  const holder = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const changed = useRef(onText);
  changed.current = onText;
  const begin = useRef({ text, line, words });
  useEffect(() => {
    if (!holder.current) return;
    const root = holder.current.shadowRoot ?? holder.current.attachShadow({ mode: "open" });
    const state = EditorState.create({
      doc: begin.current.text,
      extensions: [
        lineNumbers(),
        foldGutter(),
        lintGutter(),
        history(),
        bracketMatching(),
        highlightActiveLine(),
        json(),
        syntaxHighlighting(defaultHighlightStyle),
        autocompletion({ override: [completion(begin.current.words)] }),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({ "aria-label": label }),
        EditorState.readOnly.of(readOnly),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed.current(update.state.doc.toString());
        }),
        LOOK,
      ],
    });
    const editor = new EditorView({ state, parent: root, root });
    view.current = editor;
    const at = begin.current.line;
    if (at !== undefined) {
      const { from } = editor.state.doc.line(Math.min(at, editor.state.doc.lines));
      editor.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
      editor.focus();
    }
    return () => editor.destroy();
  }, [label, readOnly]);
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === text) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);
  useEffect(() => {
    const editor = view.current;
    if (editor) editor.dispatch(setDiagnostics(editor.state, diagnosticsOf(editor.state, findings)));
  }, [findings]);
  return <div ref={holder} className="design-editor" />;
}
