/** Passkeys in the browser: asks for one or makes one, with what the server says; whoever gives up gets no error. */

import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from "@simplewebauthn/browser";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask, problemOf } from "../../api/client.ts";

/** A passkey needs a browser that knows them and an address with a name. */
export const hasPasskeys = (): boolean => browserSupportsWebAuthn() && !/^[\d.]+$|^\[/.test(window.location.hostname);

type Asked = Parameters<typeof startAuthentication>[0]["optionsJSON"];
type Made = Parameters<typeof startRegistration>[0]["optionsJSON"];

/** Given up at the device, or too late: the person knows. */
const isGivenUp = (error: unknown): boolean =>
  error instanceof WebAuthnError
    ? error.code === "ERROR_CEREMONY_ABORTED" || error.name === "NotAllowedError"
    : error instanceof Error && error.name === "NotAllowedError";
const codeOf = (error: unknown): string => (error instanceof WebAuthnError ? "passkey-refused" : problemOf(error).code);

/** @returns ways that give the server's answer, or undefined when it was refused or given up, with the last problem in words */
export function usePasskey() {
  const { t, i18n } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string>();
  async function tried<T>(work: () => Promise<T>): Promise<T | undefined> {
    setBusy(true);
    setCode(undefined);
    try {
      return await work();
    } catch (error) {
      if (!isGivenUp(error)) setCode(codeOf(error));
      return undefined;
    } finally {
      setBusy(false);
    }
  }
  const post = <T>(path: string, body?: unknown): Promise<T> => ask<T>(path, { method: "POST", body: body ?? {} });
  const words = (key: string): string =>
    i18n.exists(`problems.${key}`) ? t(`problems.${key}`) : t("problems.unexpected");
  return {
    busy,
    problem: code === undefined ? undefined : words(code),
    /** @param path where it is given; what is asked comes from `/begin` below it */
    give: <T>(path: string) =>
      tried(async () => {
        const optionsJSON = await post<Asked>(`${path}/begin`);
        return post<T>(path, { response: await startAuthentication({ optionsJSON }) });
      }),
    make: (name: string) =>
      tried(async () => {
        const optionsJSON = await post<Made>("/api/account/passkeys/begin");
        await post("/api/account/passkeys", { name, response: await startRegistration({ optionsJSON }) });
        return true;
      }),
  };
}
