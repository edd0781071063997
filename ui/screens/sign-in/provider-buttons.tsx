/** Ways in through the organisations' own providers: one button each. */

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { queries } from "../../api/queries.ts";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/feedback.tsx";
import { useSend } from "./send.ts";

interface ProviderButtonsProps {
  /** Only this organisation's. */
  readonly only?: string | undefined;
  /** An invitation that is taken into use on the way. */
  readonly link?: string | undefined;
}
export function ProviderButtons({ only, link }: ProviderButtonsProps) {
  const { t } = useTranslation();
  const { send, busy, problem } = useSend();
  const { data = [] } = useQuery(queries.providers);
  const shown = data.filter(({ id }) => only === undefined || id === only);
  if (shown.length === 0) return null;
  const go = async (organisation: string): Promise<void> => {
    const { pathname, search } = window.location;
    const back = link === undefined && !search.includes("provider=") ? pathname + search : "/";
    const answer = await send<{ location: string }>(`/api/session/provider/${organisation}`, {
      ...(link === undefined ? {} : { link }),
      back,
    });
    if (answer) window.location.assign(answer.location);
  };
  return (
    <section className="stack-8">
      <h2 className="sign-in-group">{t("provider.title")}</h2>
      {problem && <Notice tone="bad">{problem}</Notice>}
      {shown.map(({ id, name }) => (
        <Button key={id} busy={busy} onClick={() => void go(id)}>
          {t("provider.by", { name })}
        </Button>
      ))}
    </section>
  );
}
