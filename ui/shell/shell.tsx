/** The fixed window around every screen: who is signed in, the rail, notices about demo and connection, keys. */

import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { isConnected, onConnection, onSessionEnd, onStopped, speakAs } from "../api/client.ts";
import { useLive } from "../api/live.ts";
import { useSession } from "../api/queries.ts";
import type { Session } from "../api/types.ts";
import { Boundary, Failure, Skeleton } from "../parts/feedback.tsx";
import { Icon } from "../parts/icon.tsx";
import { MembershipChoice } from "../screens/sign-in/membership-choice.tsx";
import { SignInScreen } from "../screens/sign-in/sign-in-screen.tsx";
import { AccountStopped } from "./account-stopped.tsx";
import { Broken } from "./broken.tsx";
import { type Open, useKeys } from "./keys.ts";
import { LiveContext } from "./live-context.ts";
import { Palette } from "./palette.tsx";
import { ProveAgain } from "./prove-again-dialog.tsx";
import { Rail } from "./rail.tsx";
import { RecoverySpent } from "./recovery-spent.tsx";
import { SessionEnded } from "./session-ended.tsx";
import { AtMostWarning, IdleWarning, Locked } from "./session-ending.tsx";
import { useEnding } from "./session-watch.ts";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";

const EnrolScreen = lazy(async () => ({ default: (await import("../screens/sign-in/enrol-screen.tsx")).EnrolScreen }));
const SetupScreen = lazy(async () => ({ default: (await import("../screens/sign-in/setup-screen.tsx")).SetupScreen }));

export function Shell() {
  const session = useSession();
  if (session.isPending) return <Waiting />;
  if (session.error && !session.data)
    return (
      <main className="page middle">
        <Failure error={session.error} retry={() => void session.refetch()} />
      </main>
    );
  return <SignedOrNot session={session.data} />;
}
const Waiting = () => (
  <div className="middle">
    <Skeleton />
  </div>
);

/** Once someone is in, the screens stay mounted when the session ends: what was typed stays. */
function SignedOrNot({ session }: { readonly session: Session }) {
  const [person, setPerson] = useState<Session | undefined>(session.person ? session : undefined);
  const [ended, setEnded] = useState(false);
  const ending = useEnding(person !== undefined && !ended);
  const [stayedAt, setStayedAt] = useState(0);
  const [locked, setLocked] = useState(false);
  const [cameIn, setCameIn] = useState(false);
  const [link, setLink] = useState(linkInAddress);
  const [stopped, setStopped] = useState(false);
  const [recoveryLeft, setRecoveryLeft] = useState<number>();
  const rests = ending?.why === "locked";
  useEffect(() => {
    if (rests) setLocked(true);
  }, [rests]);
  const client = useQueryClient();
  const known = person !== undefined;
  useEffect(() => (known ? onSessionEnd(() => setEnded(true)) : undefined), [known]);
  useEffect(() => onStopped(() => setStopped(true)), []);
  // What was on the screen of a stopped account, or waits to be shown, is gone from this window.
  useEffect(() => (stopped ? client.clear() : undefined), [stopped, client]);
  // Whoever signs in in another tab does not take over what stands on this one.
  useEffect(() => {
    if (!session.person) return;
    if (person === undefined || person.person === session.person) setPerson(session);
    else setEnded(true);
  }, [session, person]);
  speakAs(person?.person ?? undefined);
  if (stopped) return <AccountStopped />;
  if (!person || link)
    return (
      <WayIn
        session={session}
        link={link}
        onLink={setLink}
        onSignedIn={(next) => {
          setPerson(next);
          setRecoveryLeft(next.recoveryLeft);
          setCameIn(true);
          setLink(undefined);
          void client.invalidateQueries();
        }}
      />
    );
  return (
    <>
      <Window
        session={person}
        ended={ended}
        cameIn={cameIn}
        lock={() => setLocked(true)}
        notice={
          <>
            {recoveryLeft !== undefined && (
              <RecoverySpent left={recoveryLeft} onClose={() => setRecoveryLeft(undefined)} />
            )}
            {ending?.why === "at-most" && <AtMostWarning session={person} ending={ending} />}
          </>
        }
      />
      {!ended && locked && <Locked session={person} onBack={() => setLocked(false)} />}
      {!ended && !locked && ending?.why === "idle" && ending.at > stayedAt && (
        <IdleWarning at={ending.at} onStayed={() => setStayedAt(ending.at)} />
      )}
      {ended && (
        <SessionEnded
          before={person}
          onBack={(next) => {
            if (next.person !== person.person) {
              client.clear();
              window.location.assign("/");
              return;
            }
            setPerson(next);
            setEnded(false);
            setLocked(false);
            void client.invalidateQueries();
          }}
        />
      )}
    </>
  );
}

/** The token behind `/enrol#`: it stays out of addresses that a server sees. */
function linkInAddress(): string | undefined {
  const { pathname, hash } = window.location;
  if (pathname !== "/enrol" || hash.length < 2) return undefined;
  return hash.slice(1);
}

interface WayInProps {
  readonly session: Session;
  readonly link: string | undefined;
  readonly onLink: (token: string) => void;
  readonly onSignedIn: (session: Session) => void;
}
/** A link that was given to somebody, the first start, or signing in. */
function WayIn({ session, link, onLink, onSignedIn }: WayInProps) {
  const navigate = useNavigate();
  const [choosing, setChoosing] = useState<Session>();
  if (link === undefined && session.setup)
    return (
      <Suspense fallback={<Waiting />}>
        <SetupScreen onLink={onLink} />
      </Suspense>
    );
  if (choosing) return <MembershipChoice session={choosing} onChosen={onSignedIn} />;
  if (link === undefined)
    return (
      <SignInScreen
        demo={session.demo}
        onSignedIn={(next) => (next.memberships && !next.demo ? setChoosing(next) : onSignedIn(next))}
      />
    );
  return (
    <Suspense fallback={<Waiting />}>
      <EnrolScreen
        token={link}
        onSignedIn={(next) => {
          void navigate({ to: next.duties?.includes("administrator") ? "/admin" : "/" });
          onSignedIn(next);
        }}
      />
    </Suspense>
  );
}

interface WindowProps {
  readonly session: Session;
  readonly ended: boolean;
  /** By signing in on this very page: where the keyboard was is gone. */
  readonly cameIn: boolean;
  readonly lock: () => void;
  /** About the session, beside the work. */
  readonly notice: ReactNode;
}
function Window({ session, ended, cameIn, lock, notice }: WindowProps) {
  const { t } = useTranslation();
  const live = useLive(!ended);
  const connected = useSyncExternalStore(onConnection, isConnected);
  const [open, setOpen] = useState<Open>();
  const { pathname } = useLocation();
  const work = useRef<HTMLDivElement>(null);
  useKeys(setOpen);
  // Coming in, and moving to another screen, puts a keyboard's focus at its beginning.
  const before = useRef(cameIn ? undefined : pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    work.current?.focus();
  }, [pathname]);
  return (
    <LiveContext
      value={{
        live,
        session,
        openPalette: () => setOpen("palette"),
        openShortcuts: () => setOpen("shortcuts"),
        lock,
      }}
    >
      <div className="shell">
        <a className="skip-link" href="#work">
          {t("shell.skip")}
        </a>
        <div className="banners">
          {session.demo && (
            <div className="banner">
              <Icon name="info" size={14} />
              {t("shell.demo")}
            </div>
          )}
          {!connected && (
            <div className="banner banner-offline" role="status">
              <Icon name="warn" size={14} />
              {t("shell.offline")}
            </div>
          )}
          {notice}
        </div>
        <Rail />
        <div className="work" id="work" tabIndex={-1} ref={work}>
          <Boundary at={pathname} fallback={(retry) => <Broken retry={retry} />}>
            <Suspense fallback={<Waiting />}>
              <Outlet />
            </Suspense>
          </Boundary>
        </div>
        <div id="announcements" className="sr-only" aria-live="polite" />
        {open === "palette" && <Palette onClose={() => setOpen(undefined)} />}
        <ProveAgain />
        {open === "shortcuts" && <ShortcutsDialog onClose={() => setOpen(undefined)} />}
      </div>
    </LiveContext>
  );
}
