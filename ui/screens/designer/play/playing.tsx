/** A play under way: who is played on what, the screen in its frame, what was done, and what stands beside it. */

import { useMachine } from "@xstate/react";
import { useEffect, useMemo, useRef, useState } from "react";
import { answerFrames } from "../../../api/played.ts";
import { textsOf as textsAt } from "../../../texts/i18n.ts";
import { textsOf } from "./answer-process.ts";
import { answererFor } from "./answers.ts";
import { ChooseStart } from "./choose-start.tsx";
import { kept, type PlayNext, takeNext } from "./kept-plays.ts";
import { PlayBar } from "./play-bar.tsx";
import { PlayFrame } from "./play-frame.tsx";
import { playMachine } from "./play-machine.ts";
import type { PlayingProps } from "./play-props.ts";
import { PlaySide } from "./play-side.tsx";
import { PlaySteps } from "./play-steps.tsx";
import type { PlayedWorld } from "./session.ts";

export function Playing(props: PlayingProps) {
  const { draftId, playable, language } = props;
  const [asked] = useState(() => takeNext(draftId));
  const [{ context }, send] = useMachine(playMachine, { input: { playable, before: beginning(draftId, asked) } });
  const words = useMemo(() => textsAt(textsOf(playable), [language, "nl", "en"]), [playable, language]);
  const drafts = useRef<PlayedWorld["drafts"]>(new Map());
  const now = useRef<PlayedWorld>(undefined);
  const { world, me } = context;
  now.current =
    world && me
      ? {
          ...playable,
          world,
          me,
          words,
          drafts: drafts.current,
          onMove: () => send({ type: "MOVED" }),
          onOpen: (instance) => send({ type: "OPENED", instance }),
        }
      : undefined;
  useEffect(() => answerFrames(answererFor(() => now.current)), []);
  useEffect(() => {
    if (asked && "example" in asked) send({ type: "EXAMPLE", name: asked.example });
  }, [asked, send]);
  useEffect(() => {
    kept.set(draftId, context);
  }, [draftId, context]);
  const played = now.current;
  if (!played) return <ChooseStart playable={playable} words={words} send={send} />;
  const parts = { ...props, context, played, words, send };
  return (
    <div className="play">
      <PlayBar {...parts} />
      <div className="play-body">
        <PlayFrame {...parts} />
        <PlaySteps {...parts} />
        <PlaySide {...parts} />
      </div>
    </div>
  );
}

/** What was played before, or the script that another view asks for: whoever acted last looks at where he did. */
function beginning(draftId: string, asked: PlayNext | undefined) {
  if (!asked || "example" in asked) return kept.get(draftId);
  const { script, from } = asked;
  const last = script.moves.findLast((move) => move.type === "send");
  const me = script.people.find(({ id }) => id === last?.as) ?? script.people[0];
  return { script, at: script.moves.length, me, opened: last?.instance, from };
}
