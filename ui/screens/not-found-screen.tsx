/** An address that leads nowhere, or to what one may not see: both in the same words, with the way back. */

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { problemOf } from "../api/client.ts";
import { Icon } from "../parts/icon.tsx";
import { Bar } from "../shell/bar.tsx";

/** What the server answered for what is not there, for what is not for this person, and for what cannot be an address. */
export const isNotFound = (error: unknown): boolean => error != null && [400, 404].includes(problemOf(error).status);

export function NotFoundScreen() {
  const { t } = useTranslation();
  return (
    <>
      <Bar title={t("notFound.title")} />
      <main className="page middle">
        <div className="empty stack-16">
          <h2>{t("notFound.what")}</h2>
          <p>{t("notFound.help")}</p>
          <Link className="button button-primary" to="/">
            <Icon name="left" size={16} />
            {t("notFound.back")}
          </Link>
        </div>
      </main>
    </>
  );
}
