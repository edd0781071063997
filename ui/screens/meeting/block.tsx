/** A numbered block of the screen of a meeting. */

import type { ReactNode } from "react";

export function Block({
  at,
  title,
  beside,
  children,
}: {
  readonly at?: number;
  readonly title: string;
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="card" aria-label={title}>
      <div className="card-head">
        {at !== undefined && <span className="count">{at}</span>}
        <h2 className="grow">{title}</h2>
        {beside && <span className="small quiet">{beside}</span>}
      </div>
      {children}
    </section>
  );
}
