/** What the command line may ask of a server, live or opened for it. One line an act. */
import { isAbsolute } from 'node:path';
import type { Text } from '#runtime/model';
import { loadDemo } from '#server/demo';
import { ProblemException } from '#server/problem';
import type { Services } from '#server/services';
import type { Json } from '#server/store';

/** Told while the act goes on, line by line. */
export type Tell = (line: Text) => void;

type Act = (services: Services, args: { readonly file?: string }, tell: Tell) => Promise<Json>;

export const acts = {
  async backup({ store }, { file }) {
    if (file === undefined || !isAbsolute(file)) throw noFile();
    const { bytes, at } = await store.backup(file);
    return { bytes, at };
  },

  async rebuild({ host }, _args, tell) {
    let last = -1;
    const cases = await host.rebuild((done, total) => {
      const share = total === 0 ? 100 : Math.floor((done / total) * 100);
      if (share < last + 10) return;
      last = share;
      tell({ zh: `已重建 ${done}/${total} 件`, en: `${done} of ${total} cases rebuilt` });
    });
    return { cases };
  },

  demo: (services, _args, tell) => loadDemo(services, tell),
} as const satisfies Record<string, Act>;

export type ActName = keyof typeof acts;

export function isAct(name: string): name is ActName {
  return Object.hasOwn(acts, name);
}

function noFile(): ProblemException {
  return new ProblemException('file-missing', 422, {
    zh: '请给出备份文件的完整路径',
    en: 'Name the file of the backup by its full path',
  });
}
