import type { Rejection } from '#runtime/engine';
import type { HostResult } from './types.ts';

type Refused = Extract<HostResult<never>, { ok: false }>;

/** An answer that says: nothing changed, and why. */
export function refuse(status: Refused['status'], code: string, zh: string, en: string): Refused {
  return { ok: false, status, code, message: { zh, en } };
}

const FORBIDDEN = new Set(['not-assignee', 'not-candidate', 'not-allowed', 'not-applicant']);

/** The engine knows no HTTP: its codes are given a status here. */
export function refused(rejection: Rejection): Refused {
  const { code, message } = rejection;
  return { ok: false, status: statusOf(code), code, message };
}

function statusOf(code: string): Refused['status'] {
  if (FORBIDDEN.has(code)) return 403;
  if (code.endsWith('-unknown') || code.endsWith('-not-found')) return 404;
  if (code.endsWith('-missing') || code.endsWith('-invalid') || code.endsWith('-too-large')) return 422;
  // The case is not in a state in which this is legal.
  return 409;
}
