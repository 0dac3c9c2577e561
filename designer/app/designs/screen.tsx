import { usePath } from '../router.tsx';
import { Workspace } from '../workspace/workspace.tsx';
import { DesignList } from './list.tsx';

/** `designs`: all drafts; `designs/<id>/<tab>`: one of them in the workspace. */
export function DesignsScreen() {
  const [, id] = usePath();
  return id ? <Workspace key={id} id={id} /> : <DesignList />;
}
