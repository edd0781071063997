/** Beside a play: why something is not offered, and keeping what was played as an example. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { instanceView, type Json, maySee, type Reason, writeExample } from "../../../../engine/index.ts";
import { useReasonWords } from "../../../api/problem-words.ts";
import { Button } from "../../../parts/button.tsx";
import { announce, Notice } from "../../../parts/feedback.tsx";
import { TextField } from "../../../parts/field.tsx";
import { Icon } from "../../../parts/icon.tsx";
import { upperFirst } from "../../../texts/sentence.ts";
import { freshKey } from "../words-of.ts";
import { nameOf } from "./people.ts";
import type { PlayPartProps } from "./play-props.ts";

export function PlaySide(props: PlayPartProps) {
  return (
    <section className="play-side stack-24">
      <WhyNot {...props} />
      <KeepExample {...props} />
    </section>
  );
}

interface NotOffered {
  readonly key: string;
  readonly address: string;
  readonly reasons: readonly Reason[];
  /** Whose it is, when it is not for who is played. */
  readonly people: readonly string[];
}
/** What the played person cannot do with the opened instance: what is shut, and what is for others. */
function notOffered({ context, played }: PlayPartProps): readonly NotOffered[] {
  const { world, me } = played;
  const { opened } = context;
  if (opened === undefined || !world.has(opened)) return [];
  const at = world.context(opened);
  const actor = { person: me.id, organisation: me.organisation };
  if (!maySee(at, actor)) return [];
  const view = instanceView(at, actor);
  const shut = [view.main, ...view.items].flatMap((unit) =>
    [...unit.events, ...unit.adds]
      .filter(({ open }) => !open)
      .map(({ address, reasons }) => ({ key: `${unit.path} ${address}`, address, reasons, people: [] })),
  );
  const others = view.others.map(({ address, reasons, people }) => ({
    key: `other ${address}`,
    address,
    reasons,
    people,
  }));
  return [...shut, ...others];
}

function WhyNot(props: PlayPartProps) {
  const { t } = useTranslation();
  const { played, words } = props;
  const sentence = useReasonWords(words);
  const all = notOffered(props);
  return (
    <div className="stack-8">
      <h2>{t("design.play.whyNot")}</h2>
      {all.length === 0 && <p className="quiet">{t("design.play.allOffered")}</p>}
      {all.map(({ key, address, reasons, people }) => (
        <details key={key} className="play-why">
          <summary className="strong">{words.maybe(`${address}.button`) ?? words(address)}</summary>
          <ul>
            {people.length > 0 && (
              <li>
                <Icon name="person" size={14} />
                {t("design.play.forOthers", {
                  who: people.map((id) => nameOf(played.process, words, { id: id as never })).join(", "),
                })}
              </li>
            )}
            {reasons.map((reason) => (
              <li key={reason.name} className="text-bad">
                <Icon name="cross" size={14} />
                {upperFirst(sentence(reason))}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

/** The play as a file of the draft; it is played with the others whenever the draft is proved. */
function KeepExample({ context, played, root, files, onEdit }: PlayPartProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState("");
  const [unsaid, setUnsaid] = useState<readonly string[]>([]);
  const keep = (): void => {
    const written = writeExample(played.process, played.world, title.trim());
    if ("unsaid" in written) {
      setUnsaid(written.unsaid);
      return;
    }
    const taken = Object.keys(played.process.examples);
    const name = freshKey(title, taken)
      .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      .slice(0, 60);
    const file = `${root}/examples/${files.has(`${root}/examples/${name}.json`) ? `${name}-2` : name}.json`;
    onEdit([{ op: "addFile", file, value: written.example as unknown as Json }]);
    announce(t("design.play.kept"), "seen");
    setTitle("");
  };
  return (
    <form
      className="stack-8"
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== "") keep();
      }}
    >
      <h2>{t("design.play.keep")}</h2>
      <TextField
        label={t("design.play.keepTitle")}
        help={t("design.play.keepHelp")}
        value={title}
        onChange={setTitle}
      />
      {unsaid.length > 0 && <Notice tone="warn">{t("design.play.unsaid", { what: unsaid.join(", ") })}</Notice>}
      <Button submit look="primary" aria-disabled={title.trim() === "" || context.at === 0}>
        {t("design.play.keepButton")}
      </Button>
    </form>
  );
}
