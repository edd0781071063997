/** Waiting, nothing there, going wrong, and telling it: skeletons, empty states, error ways out, live announcements. */

import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { problemOf } from "../api/client.ts";
import { Button } from "./button.tsx";
import { Icon, type IconName } from "./icon.tsx";

/** Lines that stand in for what is coming. */
export function Skeleton({ lines = 4 }: { readonly lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className="stack-16" role="status" aria-label={t("wait.loading")}>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <span key={index} className="skeleton" style={{ inlineSize: `${90 - ((index * 17) % 45)}%` }} />
      ))}
    </div>
  );
}

export function Empty({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="empty stack-8">
      <h3>{title}</h3>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

const NOTICE_ICONS: Readonly<Record<string, IconName>> = { info: "info", warn: "warn", bad: "bad", ok: "checkCircle" };
export function Notice({
  tone = "info",
  children,
}: {
  readonly tone?: "info" | "warn" | "bad" | "ok";
  readonly children: ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`} role={tone === "bad" ? "alert" : undefined}>
      <Icon name={NOTICE_ICONS[tone] ?? "info"} />
      <div className="grow">{children}</div>
    </div>
  );
}

/** What went wrong while asking, and the way out. */
export function Failure({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const { t, i18n } = useTranslation();
  const { code } = problemOf(error);
  const key = i18n.exists(`problems.${code}`) ? `problems.${code}` : "problems.unexpected";
  return (
    <Empty title={t("wait.failed")} action={retry && <Button onClick={retry}>{t("wait.again")}</Button>}>
      {t(key)}
    </Empty>
  );
}

interface BoundaryProps {
  readonly children: ReactNode;
  readonly fallback: (retry: () => void) => ReactNode;
  /** Another key tries anew. */
  readonly at?: string;
}
/** Keeps a fault in one part of the screen from taking the rest along. */
export class Boundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override componentDidUpdate(before: BoundaryProps) {
    if (before.at !== this.props.at && this.state.failed) this.setState({ failed: false });
  }
  override render() {
    return this.state.failed ? this.props.fallback(() => this.setState({ failed: false })) : this.props.children;
  }
}

/** Says something to screen readers, once. */
export function announce(text: string, look: "heard" | "seen" = "heard"): void {
  const region = document.getElementById("announcements");
  if (!region) return;
  region.textContent = "";
  setTimeout(() => {
    region.textContent = text;
    region.className = look === "seen" ? "toast" : "sr-only";
  }, 60);
  if (look === "seen")
    setTimeout(() => region.textContent === text && region.classList.replace("toast", "sr-only"), TOAST);
}
/** How long something that was done stays on the screen, in milliseconds. */
const TOAST = 6_000;
