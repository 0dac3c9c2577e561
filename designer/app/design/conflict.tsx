import { Button, Modal } from 'antd';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import type { Design } from '#runtime/wire';
import { ago } from '../time.ts';
import { changedParts, mergeDocs } from './diff.ts';
import { useDesign, useDesignStore } from './hooks.tsx';
import { partName } from './part-names.ts';

const words = defineTexts({
  title: ['同事也改了这个流程', 'A colleague changed this process too'],
  lead: [
    '{who} {ago}保存了新的版本。下面是两边各自改了哪些，请选择留下哪一份。',
    '{who} saved a new version {ago}. Here is what each of you changed; choose what stays.',
  ],
  part: ['部分', 'Part'],
  mine: ['我的', 'Mine'],
  theirs: ['{who}的', '{who}’s'],
  changed: ['改了', 'changed'],
  same: ['没动', 'untouched'],
  both: ['两边的都留下', 'Keep both'],
  takeMine: ['用我的，盖掉对方的', 'Keep mine, overwrite theirs'],
  takeTheirs: ['用对方的', 'Take theirs'],
  undoHint: ['选“用对方的”之后，还可以撤销回到我的。', 'After taking theirs, undo brings mine back.'],
});

/** Saving met somebody else's change: shows both, by part, and asks. */
export function ConflictDialog() {
  const { save } = useDesign();
  return save.kind === 'conflict' ? <Choice theirs={save.theirs} /> : null;
}

function Choice({ theirs }: { theirs: Design }) {
  const say = useTexts(words);
  const locale = useLocale();
  const store = useDesignStore();
  const { saved: base, name, body } = useDesign();
  const mine = { name, body };
  const other = { name: theirs.name, body: theirs.body };
  const byMe = changedParts(base, mine);
  const byThem = changedParts(base, other);
  const { overlaps } = mergeDocs(base, mine, other);
  const parts = [...new Set([...byMe, ...byThem])];
  const cell = (changed: boolean, clash: boolean) => (
    <td className={changed && clash ? 'clash' : undefined}>{say(changed ? 'changed' : 'same')}</td>
  );
  return (
    <Modal
      open
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={say('title')}
      footer={
        <>
          <Button onClick={() => store.resolve('theirs')}>{say('takeTheirs')}</Button>
          <Button danger={overlaps.length === 0} onClick={() => store.resolve('mine')}>
            {say('takeMine')}
          </Button>
          {overlaps.length === 0 && (
            <Button type="primary" onClick={() => store.resolve('both')}>
              {say('both')}
            </Button>
          )}
        </>
      }
    >
      <p>{say('lead', { who: theirs.savedBy, ago: ago(theirs.savedAt, locale) })}</p>
      <table className="conflict">
        <thead>
          <tr>
            <th scope="col">{say('part')}</th>
            <th scope="col">{say('mine')}</th>
            <th scope="col">{say('theirs', { who: theirs.savedBy })}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part}>
              <th scope="row">{pick(partName(part, body), locale)}</th>
              {cell(byMe.includes(part), overlaps.includes(part))}
              {cell(byThem.includes(part), overlaps.includes(part))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">{say('undoHint')}</p>
    </Modal>
  );
}
