/** What the parts of a play get. */

import type { DefinitionTexts } from "../../../texts/i18n.ts";
import type { TabProps } from "../tab-props.ts";
import type { PlayContext, PlayEvent } from "./play-machine.ts";
import type { Playable, PlayedWorld } from "./session.ts";

export interface PlayingProps extends TabProps {
  readonly draftId: string;
  readonly playable: Playable;
}
export interface PlayPartProps extends PlayingProps {
  readonly context: PlayContext;
  readonly played: PlayedWorld;
  readonly words: DefinitionTexts;
  readonly send: (event: PlayEvent) => void;
}
