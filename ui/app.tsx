/** Puts the providers around the screens. */

import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { I18nProvider } from "react-aria-components";
import { createQueryClient } from "./api/queries.ts";
import { router } from "./router.tsx";
import { useLanguage } from "./texts/i18n.ts";

export function App() {
  const [client] = useState(createQueryClient);
  const language = useLanguage();
  return (
    <QueryClientProvider client={client}>
      <I18nProvider locale={language === "en" ? "en-GB" : "nl-NL"}>
        <RouterProvider router={router} />
      </I18nProvider>
    </QueryClientProvider>
  );
}
