/** OpenAPI 3.1 made from the routes themselves, so that it cannot say another thing than they do. */

import { z } from "zod";
import type { Route } from "./route.ts";

const problem = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
const PROBLEM_SCHEMA = {
  type: "object",
  required: ["type", "title", "status", "code", "detail"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string" },
    detail: { type: "string" },
    reasons: { type: "array", items: { type: "object" } },
    errors: { type: "array", items: { type: "object" } },
    conflicts: {},
  },
};

const schemaOf = (schema: z.ZodType): object => {
  const { $schema: _drop, ...rest } = z.toJSONSchema(schema, { unrepresentable: "any", io: "input" }) as Record<
    string,
    unknown
  >;
  return rest;
};

function parametersOf(schema: z.ZodType | undefined, where: "path" | "query"): readonly object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema) as {
    properties?: Record<string, object>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    schema: property,
  }));
}

const KEY_HEADER = {
  name: "Idempotency-Key",
  in: "header",
  required: true,
  schema: { type: "string", minLength: 22, maxLength: 100 },
  description: "At least 128 random bits, such as a UUID; the same key is carried out once.",
};
const MATCH_HEADER = {
  name: "If-Match",
  in: "header",
  required: false,
  schema: { type: "string" },
  description: "The ETag on which the sender judged: on a later revision nothing is done (412).",
};

/** `get /api/instances/:id/timeline` → `getInstancesIdTimeline`. */
const operationId = ({ method, path }: Route): string =>
  [
    method,
    ...path
      .replace(/^\/api/, "")
      .split(/[^a-zA-Z]+/)
      .filter((part) => part !== "")
      .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`),
  ].join("");

function operationOf(route: Route): object {
  const { summary, policy, input, output, command } = route;
  const media =
    typeof output === "string"
      ? { [output]: { schema: { type: "string" } } }
      : { "application/json": { schema: schemaOf(output) } };
  return {
    operationId: operationId(route),
    summary,
    "x-policy": policy,
    ...(policy === "public" ? {} : { security: [{ session: [] }] }),
    parameters: [
      ...parametersOf(input.params, "path"),
      ...parametersOf(input.query, "query"),
      ...(command ? [KEY_HEADER, MATCH_HEADER] : []),
    ],
    ...(input.body
      ? { requestBody: { required: true, content: { "application/json": { schema: schemaOf(input.body) } } } }
      : {}),
    responses: {
      "2XX": { description: "As asked.", content: media },
      default: { description: "A problem.", content: problem },
    },
  };
}

/** `/api/instances/:id` → `/api/instances/{id}`. */
const templateOf = (path: string): string => path.replaceAll(/:(\w+)/g, "{$1}");

export function describe(routes: readonly Route[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const template = templateOf(route.path);
    paths[template] = { ...paths[template], [route.method]: operationOf(route) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Casustafel", version },
    paths,
    components: {
      schemas: { Problem: PROBLEM_SCHEMA },
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "session" } },
    },
  };
}
