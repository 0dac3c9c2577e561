/** Sign-in, sessions, roles and scopes. */
export { type Ability, type Action, abilityOf, may, scope } from './ability.ts';
export { type Caller, guestCaller, residentCaller, staffCaller } from './caller.ts';
export { type Credentials, createCredentials, LOCK_MINUTES, MAX_TRIES, plainLogin } from './credentials.ts';
export { hashPassword, type PasswordRecord, passwordWeakness, verifyPassword } from './password.ts';
export { unitsUnder } from './scope.ts';
export { type CallerSource, createSessions, type Found, type SessionRef, type Sessions } from './sessions.ts';
export {
  csrfOf,
  equalText,
  guestToken,
  hashToken,
  newToken,
  oneTimePassword,
  readGuestToken,
  sign,
} from './tokens.ts';
