/** Signing in through an organisation's own provider (OpenID Connect): how it is set, and what can go wrong, each with a sentence of its own. */

/** How an organisation's people sign in there. */
export interface ProviderSettings {
  /** The provider's address, such as `https://login.example.nl/realms/werk`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** `theirs`: a second factor that the provider says it asked counts; `ours`: a code is always asked here. */
  readonly secondFactor: "ours" | "theirs";
  /** What the provider calls a sign-in with a second factor (`acr`); without it its `amr` must hold `mfa`. */
  readonly acr?: string;
}
export type ProviderFault =
  /** It does not answer, or answers with a fault of its own. */
  | "provider-away"
  /** What was set here does not fit the provider. */
  | "provider-settings"
  /** It, or the person there, said no. */
  | "provider-refused"
  /** Its signature or its answer cannot be trusted. */
  | "provider-untrusted"
  /** Its clock and ours differ too much. */
  | "provider-clock"
  /** The way there was begun too long ago, in another browser, or used before. */
  | "provider-late"
  /** Nobody of the organisation has the address that it names, or it does not vouch for it. */
  | "provider-nobody"
  /** More than one person of the organisation has that address. */
  | "provider-two-people"
  /** That account already belongs to another identity at the provider. */
  | "provider-taken"
  | "link-ended"
  | "too-many-tries";

/** What a provider says of somebody who signed in there. */
export interface ProviderClaims {
  readonly issuer: string;
  /** The provider's own name for the person: the only thing that a link rests on. */
  readonly subject: string;
  /** Only one that the provider vouches for. */
  readonly email?: string;
  /** The provider asked a second factor, as the settings recognise it. */
  readonly hasSecondFactor: boolean;
  /** The provider's name for its session, for signing out from there. */
  readonly session?: string;
}
