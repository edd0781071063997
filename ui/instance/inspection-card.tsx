/** The copy for a person whom the case is about: choose who, look at each answer, and take the file. */

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InspectedPart, InspectedPerson } from "../../engine/index.ts";
import { ask, problemOf } from "../api/client.ts";
import { fetchProven } from "../api/prove-again.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { announce, Failure, Notice, Skeleton } from "../parts/feedback.tsx";
import { saveFile } from "../parts/save-file.ts";
import { useLanguage } from "../texts/i18n.ts";

const placeOf = (instance: string): string => `/api/instances/${encodeURIComponent(instance)}/inspection`;

/** Nothing where the definition lets this person make none. */
export function InspectionCard({ instance }: { readonly instance: string }) {
  const { t } = useTranslation();
  const [person, setPerson] = useState<InspectedPerson>();
  const { data } = useQuery({
    queryKey: ["inspection", instance],
    queryFn: () => ask<{ readonly people: readonly InspectedPerson[] }>(placeOf(instance)),
  });
  if (!data || data.people.length === 0) return null;
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("inspection.title")}</h2>
      </div>
      <div className="card-body stack-8">
        <p className="quiet small">{t("inspection.help")}</p>
        {data.people.map((one) => (
          <div key={one.key} className="row-between">
            <span className="small strong">{one.name}</span>
            <Button aria-label={t("inspection.makeFor", { name: one.name })} onClick={() => setPerson(one)}>
              {t("inspection.make")}
            </Button>
          </div>
        ))}
      </div>
      {person && <InspectionDialog instance={instance} person={person} onClose={() => setPerson(undefined)} />}
    </section>
  );
}

interface InspectionDialogProps {
  readonly instance: string;
  readonly person: InspectedPerson;
  readonly onClose: () => void;
}
function InspectionDialog({ instance, person, onClose }: InspectionDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const place = `${placeOf(instance)}/${encodeURIComponent(person.key)}`;
  const { data, error, refetch } = useQuery({
    queryKey: ["inspection", instance, person.key, language],
    queryFn: () => ask<{ readonly parts: readonly InspectedPart[] }>(`${place}?language=${language}`),
  });
  return (
    <Dialog title={t("inspection.for", { name: person.name })} wide onClose={onClose}>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && <Choice parts={data.parts} place={place} language={language} onClose={onClose} />}
    </Dialog>
  );
}

interface ChoiceProps {
  readonly parts: readonly InspectedPart[];
  readonly place: string;
  readonly language: string;
  readonly onClose: () => void;
}
function Choice({ parts, place, language, onClose }: ChoiceProps) {
  const { t, i18n } = useTranslation();
  const all = parts.flatMap(({ answers }) => answers);
  const [chosen, setChosen] = useState(new Set(all.flatMap(({ id, about }) => (about === "others" ? [] : [id]))));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const turn = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const make = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const response = await fetchProven(place, { language, answers: [...chosen] });
      if (!response.ok) return setProblem(((await response.json()) as { readonly code?: string }).code ?? "unexpected");
      saveFile(await response.blob(), t("inspection.file"));
      announce(t("inspection.made"));
      onClose();
    } catch (failed) {
      setProblem(problemOf(failed).code);
    } finally {
      setBusy(false);
    }
  };
  const said =
    problem !== undefined && (i18n.exists(`problems.${problem}`) ? t(`problems.${problem}`) : t("problems.unexpected"));
  return (
    <>
      <Notice tone="info">{t("inspection.look")}</Notice>
      {parts.map(({ title, section, answers }) => (
        <fieldset key={section} className="stack-8">
          <legend className="strong">{title}</legend>
          {answers.map(({ id, label, value, about }) => (
            <label key={id} className="row">
              <input type="checkbox" checked={chosen.has(id)} onChange={() => turn(id)} />
              <span>
                <span className="small quiet">{label}</span> {value}{" "}
                {about === "others" && <span className="tag tag-warn">{t("inspection.others")}</span>}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      {said && <Notice tone="bad">{said}</Notice>}
      <div className="modal-foot">
        <Button look="primary" busy={busy} onClick={() => void make()}>
          {t("inspection.take", { count: chosen.size })}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t("act.cancel")}
        </Button>
      </div>
    </>
  );
}
