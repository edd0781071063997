/** The layout `meeting`: an agenda of incoming links that is prepared, led and wound up. */

import type { ScreenDefinition } from "../../definition/types.ts";
import { namesOf } from "../../machine/index.ts";
import type { Layout } from "../types.ts";
import { checkMeeting } from "./check.ts";
import { inferredKeys } from "./inferred-keys.ts";
import { NAME_KEYS, SHOWN_KEYS } from "./keys.ts";
import { checkSteps } from "./steps.ts";

const nameKeys = Object.keys(NAME_KEYS);
/** One name or several. */
const namesAt = (screen: ScreenDefinition, key: keyof typeof NAME_KEYS): readonly string[] =>
  namesOf(screen[key] as string | readonly string[] | undefined);

export const meeting: Layout = {
  name: "meeting",
  keys: [...nameKeys, ...SHOWN_KEYS, "steps"],
  nameKeys,
  check(place) {
    checkMeeting(place);
    checkSteps(place);
  },
  complete: (kinds, kind, screen) => ({ ...inferredKeys(kinds, kind, screen), ...screen }),
  schedule(screen) {
    const [section] = namesAt(screen, "plan");
    const [day] = namesAt(screen, "date");
    const [start] = namesAt(screen, "start");
    const [place] = namesAt(screen, "place");
    const [perYear] = namesAt(screen, "series");
    if (section === undefined || day === undefined) return undefined;
    return {
      section,
      day,
      over: namesAt(screen, "ending"),
      ...(start === undefined ? {} : { start }),
      ...(place === undefined ? {} : { place }),
      ...(perYear === undefined ? {} : { perYear }),
    };
  },
  linkStates: (screen, link) =>
    screen["agenda"] === link && screen["left"] !== undefined
      ? { on: [...namesAt(screen, "waiting"), ...namesAt(screen, "onTable")], left: namesAt(screen, "left") }
      : undefined,
};
