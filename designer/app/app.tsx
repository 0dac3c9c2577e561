import { useEffect } from 'react';
import { Boundary, ProblemBox } from './problems.tsx';
import { loadSession, useSessionState } from './session.ts';
import { Shell } from './shell.tsx';
import { ChangePassword, SignIn } from './sign-in.tsx';
import { Skeleton } from './states.tsx';
import { Theme } from './theme.tsx';
import { Toasts } from './toasts.tsx';

/** The designer: signed out, with a password to change, or at work. */
export function App() {
  useEffect(() => void loadSession(), []);
  return (
    <Theme>
      <Boundary home={import.meta.env.BASE_URL}>
        <Gate />
      </Boundary>
      <Toasts />
    </Theme>
  );
}

function Gate() {
  const { session, ended, problem } = useSessionState();
  if (!session) {
    return (
      <main className="page narrow">
        {problem ? <ProblemBox error={problem} onRetry={() => void loadSession()} /> : <Skeleton />}
      </main>
    );
  }
  const { actor } = session;
  if (actor?.kind !== 'staff') return <SignIn />;
  if (actor.mustChangePassword) return <ChangePassword />;
  return (
    <>
      <Shell />
      {ended && (
        <div className="over">
          <SignIn again />
        </div>
      )}
    </>
  );
}
