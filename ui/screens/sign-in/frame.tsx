/** The page around every way in: the mark, the language, a title and what to do. */

import type { ReactNode } from "react";
import { Icon, Mark } from "../../parts/icon.tsx";
import { chooseLanguage, useLanguage } from "../../texts/i18n.ts";

interface FrameProps {
  readonly title: string;
  readonly intro?: string;
  /** One column of fields instead of the whole width. */
  readonly narrow?: boolean;
  readonly children: ReactNode;
}
export function SignInFrame({ title, intro, narrow = false, children }: FrameProps) {
  const language = useLanguage();
  return (
    <div className="sign-in">
      <header className="sign-in-head">
        <span className="text-brand row">
          <Mark size={34} />
          <span className="sign-in-name">Casustafel</span>
        </span>
        <button
          type="button"
          className="button button-quiet"
          lang={language === "nl" ? "en" : "nl"}
          onClick={() => chooseLanguage(language === "nl" ? "en" : "nl")}
        >
          <Icon name="globe" />
          {language === "nl" ? "English" : "Nederlands"}
        </button>
      </header>
      <main className={`sign-in-main stack-24${narrow ? " sign-in-narrow" : ""}`}>
        <div className="stack-8">
          <h1 className="sign-in-title">{title}</h1>
          {intro && <p className="quiet">{intro}</p>}
        </div>
        {children}
      </main>
    </div>
  );
}
