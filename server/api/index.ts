/**
 * The API: parse → call → answer.
 *
 * **A resource** is one file in `resources/`, exporting its rows, and one line in `resources.ts`:
 *
 * ```ts
 * import { z } from 'zod';
 * import { created, row } from '../resource.ts';
 * import { notFound } from '../problem.ts';
 *
 * export const venues = [
 *   row({
 *     endpoint: 'POST /api/venues',             // a key of Endpoints in #runtime/wire: types the answer
 *     summary: '新增场地 · Add a venue',
 *     who: 'admin',                             // 'public' | 'person' | 'resident' | 'staff' | permission(s) | (caller) => boolean
 *     body: z.strictObject({ name: z.string().trim().min(1).max(50) }),
 *     creating: 'once',                         // needs Idempotency-Key; 'case' where the host does it once by `key`
 *     async handle({ body, caller, id, services }) {
 *       return created(await services.venues.add(caller, id('venue'), body));
 *     },
 *   }),
 *   row({
 *     endpoint: 'PATCH /api/venues/{id}',
 *     summary: '修改场地 · Change a venue',
 *     who: 'admin',
 *     body: z.strictObject({ name: z.string().optional() }),
 *     versioned: true,                          // needs If-Match; `version` is a number then
 *     handle: ({ params, body, caller, version, services }) =>
 *       services.venues.change(caller, params.id ?? '', body, version ?? 0),
 *   }),
 * ];
 * ```
 *
 * - `handle` gets a {@link Call}: params, body, query (checked), caller (who, post, units, rights), actor (as events name
 *   them), session, space, key, `id(kind)` (a stable id per key: insert under it with `insertOnce` and a retry doubles
 *   nothing), version, locale, services, request (uploads), gone (abort signal).
 * - It returns the endpoint's value (200; `ETag` from its `version`), or `created(value, path)`, or
 *   `new Answer(status, body, headers)` with JSON, bytes or a Readable.
 * - It refuses by throwing `ProblemException(code, status, title, { mend, … })`, `notFound()`, `forbidden()`,
 *   `invalid(errors)`, `versionConflict(current)`; a host's refusal by `unwrap(result, mend)`. All of them also from
 *   `#server/problem`, for services. Anything else that is thrown is a bug: 500, cause in the log only.
 * - Which documents a caller sees: `scope(caller.ability, 'read', 'cases')` is a store filter, or undefined for
 *   "none at all"; `may(caller.ability, 'write', 'units', doc)` asks for one document (both from `#server/security`).
 *   Grants by permission are in `server/security/ability.ts`.
 * - Files: `upload: true`, then `await readUpload(request, maxBytes)`.
 * - Audit: every act (all but GET) is recorded with the post, done and refused; say more with `call.audit({ object })`.
 *   `audit: 'read'` for a GET that is an act, `'events'` where the case's own events are the record.
 * - Every endpoint has a row in the table of roles (`roles.test.ts`), or the build fails.
 */

export { type AppOptions, createApp } from './app.ts';
export { LIMITS } from './limits.ts';
export { createLog } from './log.ts';
export { forbidden, invalid, notFound, ProblemException, unwrap, versionConflict } from './problem.ts';
export { Answer, type AnyRow, type Call, created, type Row, row, type Who } from './resource.ts';
export { resources } from './resources.ts';
export { ListenError, type Running, type ServerOptions, startServer } from './serve.ts';
export { readUpload, type Upload } from './upload.ts';
