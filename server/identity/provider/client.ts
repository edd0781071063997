/** The only file that speaks OpenID Connect: discovery, the code flow with PKCE, and what each failure means. Nothing of a provider is held: changed keys count at once. */

import * as oidc from "openid-client";
import type { ProviderClaims, ProviderFault, ProviderSettings } from "./types.ts";

/** Seconds that two clocks may differ. */
const CLOCK = 60;
const TIMEOUT = 8;
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether an address may be that of a provider: https, or on this machine. */
export function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash } = new URL(text);
  const isSafe = protocol === "https:" || (protocol === "http:" && LOOPBACK.has(hostname));
  return isSafe && search === "" && hash === "";
}

/** What is remembered between going to the provider and coming back. */
export interface Journey {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}
interface Way {
  readonly redirect: string;
  /** The provider must ask for the password again. */
  readonly again?: boolean;
}

const isFault = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && "code" in error && codes.includes(String(error.code));
const statusOf = (error: unknown): number =>
  error instanceof Error && error.cause instanceof Response ? error.cause.status : 0;

/** What an exception of the library means. */
function faultOf(error: unknown): ProviderFault {
  if (error instanceof oidc.AuthorizationResponseError)
    return error.error === "access_denied" ? "provider-refused" : "provider-settings";
  if (error instanceof oidc.ResponseBodyError)
    return error.error === "invalid_grant" ? "provider-late" : "provider-settings";
  if (isFault(error, "OAUTH_JWT_TIMESTAMP_CHECK_FAILED")) return "provider-clock";
  if (isFault(error, "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED")) return "provider-settings";
  if (isFault(error, "OAUTH_RESPONSE_IS_NOT_CONFORM", "OAUTH_RESPONSE_IS_NOT_JSON"))
    return statusOf(error) >= 500 ? "provider-away" : "provider-settings";
  if (isFault(error, "OAUTH_TIMEOUT", "OAUTH_ABORT") || error instanceof TypeError) return "provider-away";
  return "provider-untrusted";
}

/** Reads the provider's own description. */
async function discovered({ issuer, clientId, clientSecret }: ProviderSettings): Promise<oidc.Configuration> {
  const url = new URL(issuer);
  const client = { client_secret: clientSecret, [oidc.clockTolerance]: CLOCK };
  const relaxed = url.protocol === "http:" ? [oidc.allowInsecureRequests] : [];
  const found = await oidc.discovery(url, clientId, client, oidc.None(), { timeout: TIMEOUT, execute: relaxed });
  const methods = found.serverMetadata().token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  const how = methods.includes("client_secret_basic") ? oidc.ClientSecretBasic : oidc.ClientSecretPost;
  const made = new oidc.Configuration(found.serverMetadata(), clientId, client, how(clientSecret));
  made.timeout = TIMEOUT;
  for (const relax of relaxed) relax(made);
  oidc.enableNonRepudiationChecks(made);
  return made;
}

/** Whether a provider answers as these settings say; undefined when it does. */
export async function tryProvider(settings: ProviderSettings): Promise<ProviderFault | undefined> {
  try {
    await discovered(settings);
    return undefined;
  } catch (error) {
    return faultOf(error);
  }
}

/** What a provider calls itself and where its keys are; undefined when it does not answer. */
export async function providerKeys(
  settings: ProviderSettings,
): Promise<{ readonly issuer: string; readonly keys: URL } | undefined> {
  try {
    const { issuer, jwks_uri: keys = "" } = (await discovered(settings)).serverMetadata();
    return { issuer, keys: new URL(keys) };
  } catch {
    return undefined;
  }
}

/** The address at the provider to send somebody to, with what has to be remembered. */
export async function beginJourney(
  settings: ProviderSettings,
  { redirect, again = false }: Way,
): Promise<{ readonly location: string; readonly journey: Journey } | ProviderFault> {
  try {
    const config = await discovered(settings);
    const journey = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    };
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: redirect,
      scope: "openid email",
      state: journey.state,
      nonce: journey.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
      code_challenge_method: "S256",
      ...(settings.acr ? { acr_values: settings.acr } : {}),
      ...(again ? { prompt: "login", max_age: "0" } : {}),
    });
    return { location: url.href, journey };
  } catch (error) {
    return faultOf(error);
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

function claimsOf(claims: oidc.IDToken, { acr }: ProviderSettings): ProviderClaims {
  const { iss: issuer, sub: subject, amr, sid } = claims;
  const email = claims["email_verified"] === true ? textOf(claims["email"]) : undefined;
  const session = textOf(sid);
  return {
    issuer,
    subject,
    hasSecondFactor: acr === undefined ? Array.isArray(amr) && amr.includes("mfa") : claims.acr === acr,
    ...(email === undefined ? {} : { email: email.trim().toLowerCase() }),
    ...(session === undefined ? {} : { session }),
  };
}

/** What the provider says of whoever came back to an address. */
export async function finishJourney(
  settings: ProviderSettings,
  { state, nonce, verifier }: Journey,
  cameBack: URL,
): Promise<ProviderClaims | ProviderFault> {
  try {
    const config = await discovered(settings);
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
    const tokens = await oidc.authorizationCodeGrant(config, cameBack, checks);
    const claims = tokens.claims();
    if (!claims) return "provider-untrusted";
    const told = claimsOf(claims, settings);
    if (told.email !== undefined || tokens.access_token === undefined) return told;
    return { ...told, ...(await emailOf(config, tokens.access_token, claims.sub)) };
  } catch (error) {
    return faultOf(error);
  }
}

/** Many providers tell the address only when it is asked for by itself. */
async function emailOf(config: oidc.Configuration, token: string, subject: string): Promise<{ email?: string }> {
  if (config.serverMetadata().userinfo_endpoint === undefined) return {};
  const info = await oidc.fetchUserInfo(config, token, subject);
  const email = info.email_verified === true ? textOf(info.email) : undefined;
  return email === undefined ? {} : { email: email.trim().toLowerCase() };
}
