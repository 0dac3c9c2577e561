import { Component, type ReactNode } from 'react';
import { defineTexts, say, useTexts } from '#runtime/ui';
import { ProblemError } from '#runtime/wire';

const words = defineTexts({
  offline: [
    '现在连不上服务器。检查网络后再试，已填的内容都在。',
    'The server cannot be reached. Check the network and try again; nothing typed is lost.',
  ],
  unexpected: [
    '页面出了问题。已填的内容都在，请重试。',
    'Something went wrong on this page. Nothing typed is lost; please try again.',
  ],
  retry: ['再试一次', 'Try again'],
  home: ['回到流程列表', 'Back to the list'],
  code: ['错误代码 {code}', 'Error code {code}'],
});

/** What went wrong and how to mend it, in words for a person. */
export function problemText(error: unknown): string {
  if (!(error instanceof ProblemError)) return say(words)('unexpected');
  const { problem } = error;
  if (problem.status === 0) return say(words)('offline');
  return [problem.title, problem.detail, problem.mend].filter(Boolean).join(' ');
}

export function problemCode(error: unknown): string {
  return error instanceof ProblemError ? error.problem.code : error instanceof Error ? error.name : 'unknown';
}

/** An error in the place of content, with a way on. */
export function ProblemBox({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const say = useTexts(words);
  return (
    <div className="problem" role="alert">
      <p>{problemText(error)}</p>
      <p className="hint">{say('code', { code: problemCode(error) })}</p>
      {onRetry && (
        <button type="button" className="plain" onClick={onRetry}>
          {say('retry')}
        </button>
      )}
    </div>
  );
}

interface BoundaryProps {
  readonly children: ReactNode;
  readonly home: string;
}

/** Catches what a screen throws; the rest of the app stays, and there are two ways out. */
export class Boundary extends Component<BoundaryProps, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    const text = say(words);
    return (
      <main className="page narrow">
        <ProblemBox error={this.state.error} onRetry={() => this.setState({ error: undefined })} />
        <p>
          <a href={this.props.home}>{text('home')}</a>
        </p>
      </main>
    );
  }
}
