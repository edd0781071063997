/** Sends a way in and says in words what went wrong. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask, problemOf } from "../../api/client.ts";

/** @returns `send`, which gives the answer or undefined, with `busy` and the last problem in words. */
export function useSend() {
  const { t, i18n } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string>();
  const send = async <T>(path: string, body: unknown): Promise<T | undefined> => {
    setBusy(true);
    setCode(undefined);
    try {
      return await ask<T>(path, { method: "POST", body });
    } catch (error) {
      setCode(problemOf(error).code);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  const words = (key: string): string =>
    i18n.exists(`problems.${key}`) ? t(`problems.${key}`) : t("problems.unexpected");
  return { send, busy, code, problem: code === undefined ? undefined : words(code) };
}
