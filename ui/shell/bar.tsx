/** The bar of a screen: where we are, its title and state, facts about it, and the tools that are always there. */

import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ask } from "../api/client.ts";
import { workAs } from "../api/memberships.ts";
import { IconButton } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { Avatar } from "../parts/person.tsx";
import { chooseLanguage, useLanguage } from "../texts/i18n.ts";
import { useWindow } from "./live-context.ts";

export interface BarProps {
  readonly title: ReactNode;
  readonly above?: ReactNode;
  readonly tags?: ReactNode;
  /** Facts and buttons between the title and the tools. */
  readonly children?: ReactNode;
  /** The way back, on a phone, of a screen that is left again: it then stands alone with its title. */
  readonly back?: ReactNode;
  /** A search box instead of a sign: where searching is the first thing to do. */
  readonly search?: boolean;
}
export function Bar({ title, above, tags, children, back, search = false }: BarProps) {
  const { t } = useTranslation();
  const { openPalette, openShortcuts } = useWindow();
  return (
    <header className={`bar${back ? " bar-step" : ""}`}>
      {back && <span className="bar-back">{back}</span>}
      <div className="bar-title">
        {above && <div className="bar-above">{above}</div>}
        <h1>
          <span>{title}</span>
          {tags}
        </h1>
      </div>
      {children}
      <div className="bar-tools">
        {search ? (
          <button type="button" className="search-button" onClick={openPalette} aria-label={t("shell.search")}>
            <Icon name="search" />
            <span>{t("shell.search")}</span>
            <kbd className="kbd push">/</kbd>
          </button>
        ) : (
          <IconButton icon="search" label={t("shell.search")} onClick={openPalette} />
        )}
        <button
          type="button"
          className="button button-icon bar-help"
          onClick={openShortcuts}
          aria-label={t("shell.help")}
        >
          <Icon name="help" />
          <span className="bar-words">{t("shell.help")}</span>
        </button>
        <Who />
      </div>
    </header>
  );
}

/** Who is signed in, with language and signing out. */
function Who() {
  const { t } = useTranslation();
  const { session, lock } = useWindow();
  const language = useLanguage();
  const navigate = useNavigate();
  const name = session.name ?? "";
  const leave = async (everywhere: boolean): Promise<void> => {
    await ask(`/api/session${everywhere ? "?everywhere=true" : ""}`, { method: "DELETE" }).catch(() => undefined);
    window.location.assign("/");
  };
  /** The whole window begins anew: nothing of the one organisation stays on the screen of the other. */
  const change = async (person: string): Promise<void> => {
    await workAs(person);
    window.location.assign("/");
  };
  return (
    <MenuTrigger>
      <AriaButton className="who" aria-label={t("shell.who", { name })}>
        <Avatar name={name} />
        <span className="who-words">
          {name}
          <span>{[session.function, session.organisation?.name].filter(Boolean).join(" · ")}</span>
        </span>
      </AriaButton>
      <Popover placement="bottom end">
        <Menu
          className="menu"
          aria-label={t("shell.menu")}
          onAction={(key) => {
            if (key === "lock") lock();
            else if (key === "statement") void navigate({ to: "/account/statement" });
            else if (key === "account") void navigate({ to: "/account" });
            else if (session.memberships?.some(({ person }) => person === key)) void change(String(key));
            else if (key === "out" || key === "outEverywhere") void leave(key === "outEverywhere");
            else chooseLanguage(language === "nl" ? "en" : "nl");
          }}
        >
          {session.memberships?.map(({ person, organisation, function: called }) => (
            <MenuItem key={person} id={person} className="menu-item" isDisabled={person === session.person}>
              <span>
                {t(person === session.person ? "memberships.now" : "memberships.workFor", { organisation })}
                <span className="small quiet block">{called}</span>
              </span>
            </MenuItem>
          ))}
          <MenuItem id="language" className="menu-item">
            {language === "nl" ? "English" : "Nederlands"}
          </MenuItem>
          {session.login !== undefined && (
            <MenuItem id="account" className="menu-item">
              {t("ownAccount.title")}
            </MenuItem>
          )}
          <MenuItem id="statement" className="menu-item">
            {t("statement.title")}
          </MenuItem>
          <MenuItem id="lock" className="menu-item">
            {t("shell.lock")}
          </MenuItem>
          <MenuItem id="out" className="menu-item">
            {t("shell.signOut")}
          </MenuItem>
          <MenuItem id="outEverywhere" className="menu-item">
            {t("shell.signOutEverywhere")}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
