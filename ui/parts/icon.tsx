/** Icons as drawings of one stroke: always beside a word, so hidden from screen readers. */

const PATHS = {
  home: "M3 10.5 12 3l9 7.5M5.5 9v11h13V9",
  folder: "M3 6h6l2 2.5h10V19H3z",
  table: "M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M9.5 4h5M9.5 20h5M4 9.5v5M20 9.5v5",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 21 21",
  help: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.5v.5",
  check: "M5 12.5 10 17.5 19.5 7",
  checkCircle: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 12.3l2.8 2.8L16 9.5",
  cross: "M6 6l12 12M18 6 6 18",
  warn: "M12 4 2.8 20h18.4zM12 10v4.5M12 17v.5",
  bad: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7.5v5.5M12 16v.5",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5.5M12 7.5V8",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7.5V12l3 2",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  eye: "M2.5 12S6 6 12 6s9.5 6 9.5 6-3.500 6-9.500 6-9.500-6-9.500-6M12 9.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5",
  eyeOff:
    "M4 4l16 16M9.500 6.400A9 9 0 0 1 12 6c6 0 9.500 6 9.500 6a17 17 0 0 1-3 3.500M6 8a16 16 0 0 0-3.500 4s3.500 6 9.500 6c1.200 0 2.300-.2 3.300-.6",
  right: "M9 5l7 7-7 7",
  left: "M15 5l-7 7 7 7",
  down: "M5 9l7 7 7-7",
  up: "M5 15l7-7 7 7",
  arrow: "M4 12h15M13 6l6 6-6 6",
  plus: "M12 5v14M5 12h14",
  pause: "M9 6v12M15 6v12",
  minus: "M5 12h14",
  pen: "M4 20l1-4.500L16 4.500 19.500 8 8.500 19z",
  bin: "M4.500 7h15M9 7V4.500h6V7M6.500 7l1 13h9l1-13M10.500 11v5M13.500 11v5",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.500 20.500c.8-4 3.600-6 7.500-6s6.700 2 7.500 6",
  bell: "M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 2h-15zM10 20.500h4",
  history: "M4 5v4h4M4.500 9A8 8 0 1 1 4 13M12 8v4.500l3 2",
  print: "M7 9V4h10v5M5 9h14v8h-3M8 17H5M8 14h8v6H8z",
  chart: "M4 20h16M7 20v-6M12 20V5M17 20V10",
  page: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  globe:
    "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c3 3 3.500 6 3.500 9s-.5 6-3.500 9c-3-3-3.500-6-3.500-9s.5-6 3.500-9",
  out: "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
  half: "M12 3a9 9 0 1 0 0 18z",
  split: "M4 4h16v16H4zM12 4v16",
  hand: "M4 12h15M14 7l5 5-5 5M4 6v12",
  grip: "M9 5.500v.5M9 11.750v.5M9 18v.5M15 5.500v.5M15 11.750v.5M15 18v.5",
  calendar: "M4 6h16v14H4zM4 10h16M8.500 3.500V7M15.500 3.500V7",
  mail: "M3 6h18v12H3zM3 7l9 7 9-7",
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={name === "half" ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
      {name === "half" && <circle cx="12" cy="12" r="9" fill="none" />}
    </svg>
  );
}

/** The four states of a section as signs: dashed ring, half disc, check, lock. */
export function StateIcon({ state }: { readonly state: "empty" | "draft" | "submitted" | "none" | "bad" }) {
  if (state === "submitted")
    return (
      <span className="text-ok">
        <Icon name="check" />
      </span>
    );
  if (state === "bad")
    return (
      <span className="text-bad">
        <Icon name="bad" />
      </span>
    );
  if (state === "draft")
    return (
      <span className="text-warn">
        <Icon name="half" />
      </span>
    );
  if (state === "none") return <Icon name="lock" />;
  return (
    <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="8.5" fill="none" stroke="#64748b" strokeWidth="1.75" strokeDasharray="3 3.2" />
    </svg>
  );
}

/** The product's mark. */
export function Mark({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="currentColor" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="6.500" />
      <rect x="12" y="4" width="8" height="3" rx="1.500" />
      <rect x="12" y="25" width="8" height="3" rx="1.500" />
      <rect x="4" y="12" width="3" height="8" rx="1.500" />
      <rect x="25" y="12" width="3" height="8" rx="1.500" />
    </svg>
  );
}
