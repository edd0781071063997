/** Builds the browser's part into dist/ui; in development it passes /api on to the server. */

import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = new URL(".", import.meta.url).pathname;

export default defineConfig({
  root: here,
  base: "/",
  plugins: [react()],
  /** The server replaces this by a nonce of its own in every answer. */
  html: { cspNonce: "__CSP_NONCE__" },
  server: {
    port: Number(process.env.UI_PORT ?? 4181),
    // Source files of ui/api stand under the same path as the server's routes; the validators' runtime and its parts are built files.
    proxy: Object.fromEntries(
      ["^/api/(?!.*\\.tsx?(\\?|$))", "/assets/"].map((path) => [
        path,
        { target: `http://127.0.0.1:${process.env.PORT ?? 4180}`, changeOrigin: false },
      ]),
    ),
  },
  resolve: { alias: { "@rjsf/validator-ajv8": `${here}forms/no-second-validator.ts` } },
  build: {
    outDir: `${here}../dist/ui`,
    emptyOutDir: true,
    target: "es2023",
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: `${here}index.html`, "validator-runtime": `${here}forms/validator-runtime.ts` },
      preserveEntrySignatures: "exports-only",
      output: {
        entryFileNames: (chunk) =>
          chunk.name === "validator-runtime" ? "assets/validator-runtime.js" : "assets/[name]-[hash].js",
      },
    },
  },
});
