/** Adds a piece that was made and tested before (an action, a meeting with its agenda) to a process, with a name and a few choices. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type OutlinedFact, type Pattern, parsedFile, patternEdits } from "../../../../engine/index.ts";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import { type Chart, chartsOf, partOf, type Step } from "../charts.ts";
import { conditionWords } from "../condition-words.ts";
import { asObject } from "../json.ts";
import { overview } from "../overview.ts";
import { RoleChips } from "../role-chips.tsx";
import type { TabProps } from "../tab-props.ts";
import { freshKey } from "../words-of.ts";
import { NameDialog } from "./name-dialog.tsx";
import { firstPrivacy, isSaid, NO_PRIVACY, PrivacyOfFirst } from "./privacy-choice.tsx";

interface AddPatternProps extends TabProps {
  readonly chart: Chart;
  readonly step: Step;
  readonly facts?: readonly OutlinedFact[] | undefined;
  /** Shows the chart of an address. */
  readonly onShow: (address: string) => void;
}
export function AddPattern(props: AddPatternProps) {
  const { t } = useTranslation();
  const { data } = useQuery(overview);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Pattern>();
  const patterns = data?.patterns ?? [];
  // What is inserted belongs to a whole kind; a variant keeps the kinds and items of its base.
  if (props.variant !== undefined || props.chart.item !== undefined || patterns.length === 0) return null;
  const words = (pattern: Pattern) => pattern.words[props.language] ?? pattern.words["nl"] ?? {};
  return (
    <>
      <Button icon="plus" onClick={() => setOpen(true)}>
        {t("design.making.anything")}
      </Button>
      {isOpen && (
        <Dialog title={t("design.making.anything")} onClose={() => setOpen(false)}>
          <div className="stack-16">
            <p className="quiet">{t("design.making.anythingAbout")}</p>
            {patterns.map((pattern) => (
              <div key={pattern.id} className="card card-body stack-8">
                <Button
                  icon="plus"
                  onClick={() => {
                    setChosen(pattern);
                    setOpen(false);
                  }}
                >
                  {words(pattern)["title"]}
                </Button>
                <p className="quiet">{words(pattern)["help"]}</p>
              </div>
            ))}
          </div>
        </Dialog>
      )}
      {chosen && <PatternDialog {...props} pattern={chosen} onClose={() => setChosen(undefined)} />}
    </>
  );
}

/** Keys that something new may not have. */
function takenKeys({ root, files, chart }: AddPatternProps): readonly string[] {
  const charts = chartsOf(root, files).flatMap(({ kind, item }) => [kind, ...(item === undefined ? [] : [item])]);
  const parts = ["sections", "facts", "effects"].flatMap((part) => Object.keys(partOf(root, files, chart, part).value));
  return [...charts, ...parts, "item", "items", "own", "parent", "group", "event", "settings", "incoming", "link"];
}

function PatternDialog(props: AddPatternProps & { readonly pattern: Pattern; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { root, files, language, chart, step, facts, pattern, onEdit, onShow, onClose } = props;
  const [by, setBy] = useState<readonly string[]>([]);
  const [when, setWhen] = useState("");
  const [privacy, setPrivacy] = useState(NO_PRIVACY);
  const [isTried, setTried] = useState(false);
  const asks = (what: Pattern["asks"][number]): boolean => pattern.asks.includes(what);
  const all = Object.keys(asObject(asObject(parsedFile(files, `${root}/process.json`))["roles"]));
  const conditions = (facts ?? []).filter(({ isYesNo }) => isYesNo);
  const lacksStep = asks("step") && step.key === "";
  const lacks = by.length === 0 || lacksStep || (asks("privacy") && !isSaid(privacy));
  const named = (one: string): string => pattern.words[one]?.["name"] ?? "";
  return (
    <NameDialog
      title={pattern.words[language]?.["title"] ?? ""}
      about={pattern.words[language]?.["help"] ?? ""}
      begin={{ nl: named("nl"), en: named("en") }}
      lacks={lacks}
      onTry={() => setTried(true)}
      onClose={onClose}
      onMake={(names) => {
        const item = freshKey(names.nl, takenKeys(props));
        const choice = { root, kind: chart.kind, item, names, by, all, when, step: step.pointer };
        onEdit(patternEdits(pattern, { ...choice, privacy: firstPrivacy(privacy) }, files));
        const own = Object.keys(pattern.files).some((path) => path.includes("<root>/<item>/"));
        onShow(own ? item : `${chart.kind}.items.${item}`);
      }}
    >
      <RoleChips {...props} label={t("design.making.whoDoes")} named={by} onNamed={setBy} />
      {isTried && by.length === 0 && (
        <p className="field-error" role="alert">
          {t("design.making.whoMissing")}
        </p>
      )}
      {lacksStep && <p className="note">{t("design.making.isWaiting")}</p>}
      {asks("if") && conditions.length > 0 && (
        <ChoiceField
          label={t("design.making.alsoOnce")}
          value={when}
          none={t("design.making.asWhen")}
          choices={conditions.map(({ name }) => ({
            value: name,
            words: conditionWords({ root, files, language }, t, chart.address, name),
          }))}
          onChange={setWhen}
        />
      )}
      {asks("privacy") && <PrivacyOfFirst privacy={privacy} isTried={isTried} onPrivacy={setPrivacy} />}
    </NameDialog>
  );
}
