import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import type { Design } from '#runtime/wire';
import { useDirectory } from '../directory.ts';
import { ago } from '../time.ts';
import { type Change, changesOf } from './compare/index.ts';
import { changedParts, mergeDocs, type PartId } from './diff.ts';
import { useDesign, useDesignStore } from './hooks.tsx';
import { partName } from './part-names.ts';
import type { Doc } from './types.ts';

const words = defineTexts({
  title: ['同事也改了这个流程', 'A colleague changed this process too'],
  lead: [
    '{who} {ago}保存了新的版本。下面是两边各自改了什么，请选择留下哪一份。',
    '{who} saved a new version {ago}. Here is what each of you changed; choose what stays.',
  ],
  overlap: [
    '标着“两边都改了”的地方只能留一份，其余的可以都留下。',
    'Where both of you changed the same part, only one can stay.',
  ],
  mine: ['我的改动', 'Mine'],
  theirs: ['{who}的改动', '{who}’s'],
  untouched: ['没动', 'untouched'],
  clash: ['两边都改了', 'Both changed it'],
  comparing: ['正在比对', 'Comparing'],
  added: ['新增', 'Added'],
  removed: ['去掉', 'Removed'],
  changed: ['改了', 'Changed'],
  more: ['还有 {n} 处', '{n} more'],
  both: ['两边的都留下', 'Keep both'],
  takeMine: ['用我的，盖掉对方的', 'Keep mine, overwrite theirs'],
  takeTheirs: ['用对方的', 'Take theirs'],
  undoHint: ['选“用对方的”之后，还可以撤销回到我的。', 'After taking theirs, undo brings mine back.'],
});

/** Saving met somebody else's change: shows both, by part and what differs in it, and asks. */
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
  return (
    <Modal
      open
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={860}
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
      {overlaps.length > 0 && <p>{say('overlap')}</p>}
      <div className="conflict">
        {parts.map((part) => (
          <section key={part} aria-label={pick(partName(part, body), locale)}>
            <h3>
              {pick(partName(part, body), locale)}
              {overlaps.includes(part) && <span className="clash">◐ {say('clash')}</span>}
            </h3>
            <div className="conflict-sides">
              <Side title={say('mine')} part={part} base={base} after={mine} touched={byMe.includes(part)} />
              <Side
                title={say('theirs', { who: theirs.savedBy })}
                part={part}
                base={base}
                after={other}
                touched={byThem.includes(part)}
              />
            </div>
          </section>
        ))}
      </div>
      <p className="hint">{say('undoHint')}</p>
    </Modal>
  );
}

interface SideProps {
  readonly title: string;
  readonly part: PartId;
  readonly base: Doc;
  readonly after: Doc;
  readonly touched: boolean;
}

/** Long lists are cut: who made them knows them, and who did not learns enough. */
const MOST_SHOWN = 12;

function Side({ title, part, base, after, touched }: SideProps) {
  const say = useTexts(words);
  const changes = useChanges(part, base, after, touched);
  return (
    <div>
      <h4>{title}</h4>
      {!touched && <p className="hint">{say('untouched')}</p>}
      {touched && !changes && <p className="hint">{say('comparing')}</p>}
      {changes && changes.length > 0 && (
        <ul>
          {changes.slice(0, MOST_SHOWN).map((change, at) => (
            <Line key={`${String(at)}${change.what.zh}`} change={change} />
          ))}
          {changes.length > MOST_SHOWN && <li>{say('more', { n: changes.length - MOST_SHOWN })}</li>}
        </ul>
      )}
    </div>
  );
}

const SIGNS = { added: '+', removed: '−', changed: '~' } as const;

function Line({ change: { kind, what, from, to } }: { change: Change }) {
  const say = useTexts(words);
  const locale = useLocale();
  return (
    <li className={kind}>
      <span aria-hidden="true">{SIGNS[kind]}</span> <span className="kind">{say(kind)}</span>{' '}
      {pick(what, locale)}
      {from && to && (
        <span className="values">
          <del>{pick(from, locale)}</del> → <ins>{pick(to, locale)}</ins>
        </span>
      )}
    </li>
  );
}

function useChanges(part: PartId, base: Doc, after: Doc, touched: boolean): readonly Change[] | undefined {
  const [found, setFound] = useState<readonly Change[]>();
  const { units, posts } = useDirectory();
  const { name, body } = after;
  useEffect(() => {
    if (!touched) return;
    let stale = false;
    const who = (unit: string, role: string) =>
      [
        units.find((one) => one.id === unit)?.name ?? unit,
        posts.find((one) => one.unit === unit && one.role === role)?.name ?? role,
      ].join(' · ');
    void changesOf(part, base, { name, body }, who).then((changes) => {
      if (!stale) setFound(changes);
    });
    return () => {
      stale = true;
    };
  }, [part, base, name, body, touched, units, posts]);
  return found;
}
