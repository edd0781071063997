/** Bestanden: the files of the draft, and the chosen one as text; what is typed is saved when the hand rests. */

import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EditedFiles, Finding } from "../../../../engine/index.ts";
import { Button } from "../../../parts/button.tsx";
import { Notice } from "../../../parts/feedback.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import type { TabProps } from "../tab-props.ts";
import type { Draft } from "../use-draft.ts";
import { Editor } from "./editor.tsx";

const REST = 900;
interface FilesTabProps extends TabProps {
  readonly draft: Draft;
  readonly findings: readonly Finding[];
}

/** The folder of the process, and the forms that it names. */
function listed(root: string, files: EditedFiles): readonly string[] {
  const own = [...files.keys()].filter((file) => file.startsWith(`${root}/`));
  const texts = own.map((file) => files.get(file) ?? "");
  const forms = [...files.keys()].filter((file) => {
    const form = /^forms\/([^/]+\/[^/]+)\//.exec(file)?.[1];
    return form !== undefined && texts.some((text) => text.includes(`"${form}"`));
  });
  return [...own, ...forms].sort();
}
const wordsIn = (files: EditedFiles, names: readonly string[]): readonly string[] => [
  ...new Set(
    names
      .filter((name) => !/\/texts\./.test(name))
      .flatMap((name) =>
        [...(files.get(name) ?? "").matchAll(/"([A-Za-z][\w.-]{1,60})"/g)].map(([, word = ""]) => word),
      ),
  ),
];

export function FilesTab(props: FilesTabProps) {
  const { t } = useTranslation();
  const { root, draft, findings, at } = props;
  const { written, view } = draft;
  const names = useMemo(() => listed(root, written), [root, written]);
  const own = view.variant === undefined ? `${root}/` : `${root}/variants/${view.variant}/`;
  const isOwn = (name: string): boolean => (view.variant === undefined ? true : name.startsWith(own));
  const [chosen, setChosen] = useState(at?.file ?? `${own}${view.variant === undefined ? "process" : "overlay"}.json`);
  const file = names.includes(chosen) ? chosen : (names[0] ?? "");
  const faults = (name: string): number =>
    findings.filter((one) => one.file === name && one.severity === "error").length;
  return (
    <div className="design-files">
      <div className="design-tools design-files-choice">
        <ChoiceField
          label={t("design.files.file")}
          value={file}
          choices={names.map((name) => ({ value: name, words: name }))}
          onChange={setChosen}
        />
      </div>
      <nav className="design-file-list" aria-label={t("design.files.list")}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            className="design-row"
            aria-pressed={name === file}
            onClick={() => setChosen(name)}
          >
            <span>{name.replace(`${root}/`, "")}</span>
            {faults(name) > 0 && (
              <span className="tag tag-bad">{t("design.files.faults", { count: faults(name) })}</span>
            )}
          </button>
        ))}
      </nav>
      <OpenFile key={file} {...props} file={file} readOnly={!isOwn(file)} words={wordsIn(written, names)} />
    </div>
  );
}

interface OpenFileProps extends FilesTabProps {
  readonly file: string;
  readonly readOnly: boolean;
  readonly words: readonly string[];
}
function OpenFile({ file, readOnly, words, draft, findings, at, onEdit }: OpenFileProps) {
  const { t } = useTranslation();
  const stored = draft.view.files[file] ?? "";
  const [typed, setTyped] = useState(stored);
  /** What the file said when the typing began. */
  const [seen, setSeen] = useState(stored);
  const sent = useRef(new Set<string>());
  const isTouched = typed !== seen;
  const isMoved = stored !== seen;
  const save = useRef(onEdit);
  save.current = onEdit;
  useEffect(() => {
    if (!isMoved) return;
    // What others did, or what was undone, is taken over unless something else was typed here.
    if (!isTouched) setTyped(stored);
    if (!isTouched || stored === typed || sent.current.has(stored)) setSeen(stored);
  }, [stored, typed, isMoved, isTouched]);
  useEffect(() => {
    if (!isTouched || isMoved) return;
    const timer = setTimeout(() => {
      sent.current.add(typed);
      save.current([{ op: "setText", file, text: typed }]);
    }, REST);
    return () => clearTimeout(timer);
  }, [typed, isTouched, isMoved, file]);
  const own = useMemo(() => findings.filter((one) => one.file === file), [findings, file]);
  const line = at?.file === file ? own.find(({ pointer }) => pointer === at.pointer)?.line : undefined;
  return (
    <section className="design-file stack-8">
      {readOnly && <Notice>{t("design.files.ofBase")}</Notice>}
      {isTouched && isMoved && stored !== typed && !sent.current.has(stored) && (
        <Notice tone="warn">
          {t("design.files.moved")}
          <Button onClick={() => setTyped(stored)}>{t("design.files.takeTheirs")}</Button>
          <Button onClick={() => onEdit([{ op: "setText", file, text: typed }])}>{t("design.files.keepMine")}</Button>
        </Notice>
      )}
      <Editor
        label={file}
        text={typed}
        readOnly={readOnly}
        findings={own}
        words={words}
        line={line}
        onText={setTyped}
      />
    </section>
  );
}
