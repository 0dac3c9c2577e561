import { compileBpmn } from '#runtime/bpmn';
import { compileDecisions } from '#runtime/dmn';
import type { Finding } from '#runtime/model';
import type { Variables } from '#runtime/values';
import type { DesignBody } from '#runtime/wire';
import type { Store } from '#server/store';
import { type ReleaseDoc, readAs } from './documents.ts';
import { refuse } from './refuse.ts';
import type { HostResult, LoadedRelease } from './types.ts';

/** Loads and compiles releases. A release never changes, so what was compiled is kept by its id. */
export interface Releases {
  /** The release where it is in memory already: the way of nearly every command, without waiting. */
  known(id: string): LoadedRelease | undefined;
  load(id: string): Promise<HostResult<LoadedRelease>>;
}

/**
 * The id of one process of a release: of its first process the release's own, of the others with their id behind `#`.
 * A case of such a process keeps it as its release.
 */
export function partOf(release: string, process: string): string {
  return `${release.split('#')[0]}#${process}`;
}

export function createReleases(store: Store): Releases {
  const kept = new Map<string, LoadedRelease>();
  const loading = new Map<string, Promise<HostResult<LoadedRelease>>>();

  async function read(id: string): Promise<HostResult<LoadedRelease>> {
    const [base = '', part] = id.split('#');
    const doc = await store.load('releases', base);
    if (!doc) {
      return refuse(404, 'release-unknown', '没有这个发布版。', 'There is no such release.');
    }
    const release = readAs<ReleaseDoc>(doc);
    const compiled = await compileBody(release.body, part);
    if (!compiled.ok) return compiled;
    const { design: _design, service, number, trial, space, body } = release;
    const loaded = { id, service, number, trial, space, body, ...compiled.value };
    kept.set(id, loaded);
    return { ok: true, value: loaded };
  }

  return {
    known: (id) => kept.get(id),
    load(id) {
      const known = kept.get(id);
      if (known) return Promise.resolve({ ok: true, value: known });
      let one = loading.get(id);
      if (!one) {
        one = read(id).finally(() => loading.delete(id));
        loading.set(id, one);
      }
      return one;
    },
  };
}

type Compiled = Pick<LoadedRelease, 'graph' | 'decisions' | 'settings' | 'roles'>;

/** Compiles what a design says: its first process, or the one named. A drawing that cannot run is the design's problem, not a crash of the server. */
export async function compileBody(body: DesignBody, part?: string): Promise<HostResult<Compiled>> {
  const file = await compileBpmn(body.process);
  const decisions = await compileDecisions(body.decisions);
  const errors = [...file.findings, ...decisions.findings].filter((one) => one.severity === 'error');
  const graph = part === undefined ? file.processes[0] : file.processes.find(({ id }) => id === part);
  if (errors.length > 0 || !graph) return broken(errors);
  const settings: Record<string, Variables[string]> = {};
  for (const spec of body.settingSpecs) settings[spec.key] = spec.default;
  return {
    ok: true,
    value: {
      graph,
      decisions: decisions.decisions,
      settings: { ...settings, ...body.settings },
      roles: body.roles,
    },
  };
}

function broken(errors: readonly Finding[]): HostResult<never> {
  const first = errors[0];
  const at = first?.element ? ` (${first.element})` : '';
  return refuse(
    422,
    'release-broken',
    first ? `流程不能运行：${first.message.zh}${at}` : '流程文件里没有可执行的流程。',
    first ? `The process cannot run: ${first.message.en}${at}` : 'The file has no executable process.',
  );
}
