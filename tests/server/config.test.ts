/** The settings: what is taken when nothing is said, and one sentence that names the setting for every value that cannot be used. */

import { resolve } from "node:path";
import { expect, test } from "vitest";
import { ConfigProblem, readConfig } from "../../server/config.ts";

test("without settings it listens on this machine only, keeps its data in ./data and its key beside that", () => {
  expect(readConfig({})).toEqual({
    port: 4180,
    host: "127.0.0.1",
    mongodbUrl: undefined,
    allowWeakStore: false,
    clockConfirmed: false,
    publicUrl: undefined,
    mail: undefined,
    metricsToken: undefined,
    dataFolder: resolve("data"),
    keyFile: resolve("data.key"),
    proxies: [],
    limit: { perSecond: 20, burst: 60 },
    demo: "auto",
  });
});

test("the key file never lies inside the data folder that is backed up", () => {
  for (const DATA_DIR of ["/srv/casus", "data/", "./a/b/"]) {
    const { dataFolder, keyFile } = readConfig({ DATA_DIR });
    expect(keyFile.startsWith(`${dataFolder}/`)).toBe(false);
  }
});

test("an address keeps its origin only, and says whether people come over https", () => {
  expect(readConfig({ PUBLIC_URL: "https://tafel.example.nl/" }).publicUrl).toBe("https://tafel.example.nl");
});

test("every value that cannot be used is refused with one sentence that names its setting", () => {
  const bad: readonly (readonly [string, string])[] = [
    ["PORT", "abc"],
    ["PORT", "70000"],
    ["PORT", "4180.5"],
    ["PORT", "-1"],
    ["DEMO", "yes"],
    ["CLOCK_CONFIRMED", "yes"],
    ["PUBLIC_URL", "tafel.example.nl"],
    ["SMTP_URL", "mail.example.nl"],
    ["METRICS_TOKEN", "short"],
    ["PUBLIC_URL", "ftp://tafel.example.nl"],
    ["PUBLIC_URL", "https://tafel.example.nl/pad"],
    ["MONGODB_URL", "localhost:27017"],
    ["ALLOW_WEAK_STORE", "yes"],
    ["REQUESTS_PER_SECOND", "-1"],
    ["REQUESTS_PER_SECOND", "many"],
  ];
  for (const [name, value] of bad) {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(ConfigProblem);
    expect(read).toThrow(new RegExp(`^${name} `));
  }
});
