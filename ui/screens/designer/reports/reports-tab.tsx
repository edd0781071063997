/** Verslagen: the blocks of a paper in order, who may have it, and beside it the paper on the data of an example. */

import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Finding, pointerTo } from "../../../../engine/index.ts";
import "../../../design/reports.css";
import { Button } from "../../../parts/button.tsx";
import { Empty } from "../../../parts/feedback.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import { chartsOf } from "../charts.ts";
import { FindingWords } from "../finding-words.tsx";
import { NameDialog } from "../making/name-dialog.tsx";
import { RoleChips } from "../role-chips.tsx";
import type { TabProps } from "../tab-props.ts";
import { useOutline } from "../use-outline.ts";
import { wordOf } from "../words-of.ts";
import { bindingsOf } from "./bindings.ts";
import { BlockCard } from "./block-card.tsx";
import { addBlock, BLOCKS, type BlockType, newPaper, type Paper, papersOf } from "./report-edits.ts";
import { Sample } from "./sample.tsx";

const PRIVACY = ["personal", "pseudonymised", "anonymous", "aggregate"];
type ReportsProps = TabProps & { readonly findings: readonly Finding[]; readonly draftId: string };

export function ReportsTab(props: ReportsProps) {
  const { t } = useTranslation();
  const { root, files, language, at } = props;
  const papers = useMemo(() => papersOf(root, files), [root, files]);
  const [named, setNamed] = useState(() => papers.find(({ file }) => file === at?.file)?.id ?? "");
  const paper = papers.find(({ id }) => id === named) ?? papers[0];
  return (
    <div className="design-reports">
      <section className="design-main stack-16 design-paper-edit">
        <div className="design-tools">
          <ChoiceField
            label={t("design.reports.title")}
            value={paper?.id ?? ""}
            choices={papers.map(({ id }) => ({ value: id, words: wordOf(files, root, language, `reports.${id}`) }))}
            onChange={setNamed}
          />
          <NewPaper {...props} onMade={setNamed} />
        </div>
        {paper ? (
          <OpenPaper key={paper.id} {...props} paper={paper} />
        ) : (
          <Empty title={t("design.reports.none")}>{t("design.reports.noneHelp")}</Empty>
        )}
      </section>
      {paper && <Sample {...props} key={paper.id} paper={paper} />}
    </div>
  );
}

function NewPaper({ onMade, ...props }: ReportsProps & { readonly onMade: (id: string) => void }) {
  const { t } = useTranslation();
  const { root, files, language, onEdit } = props;
  const kinds = chartsOf(root, files).filter(({ item }) => item === undefined);
  const [isOpen, setOpen] = useState(false);
  const [of, setOf] = useState(kinds[0]?.kind ?? "");
  return (
    <>
      <Button icon="plus" onClick={() => setOpen(true)}>
        {t("design.reports.new")}
      </Button>
      {isOpen && (
        <NameDialog
          title={t("design.reports.new")}
          onClose={() => setOpen(false)}
          onMake={(names) => {
            const { id, edits } = newPaper(root, files, of, names);
            onEdit(edits);
            onMade(id);
          }}
        >
          <ChoiceField
            label={t("design.reports.of")}
            value={of}
            choices={kinds.map(({ kind }) => ({ value: kind, words: wordOf(files, root, language, kind) }))}
            onChange={setOf}
          />
        </NameDialog>
      )}
    </>
  );
}

function OpenPaper(props: ReportsProps & { readonly paper: Paper }) {
  const { t } = useTranslation();
  const { root, files, written, variant, language, onEdit, findings, paper } = props;
  const { outline } = useOutline(root, variant, written);
  const [open, setOpen] = useState(paper.blocks[0]?.[0]);
  const kind = paper.of.split(".")[0] ?? "";
  const number = t("design.reports.number");
  const bindings = useMemo(
    () => bindingsOf({ root, files, language }, kind, outline, number),
    [root, files, language, kind, outline, number],
  );
  const add = (type: BlockType): void => {
    const [list] = bindings.lists;
    const column =
      bindings
        .rowsOf(list?.source ?? "")[0]
        ?.source.split(".")
        .at(-1) ?? "number";
    const { key, edits } = addBlock(paper, type, list?.source ?? "[]", column);
    onEdit(edits);
    setOpen(key);
  };
  return (
    <>
      {findings
        .filter(({ file }) => file === paper.file)
        .map((finding) => (
          <FindingWords key={finding.code + finding.pointer} finding={finding} {...props} />
        ))}
      <div className="design-chips">
        <span className="quiet">{t("design.reports.privacy")}</span>
        {PRIVACY.map((one) => (
          <button
            key={one}
            type="button"
            className="button button-small"
            aria-pressed={one === paper.privacy}
            onClick={() => onEdit([{ op: "set", file: paper.file, pointer: "/privacy", value: one }])}
          >
            {t(`design.reports.privacyOf.${one}`)}
          </button>
        ))}
      </div>
      <ReadersOf {...props} />
      <h2>{t("design.reports.blocks")}</h2>
      <ol className="design-changes stack-8">
        {paper.blocks.map(([name, block]) => (
          <BlockCard
            key={name}
            {...props}
            name={name}
            block={block}
            bindings={bindings}
            isOpen={name === open}
            onToggle={() => setOpen(name === open ? undefined : name)}
          />
        ))}
      </ol>
      <div className="design-chips">
        <span className="quiet">{t("design.reports.add")}</span>
        {BLOCKS.map((type) => (
          <Button key={type} icon="plus" onClick={() => add(type)}>
            {t(`design.reports.block.${type}`)}
          </Button>
        ))}
      </div>
    </>
  );
}
/** A role that is pressed may have it; a condition that stood there stays until the role is taken away. */
function ReadersOf(props: ReportsProps & { readonly paper: Paper }) {
  const { t } = useTranslation();
  const { onEdit, paper } = props;
  const named = Object.keys(paper.read);
  return (
    <RoleChips
      {...props}
      label={t("design.reports.readers")}
      named={named}
      onNamed={(next) => {
        const gone = named.filter((role) => !next.includes(role));
        const come = next.filter((role) => !named.includes(role));
        onEdit([
          ...gone.map((role) => ({ op: "remove", file: paper.file, pointer: pointerTo("read", role) }) as const),
          ...come.map(
            (role) => ({ op: "set", file: paper.file, pointer: pointerTo("read", role), value: true }) as const,
          ),
        ]);
      }}
    />
  );
}
