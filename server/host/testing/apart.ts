import { point, type Store } from '#server/store';

/**
 * The same store, but a commit and its projections are two writes: what an adapter without transactions does, and
 * the least that the port promises. Nothing in the host may rely on more.
 */
export function apart(store: Store): Store {
  return new Proxy(store, {
    get(target, name) {
      if (name === 'commit') {
        return async (commit: Parameters<Store['commit']>[0]) => {
          const { projections = [], ...alone } = commit;
          const result = await target.commit(alone);
          if (!result.ok) return result;
          await point('host.before-project');
          await target.project(projections);
          return result;
        };
      }
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}
