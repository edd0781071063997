/** The meeting on the shipped definition. */

import { afterAll, beforeAll, test } from "vitest";
import { holdMeeting } from "./support/meeting-flow.ts";
import { type Product, startProduct } from "./support/product.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

test("the secretary invites, the chair runs the agenda item by item, and a name never reaches the list", () =>
  holdMeeting(product));
