/** Every route of the server, by resource: the closed list that the description and the test of access are made from. */

import type { Route } from "../route.ts";
import { accountRoutes } from "./accounts.ts";
import { actRoutes } from "./acts.ts";
import { adminRoutes } from "./admin.ts";
import { commandRoutes } from "./commands.ts";
import { designRoutes } from "./design.ts";
import { draftTextRoutes } from "./draft-texts.ts";
import { eventRoutes } from "./events.ts";
import { figureRoutes } from "./figures.ts";
import { historyRoutes } from "./history.ts";
import { inspectionRoutes } from "./inspection.ts";
import { instanceRoutes } from "./instances.ts";
import { linkableRoutes } from "./linkable.ts";
import { linkedRoutes } from "./linked.ts";
import { migrationRoutes } from "./migrations.ts";
import { operationRoutes } from "./operations.ts";
import { ownAccountRoutes } from "./own-account.ts";
import type { RouteParts } from "./parts.ts";
import { passkeyRoutes } from "./passkeys.ts";
import { plainRoutes } from "./plain.ts";
import { processRoutes } from "./processes.ts";
import { proofRoutes } from "./proof.ts";
import { providerRoutes } from "./provider.ts";
import { providerSettingsRoutes } from "./provider-settings.ts";
import { reportRoutes } from "./reports.ts";
import { requestRoutes } from "./requests.ts";
import { screenRoutes } from "./screen.ts";
import { sectionRoutes } from "./sections.ts";
import { sessionRoutes } from "./session.ts";
import { statementRoutes } from "./statement.ts";
import { subjectRoutes } from "./subjects.ts";
import { systemRoutes } from "./system.ts";
import { versionRoutes } from "./versions.ts";
import { worklistRoutes } from "./worklist.ts";

export function allRoutes(parts: RouteParts): readonly Route[] {
  const routes = [
    ...sessionRoutes(parts),
    ...accountRoutes(parts),
    ...proofRoutes(parts),
    ...passkeyRoutes(parts),
    ...providerRoutes(parts),
    ...ownAccountRoutes(parts),
    ...statementRoutes(parts),
    ...adminRoutes(parts),
    ...actRoutes(parts),
    ...providerSettingsRoutes(parts),
    ...requestRoutes(parts),
    ...designRoutes(parts),
    ...migrationRoutes(parts),
    ...draftTextRoutes(parts),
    ...plainRoutes(parts),
    ...worklistRoutes(parts),
    ...instanceRoutes(parts),
    ...commandRoutes(parts),
    ...sectionRoutes(parts),
    ...screenRoutes(parts),
    ...subjectRoutes(parts),
    ...historyRoutes(parts),
    ...linkedRoutes(parts),
    ...linkableRoutes(parts),
    ...reportRoutes(parts),
    ...versionRoutes(parts),
    ...inspectionRoutes(parts),
    ...figureRoutes(parts),
    ...processRoutes(parts),
    ...operationRoutes(parts),
    ...eventRoutes(parts),
  ];
  return [...routes, ...systemRoutes(parts, routes)];
}
