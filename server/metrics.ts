/** Counts for Prometheus, as text: route templates, status classes and numbers; never an id, a name or an address. */

import { damagedIn } from "./instances/damaged.ts";
import type { Shell } from "./shell.ts";

export interface Metrics {
  /** @param route template, never the address itself */
  observe(method: string, route: string, status: number, milliseconds: number): void;
  text(shell: Shell): Promise<string>;
}
const BOUNDS = [10, 50, 100, 250, 500, 1_000, 2_500, 10_000];
const FAILURES_AT_MOST = 500;

interface Line {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}
const quoted = (text: string): string => text.replaceAll(/[\\"\n]/g, "");
const labelsOf = (labels: Line["labels"] = {}): string => {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${quoted(value)}"`);
  return parts.length > 0 ? `{${parts.join(",")}}` : "";
};
function family(name: string, type: string, help: string, lines: readonly Line[]): string {
  const body = lines.map(({ labels, value }) => `${name}${labelsOf(labels)} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...body].join("\n");
}

async function gauges(shell: Shell): Promise<readonly string[]> {
  const { store, mail, live } = shell;
  const failures = await store.failures(FAILURES_AT_MOST);
  const given = failures.filter(({ retryAt }) => retryAt === null).length;
  const letters = (await mail?.all()) ?? [];
  const lost = letters.filter(({ retryAt }) => retryAt === null).length;
  const states = (givenUp: number, all: number): readonly Line[] => [
    { labels: { state: "waiting" }, value: all - givenUp },
    { labels: { state: "given_up" }, value: givenUp },
  ];
  const due = await store.due(shell.now(), FAILURES_AT_MOST);
  return [
    family("casustafel_effects_failed", "gauge", "Effects that failed.", states(given, failures.length)),
    family("casustafel_mail", "gauge", "Mail that was not sent yet.", states(lost, letters.length)),
    family("casustafel_deadlines_behind", "gauge", "Cases whose clock should have run.", [{ value: due.length }]),
    family("casustafel_damaged", "gauge", "Damaged cases met since the start.", [{ value: damagedIn(shell).size }]),
    family("casustafel_streams", "gauge", "Open screens and workers that listen.", [{ value: live.listeners() }]),
    family("process_resident_memory_bytes", "gauge", "Memory.", [{ value: process.memoryUsage().rss }]),
    family("process_uptime_seconds", "gauge", "Since the start.", [{ value: Math.round(process.uptime()) }]),
  ];
}

export function createMetrics(): Metrics {
  const counts = new Map<string, { readonly labels: Readonly<Record<string, string>>; value: number }>();
  const buckets = BOUNDS.map(() => 0);
  let [sum, total] = [0, 0];
  return {
    observe: (method, route, status, milliseconds) => {
      const labels = { method, route, status: `${Math.floor(status / 100)}xx` };
      const key = Object.values(labels).join(" ");
      const count = counts.get(key) ?? { labels, value: 0 };
      count.value += 1;
      counts.set(key, count);
      BOUNDS.forEach((bound, at) => {
        if (milliseconds <= bound) buckets[at] = (buckets[at] ?? 0) + 1;
      });
      sum += milliseconds / 1_000;
      total += 1;
    },
    text: async (shell) => {
      const name = "casustafel_request_seconds";
      const steps = BOUNDS.map((bound, at) => `${name}_bucket{le="${bound / 1_000}"} ${buckets[at]}`);
      const took = [
        `# HELP ${name} How long requests took.`,
        `# TYPE ${name} histogram`,
        ...steps,
        `${name}_bucket{le="+Inf"} ${total}`,
        `${name}_sum ${sum}`,
        `${name}_count ${total}`,
      ].join("\n");
      const requests = family("casustafel_requests_total", "counter", "Requests.", [...counts.values()]);
      return `${[requests, took, ...(await gauges(shell))].join("\n")}\n`;
    },
  };
}
