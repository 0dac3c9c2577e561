import { ProblemError } from '#runtime/wire';
import { defineTexts, say } from './texts.ts';

const words = defineTexts({
  offline: [
    '现在连不上网。请检查网络后再试，已填的内容都在。',
    'No connection. Check the network and try again; nothing you typed is lost.',
  ],
  unexpected: ['出了点问题，请再试一次。', 'Something went wrong; please try again.'],
});

/** What went wrong and how to mend it, in words for a person. */
export function problemText(error: unknown): string {
  if (!(error instanceof ProblemError)) return say(words)('unexpected');
  const { problem } = error;
  if (problem.status === 0) return say(words)('offline');
  return [problem.title, problem.mend].filter(Boolean).join(' ');
}

export function problemCode(error: unknown): string {
  return error instanceof ProblemError ? error.problem.code : 'unexpected';
}
