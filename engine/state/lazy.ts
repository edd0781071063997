/** A record for expressions whose members are computed when asked, once. cel-js reads any Map by `get`. */

export class Lazy extends Map<string, unknown> {
  readonly #resolve: (key: string) => unknown;
  readonly #isKept: boolean;
  /** @param isKept false: asked anew each time, for what tells the evaluation that asks when it changes. */
  constructor(resolve: (key: string) => unknown, isKept = true) {
    super();
    this.#resolve = resolve;
    this.#isKept = isKept;
  }
  override get(key: string): unknown {
    if (super.has(key)) return super.get(key);
    const value = this.#resolve(key);
    if (this.#isKept) super.set(key, value);
    return value;
  }
  override has(key: string): boolean {
    return this.get(key) !== undefined;
  }
}
// cel-js knows a map by its constructor, not by `instanceof`.
Object.defineProperty(Lazy.prototype, "constructor", { value: Map });
