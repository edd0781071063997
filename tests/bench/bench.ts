/** `npm run bench`: ratios to floors taken in the same run. A figure that misses its aim is printed all the same. */

import { withServer } from "../faults/with-server.ts";
import { bigProcess } from "./big-process.ts";
import { durableGroup } from "./durable.ts";
import { engineGroups } from "./engine.ts";
import { httpGroup } from "./http.ts";
import { pdfGroup } from "./pdf.ts";
import { print } from "./table.ts";

console.log(
  `Node ${process.version}; medians of rounds in which the rows took turns; ratio to the first row of each table`,
);
for (const group of engineGroups) await print(group);
await withServer({}, async (served) => print(await durableGroup(served)));
const http = await httpGroup();
await print(http.group).finally(http.close);
await print(await pdfGroup());
await bigProcess();
