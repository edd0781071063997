/** Starts the browser's part: texts first, then the screen. */

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import "./design/fonts.css";
import "./design/tokens.css";
import "./design/base.css";
import "./design/controls.css";
import "./design/shell.css";
import "./design/lists.css";
import "./design/worklist.css";
import "./design/process.css";
import "./design/form.css";
import "./design/step.css";
import "./design/case.css";
import "./design/consent.css";
import "./design/case-phone.css";
import "./design/meeting.css";
import "./design/meeting-agenda.css";
import "./design/meeting-running.css";
import "./design/little-room.css";
import "./design/meeting-list.css";
import "./design/admin.css";
import "./design/print.css";
import { startTexts } from "./texts/i18n.ts";

await startTexts();
const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
