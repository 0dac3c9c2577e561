/** What the other rooms of the designer may use of the app around them. */

export { type Act, useAct } from './act.ts';
export { client, newKey } from './client.ts';
export * from './design/index.ts';
export { type DirectoryLists, reloadDirectory, useDirectory } from './directory.ts';
export { type Cell, cell } from './external.ts';
export { ProblemBox, problemCode, problemText } from './problems.tsx';
export { type Resource, useResource } from './resource.ts';
export { Link, navigate, onLeave, usePath } from './router.tsx';
export { loadSession, useMay, useSessionState, useStaff } from './session.ts';
export { Empty, Skeleton } from './states.tsx';
export { ago, clock } from './time.ts';
export { type Toast, toast } from './toasts.tsx';
export { showFindings, useFindings } from './workspace/findings-state.ts';
