/** What each route may answer to whom: written by hand, apart from the code of the routes, and complete over the running app. */

/** Who asks, seen from the instance in the path. */
export type Relation = "nobody" | "stranger" | "knows";
/** `any`: not judged by status alone (public, or about oneself). */
export type Rule = "public" | "own" | "administrator" | "designer" | "instance" | "section" | "draft" | "paper";

export const RULES: Readonly<Record<string, Rule>> = {
  "get /api/session": "public",
  "post /api/session": "public",
  "delete /api/session": "public",
  "post /api/session/stay": "own",
  "post /api/setup": "public",
  "post /api/session/local": "public",
  "post /api/enrolment/look": "public",
  "post /api/enrolment": "public",
  "get /api/session/providers": "public",
  "get /api/session/provider": "public",
  "get /api/session/provider/back": "public",
  "post /api/session/provider/code": "public",
  "post /api/session/provider/:organisation": "public",
  "post /api/session/provider/:organisation/logout": "public",
  "get /api/admin/providers": "administrator",
  "post /api/admin/organisations/:id/provider": "administrator",
  "delete /api/admin/organisations/:id/provider": "administrator",
  "get /api/account": "own",
  "delete /api/account/sessions": "own",
  "delete /api/account/sessions/:session": "own",
  "post /api/account/password": "own",
  "post /api/account/recovery": "own",
  "post /api/account/authenticator": "own",
  "post /api/account/authenticator/code": "own",
  "get /api/definitions": "designer",
  "get /api/definitions/:hash/files": "designer",
  "post /api/definitions/:hash/activate": "designer",
  "post /api/drafts": "designer",
  "get /api/drafts/:id": "designer",
  "post /api/drafts/:id/edits": "designer",
  "post /api/drafts/:id/undo": "designer",
  "post /api/drafts/:id/redo": "designer",
  "post /api/drafts/:id/back": "designer",
  "get /api/drafts/:id/findings": "designer",
  "get /api/drafts/:id/difference": "designer",
  "get /api/drafts/:id/validators/:revision/:form": "designer",
  "get /api/drafts/:id/papers/:file": "designer",
  "post /api/drafts/:id/review": "designer",
  "get /api/drafts/:id/texts": "designer",
  "post /api/drafts/:id/texts": "designer",
  "post /api/drafts/:id/return": "designer",
  "post /api/drafts/:id/publish": "designer",
  "post /api/drafts/:id/discard": "designer",
  "get /api/definitions/:hash/migrations": "designer",
  "post /api/migrations": "designer",
  "get /api/migrations/:id": "designer",
  "post /api/migrations/:id/map": "designer",
  "post /api/migrations/:id/run": "designer",
  "post /api/migrations/:id/pause": "designer",
  "post /api/migrations/:id/cases/:instance/ask": "designer",
  "post /api/migrations/:id/cases/:instance/agree": "designer",
  "get /api/operations/failures": "administrator",
  "post /api/operations/failures/:effect/retry": "administrator",
  "get /api/operations/mail": "administrator",
  "post /api/operations/mail/:mail/retry": "administrator",
  "post /api/account/mail": "own",
  "get /api/admin": "administrator",
  "post /api/admin/organisations": "administrator",
  "post /api/admin/people": "administrator",
  "post /api/admin/people/:id/invitation": "administrator",
  "post /api/admin/people/:id/invitation/mail": "administrator",
  "post /api/admin/people/:id/stopped": "administrator",
  "get /api/admin/people/:id/work": "administrator",
  "get /api/admin/requests": "administrator",
  "post /api/admin/requests": "administrator",
  "get /api/admin/requests/:id/looked": "administrator",
  "post /api/admin/requests/:id/close": "administrator",
  "post /api/admin/requests/:id/erase": "administrator",
  "post /api/admin/confirmed": "administrator",
  "get /api/admin/looked": "administrator",
  "post /api/admin/groups": "administrator",
  "get /api/demo/people": "public",
  "get /api/live": "public",
  "get /api/ready": "public",
  "get /api/metrics": "public",
  "get /api/openapi.json": "public",
  "get /api/worklist": "own",
  "post /api/notices/:id/seen": "own",
  "get /api/instances": "own",
  "post /api/instances": "own",
  "get /api/events": "own",
  "get /api/processes": "own",
  "get /api/figures": "own",
  "get /api/figures/:group": "own",
  "get /api/figures/:group/:file": "own",
  "get /api/processes/:hash": "own",
  "get /api/processes/:hash/texts": "own",
  "get /api/processes/:hash/calendar": "own",
  "get /api/processes/:hash/forms": "own",
  "get /api/processes/:hash/validators/:form": "own",
  "get /api/instances/:id": "instance",
  "post /api/instances/:id/commands": "instance",
  "post /api/instances/:id/screen": "instance",
  "post /api/search": "own",
  "get /api/instances/:id/same-subject": "instance",
  "get /api/instances/:id/process": "instance",
  "get /api/instances/:id/people": "instance",
  "get /api/instances/:id/timeline": "instance",
  "get /api/instances/:id/readers": "instance",
  "get /api/instances/:id/reads": "instance",
  "get /api/instances/:id/documents": "instance",
  "get /api/instances/:id/linked/:item": "instance",
  "get /api/instances/:id/linkable/:item": "instance",
  "put /api/instances/:id/drafts/:address": "draft",
  "get /api/instances/:id/drafts/:address": "draft",
  "delete /api/instances/:id/drafts/:address": "draft",
  "get /api/instances/:id/sections/:section": "section",
  "get /api/instances/:id/reports/:file": "paper",
  "get /api/instances/:id/papers/:report": "paper",
  "get /api/documents/:file": "paper",
};

/** What a person may do beside knowing of an instance. */
export interface Rights {
  readonly reads: boolean;
  readonly writes: boolean;
  readonly duties?: readonly string[];
}

/** Whether a success is allowed. */
export function maySucceed(rule: Rule, relation: Relation, { reads, writes, duties = [] }: Rights): boolean {
  if (rule === "public") return true;
  if (relation === "nobody") return false;
  if (rule === "own") return true;
  if (rule === "administrator" || rule === "designer") return duties.includes(rule);
  if (relation === "stranger") return false;
  if (rule === "draft") return reads || writes;
  return rule === "section" ? reads : true;
}
