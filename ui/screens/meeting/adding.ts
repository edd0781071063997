/** Sends an entry and gives a clean line at once, on which one types on while the answer is awaited; what is refused comes back. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AddView, Fields, InstanceView, UnitView } from "../../../engine/index.ts";
import { useCommand } from "../../api/queries.ts";
import { unitPath } from "../../instance/ways.ts";
import { announce } from "../../parts/feedback.tsx";
import { useDefinitionTexts } from "../../texts/i18n.ts";
import { isTyped, type Refused, useKeptStore, useRefused } from "./kept-entry.ts";

export interface Adding {
  /** Which line this is, counted from 0. */
  readonly round: number;
  readonly pending: boolean;
  /** Of the entry that is in the line again. */
  readonly error: unknown;
  /** What was refused while something new was typed already: shown beside it. */
  readonly refused: Refused | undefined;
  readonly declared: readonly string[];
  readonly declare: (texts: readonly string[]) => void;
  /** @param fields what is sent, without what is not asked (any more) */
  readonly add: (fields: Fields) => void;
}

/** @param add what is added, at which unit of an instance */
export function useAdding(view: InstanceView, unit: UnitView, add: AddView): Adding {
  const { t } = useTranslation();
  const words = useDefinitionTexts(view.definition);
  const send = useCommand(view.id);
  const kept = useKeptStore(view.id, unit.path);
  const refused = useRefused(view.id, unit.path);
  const [round, setRound] = useState(0);
  const [declared, setDeclared] = useState<readonly string[]>([]);
  const show = (typed: Fields, texts: readonly string[]): void => {
    kept.change({ typed });
    setDeclared(texts);
    setRound((before) => before + 1);
  };
  const refuse = (typed: Fields, error: unknown): void => {
    kept.change({ onItsWay: false });
    if (isTyped(kept.read().typed)) kept.change({ refused: { fields: typed, error } });
    else show(typed, declared);
  };
  return {
    round,
    pending: send.isPending,
    error: refused ? undefined : send.error,
    refused,
    declared,
    declare: (texts) => {
      setDeclared((before) => [...before, ...texts]);
      send.reset();
    },
    add: (fields) => {
      const { typed } = kept.read();
      kept.change({ onItsWay: true, refused: undefined });
      show({}, []);
      const named = declared.length > 0 ? { declared } : {};
      // Also when one looks at another point before the answer is there.
      send.mutateAsync({ type: "AddItem", item: add.item, parent: unitPath(unit), with: fields, ...named }).then(
        () => {
          kept.change({ onItsWay: false });
          announce(t("act.done", { what: words(add.address) }));
        },
        (error: unknown) => refuse(typed, error),
      );
    },
  };
}
