/** The only file that reads a logout token: a provider says that somebody signed out there (OpenID Connect Back-Channel Logout 1.0). */

import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import { providerKeys } from "./client.ts";
import type { ProviderSettings } from "./types.ts";

const EVENT = "http://schemas.openid.net/event/backchannel-logout";
/** Seconds that two clocks may differ, and that a token counts. */
const CLOCK = 60;
const AGE = 300;

export interface SignedOut {
  readonly issuer: string;
  /** Counts once. */
  readonly token: string;
  readonly subject?: string;
  readonly session?: string;
}

/** Who signed out at the provider; undefined when the token is not one of it. */
export async function readLogoutToken(settings: ProviderSettings, token: string): Promise<SignedOut | undefined> {
  const provider = await providerKeys(settings);
  if (!provider) return undefined;
  try {
    const { payload } = await jwtVerify(token, createRemoteJWKSet(provider.keys), {
      issuer: provider.issuer,
      audience: settings.clientId,
      clockTolerance: CLOCK,
      maxTokenAge: AGE,
    });
    const { events, nonce, sub, sid, jti } = payload;
    const isLogout = typeof events === "object" && events !== null && EVENT in events && nonce === undefined;
    if (!isLogout || jti === undefined || (sub === undefined && typeof sid !== "string")) return undefined;
    return {
      issuer: provider.issuer,
      token: jti,
      ...(sub === undefined ? {} : { subject: sub }),
      ...(typeof sid === "string" ? { session: sid } : {}),
    };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined;
    throw error;
  }
}
