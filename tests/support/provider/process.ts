/** A real OpenID Connect provider as a process of its own (oidc-provider), whose people, keys and clock a test chooses. */

import { createServer } from "node:http";
import Provider, { type Configuration } from "oidc-provider";

interface Given {
  readonly port: number;
  /** Where the product is; its addresses are registered here. */
  readonly redirect: string;
  readonly logout: string;
  readonly jwks: Configuration["jwks"];
  /** Seconds that this clock runs behind. */
  readonly behind: number;
}
const { port, redirect, logout, jwks, behind } = JSON.parse(process.argv[2] ?? "") as Given;
const realNow = Date.now;
Date.now = () => realNow() - behind * 1_000;

/** Who signs in next; the test says so. */
let next = { subject: "p1", email: "", verified: true, amr: ["pwd"], refuse: false };
const emails = new Map<string, { email: string; email_verified: boolean }>();

const provider = new Provider(`http://127.0.0.1:${port}`, {
  ...(jwks ? { jwks } : {}),
  clients: [
    {
      client_id: "casustafel",
      client_secret: "a secret of the provider & more",
      redirect_uris: [redirect],
      backchannel_logout_uri: logout,
      backchannel_logout_session_required: true,
    },
  ],
  claims: { openid: ["sub", "amr", "sid"], email: ["email", "email_verified"] },
  conformIdTokenClaims: true,
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      logoutSource: (ctx, form) => {
        ctx.body = form;
      },
    },
  },
  cookies: { keys: ["only a test"] },
  // Its guard keeps it from addresses of this machine, where the product is in a test.
  fetch: (url, { dispatcher: _guard, ...rest }: RequestInit & { dispatcher?: unknown } = {}) => fetch(url, rest),
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...emails.get(id) }) }),
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({
      clientId: oidc.client?.clientId ?? "",
      accountId: oidc.session?.accountId ?? "",
    });
    grant.addOIDCScope("openid email");
    await grant.save();
    return grant;
  },
});

const handle = provider.callback();
createServer((request, response) => {
  if (request.url?.startsWith("/interaction/")) {
    const { subject, amr, refuse } = next;
    const result = refuse ? { error: "access_denied" } : { login: { accountId: subject, amr, remember: false } };
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  } else if (request.url === "/next") {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      next = { ...next, ...(JSON.parse(text) as Partial<typeof next>) };
      emails.set(next.subject, { email: next.email, email_verified: next.verified });
      response.end();
    });
  } else void handle(request, response);
}).listen(port, "127.0.0.1", () => console.log("ready"));
