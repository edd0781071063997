/** A part of a panel: its title, what stands beside it, and its content. */

import type { ReactNode } from "react";

export function PanelPart({
  title,
  beside,
  action,
  children,
}: {
  readonly title: string;
  /** Beside the title: how many. */
  readonly beside?: string | undefined;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="panel-part">
      <div className="panel-head">
        <h2>{title}</h2>
        {beside && <span className="quiet small">{beside}</span>}
        {action}
      </div>
      {children}
    </section>
  );
}
