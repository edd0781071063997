/** Help: what one does in each role, and the keys that work everywhere. */

import { useTranslation } from "react-i18next";
import { Dialog } from "../parts/dialog.tsx";
import { RoleGuides } from "./role-guides.tsx";

const KEYS = ["/", "g w", "g c", "g m", "?", "Ctrl-K", "Ctrl-Enter", "Esc", "↑ ↓"] as const;

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("shortcuts.title")} onClose={onClose}>
      <RoleGuides onClose={onClose} />
      <h3>{t("shortcuts.keysTitle")}</h3>
      <dl className="pairs">
        {KEYS.map((key, index) => (
          <div key={key} className="pair-row">
            <dt>
              <kbd className="kbd">{key}</kbd>
            </dt>
            <dd>{t(`shortcuts.keys.${index}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet small">{t("shortcuts.more")}</p>
    </Dialog>
  );
}
