/** The layers of docs/developers.md as rules: `ui → engine ← server`, and the order inside the engine. */

/** Each layer may import only those to its right. */
const layers = [
  ["views", "reports", "figures", "simulate", "migrate"],
  ["decide"],
  ["access"],
  ["state"],
  ["layouts"],
  ["verify"],
  ["compile"],
  ["edits"],
  ["overlay"],
  ["machine", "forms", "expressions", "screening", "blocks"],
  ["definition"],
];

const below = (index) => layers.slice(index + 1).flat();
const folder = (names) => `^engine/(${names.join("|")})/`;

const layerRules = layers.flatMap((names, index) => {
  const above = layers.slice(0, index).flat();
  return above.length === 0
    ? []
    : [
        {
          name: `engine-${names[0]}-looks-down`,
          comment: `engine/${names.join(", ")} may import only ${[...names, ...below(index), "result, ids, time"].join(", ")}. Move what is shared down, or pass it in as a value.`,
          severity: "error",
          from: { path: folder(names) },
          to: { path: folder(above) },
        },
      ];
});

/** One owner file per foreign library inside the engine. */
const owners = {
  xstate: "engine/machine/xstate.ts",
  "@marcbachmann/cel-js": "engine/expressions/cel.ts",
  re2js: "engine/forms/patterns.ts",
  "temporal-polyfill": "engine/time.ts",
  "jsonc-parser": "engine/definition/json.ts",
  "@noble/hashes": "engine/compile/hash.ts",
};

module.exports = {
  forbidden: [
    {
      name: "engine-is-pure",
      comment:
        "The engine runs in the browser too: no Node built-in. What it needs from outside comes in as a value or a function.",
      severity: "error",
      from: { path: "^engine/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "engine-imports-only-engine",
      comment: "engine ← server and engine ← ui, never the other way. Pass what is needed in as a value.",
      severity: "error",
      from: { path: "^engine/" },
      to: { path: "^(server|ui|tests|workflows|forms)/" },
    },
    {
      name: "one-owner-per-library",
      comment: `Inside the engine a foreign library is imported by its owner file only: ${Object.entries(owners)
        .map(([name, file]) => `${name} by ${file}`)
        .join(", ")}. Call the owner.`,
      severity: "error",
      from: { path: "^engine/", pathNot: Object.values(owners).map((file) => `^${file.replaceAll(".", "\\.")}$`) },
      to: { dependencyTypes: ["npm", "npm-dev", "npm-no-pkg", "unknown"] },
    },
    {
      name: "ui-knows-no-server",
      comment: "The browser talks to the server over HTTP only; shared shapes stand in engine/views.",
      severity: "error",
      from: { path: "^ui/" },
      to: { path: "^(server|tests|workflows|forms)/" },
    },
    {
      name: "server-knows-no-ui",
      comment: "The server serves the built files of ui; it imports none of them. What both need stands in engine.",
      severity: "error",
      from: { path: "^server/" },
      to: { path: "^(ui|tests)/" },
    },
    {
      name: "one-door",
      comment: "Server and ui import the engine through engine/index.ts alone. Export what is needed there.",
      severity: "error",
      from: { path: "^(server|ui)/" },
      to: { path: "^engine/", pathNot: "^engine/index\\.ts$" },
    },
    {
      name: "queries-know-no-http",
      comment: "Queries give values and refusals; only server/http makes problems and answers of them.",
      severity: "error",
      from: { path: "^server/(commands|queries|instances|store|sealing|effects|timers|audit|reports|identity)/" },
      to: { path: "^server/http/" },
    },
    {
      name: "routes-reach-no-instance",
      comment:
        "A handler receives what its route's policy grants (server/http/policies.ts); it loads and authorizes nothing itself. Name the policy, or put the work into server/queries with the Authorized value as its argument.",
      severity: "error",
      from: { path: "^server/http/routes/" },
      to: { path: "^server/(instances/(load|body)|store/(?!(port|order)\\.ts))" },
    },
    {
      name: "no-circles",
      comment: "A circle of imports hides which part rests on which. Move what both need into a file of its own.",
      severity: "error",
      from: { path: "^(engine|server|ui)/" },
      to: { circular: true, dependencyTypesNot: ["type-only"] },
    },
    ...layerRules,
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|data|\\.cache)/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
    },
  },
};
