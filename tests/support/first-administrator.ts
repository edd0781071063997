/** The first administrator of an empty installation, signed in. */

import { generate } from "otplib";
import { type Client, clientOf, type Served } from "./served.ts";

export const PASSWORD = "een lange zin over fietsen";
const organisation = { name: "Regiobureau", party: "office", domain: "bestuur", avg: "controller" };

/** A code of now, or of a later half minute: each counts once. */
export const codeOf = (secret: string, steps = 0): Promise<string> =>
  generate({ secret, epoch: Math.floor(Date.now() / 1_000) + steps * 30 });

/** Takes a link into use. @returns whoever it was for, signed in */
export async function enrol(origin: string, token: string): Promise<Client> {
  const client = await clientOf(origin);
  const { json } = await client("POST", "/api/enrolment/look", { token });
  const code = await codeOf(String(json.secret));
  const { status } = await client("POST", "/api/enrolment", { token, password: PASSWORD, code });
  if (status !== 200) throw new Error(`Taking a link into use was answered with ${status}.`);
  return client;
}

export async function signUp({ origin, code }: Served): Promise<Client> {
  const nobody = await clientOf(origin);
  const first = { organisation, name: "Ada Visser", function: "beheerder", login: "ada@regio.example" };
  const { json } = await nobody("POST", "/api/setup", { ...first, code });
  return enrol(origin, String(json.token));
}
