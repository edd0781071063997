/** Before an act: its consequence, the fields it asks, and the choice it needs; sent as one command. */

import { useQuery } from "@tanstack/react-query";
import { queries } from "../api/queries.ts";
import { useLiveForm } from "../forms/load-form.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Failure, Skeleton } from "../parts/feedback.tsx";
import { useDefinitionTexts } from "../texts/i18n.ts";
import { Ask } from "./fill/ask.tsx";
import { FillFields } from "./fill/fields.tsx";
import type { FillDialogProps } from "./fill/props.ts";
import { withFacts } from "./reasons.tsx";

export function FillDialog(props: FillDialogProps) {
  const { view, address, form, from, about, onClose } = props;
  const words = useDefinitionTexts(view.definition);
  const { live, error: formError } = useLiveForm(view.definition, form);
  const saved = useQuery({
    ...queries.section(view.id, from?.unit ?? "", from?.section ?? ""),
    enabled: from !== undefined,
  });
  const error = formError ?? saved.error;
  const help = withFacts(words.maybe(`${address}.help`) ?? "", props.unit?.facts ?? {}, view.main.facts);
  const ready = live && (from === undefined || saved.data) ? live : undefined;
  return (
    <Dialog title={about ? `${words(address)}: ${about}` : words(address)} onClose={onClose} wide={form !== undefined}>
      {help && <p className="quiet">{help}</p>}
      {error !== null && error !== undefined && <Failure error={error} />}
      {form !== undefined && !ready && !error && <Skeleton lines={3} />}
      {form === undefined ? (
        <Ask {...props} live={undefined} />
      ) : (
        ready && <FillFields {...props} live={ready} saved={saved.data?.fields ?? {}} />
      )}
    </Dialog>
  );
}
