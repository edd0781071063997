/** Rows that take turns, so that a bad moment of the machine hits all of them; ratios are taken round by round to the first row. */

export interface Row {
  readonly name: string;
  /** Does the work once; resolves with the cost of one step, in microseconds. */
  run(): Promise<number> | number;
}
export interface Group {
  readonly title: string;
  /** What the ratio should be at most, for the row named. */
  readonly aim?: { readonly row: string; readonly ratio: number; readonly higherIsBetter?: true };
  /** The first row is the floor. */
  readonly rows: readonly Row[];
  readonly rounds: number;
  /** Ratios of rates instead of costs: floor's cost divided by the row's. */
  readonly asRate?: true;
}

export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const shown = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

export interface Measured {
  readonly name: string;
  readonly cost: number;
  readonly ratio: number;
}

async function measure({ rows, rounds, asRate }: Group): Promise<readonly Measured[]> {
  const costs = rows.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1)
    for (const [index, row] of rows.entries()) {
      const cost = await row.run();
      // The first round warms up.
      if (round > 0) costs[index]?.push(cost);
    }
  const floor = costs[0] ?? [];
  return rows.map(({ name }, index) => {
    const own = costs[index] ?? [];
    const ratios = own.map((cost, round) => (asRate ? (floor[round] ?? 0) / cost : cost / (floor[round] ?? 1)));
    return { name, cost: median(own), ratio: median(ratios) };
  });
}

/** Runs a group and prints it. */
export async function print(group: Group): Promise<void> {
  console.log(`\n${group.title}`);
  for (const { name, cost, ratio } of await measure(group)) {
    const aim = group.aim?.row === name ? group.aim : undefined;
    const holds = aim && (aim.higherIsBetter ? ratio >= aim.ratio : ratio <= aim.ratio);
    const aimed = aim ? `   aim ${aim.higherIsBetter ? "≥" : "≤"} ${aim.ratio}: ${holds ? "met" : "MISSED"}` : "";
    console.log(`  ${name.padEnd(66)} ${shown(cost).padStart(9)} µs  ${shown(ratio).padStart(7)} ×${aimed}`);
  }
}

/** Mean cost of one call in microseconds, over `steps` calls. */
export function timed(steps: number, work: () => void): number {
  const started = performance.now();
  work();
  return ((performance.now() - started) * 1_000) / steps;
}
