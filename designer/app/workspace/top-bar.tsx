import { Button, Tooltip } from 'antd';
import { Suspense, useState } from 'react';
import { defineTexts, pick, useLocale, useTexts } from '#runtime/ui';
import { ProblemError } from '#runtime/wire';
import { changedParts, type SaveState, useDesign, useDesignStore } from '../design/index.ts';
import { partName } from '../design/part-names.ts';
import { problemText } from '../problems.tsx';
import { Link } from '../router.tsx';
import { useStaff } from '../session.ts';
import { clock } from '../time.ts';
import { acts } from './acts.tsx';

const words = defineTexts({
  back: ['全部流程', 'All designs'],
  name: ['流程名称', 'Name of the process'],
  draft: ['草稿', 'Draft'],
  published: ['已发布第 {n} 版', 'Version {n} published'],
  suspended: ['已停用', 'Suspended'],
  saved: ['已保存 {at}', 'Saved {at}'],
  waiting: ['有改动，马上保存', 'Changes, saving soon'],
  saving: ['正在保存', 'Saving'],
  offline: ['连不上服务器，改动存在本机，会自动重试', 'No connection: kept on this device, trying again'],
  refused: ['没有保存：{why}', 'Not saved: {why}'],
  conflict: ['同事也改了，等您选择', 'A colleague changed it too: please choose'],
  undo: ['撤销', 'Undo'],
  redo: ['重做', 'Redo'],
  undoWhat: ['撤销：{what}', 'Undo: {what}'],
  redoWhat: ['重做：{what}', 'Redo: {what}'],
  unsaved: ['未保存：{parts}', 'Unsaved: {parts}'],
});

/** Name and state of the draft, undo and redo, and what can be done with it. */
export function TopBar() {
  const say = useTexts(words);
  const locale = useLocale();
  const { undoLabel, redoLabel, undo, redo, service, readOnly } = useDesign();
  const { may } = useStaff();
  const undoText = undoLabel ? say('undoWhat', { what: pick(undoLabel, locale) }) : say('undo');
  const redoText = redoLabel ? say('redoWhat', { what: pick(redoLabel, locale) }) : say('redo');
  return (
    <div className="desk-top">
      <Link to="designs" className="back" aria-label={say('back')} title={say('back')}>
        ‹
      </Link>
      <NameField />
      <p className="desk-state">
        <span>
          {service
            ? service.state === 'suspended'
              ? say('suspended')
              : say('published', { n: service.release })
            : say('draft')}
        </span>
        <SaveText />
      </p>
      <span className="desk-undo" hidden={readOnly}>
        <Tooltip title={undoText}>
          <Button type="text" aria-label={undoText} disabled={!undoLabel} onClick={undo} icon={<Arrow />} />
        </Tooltip>
        <Tooltip title={redoText}>
          <Button
            type="text"
            aria-label={redoText}
            disabled={!redoLabel}
            onClick={redo}
            icon={<Arrow flip />}
          />
        </Tooltip>
      </span>
      <span className="desk-acts">
        {acts
          .filter((act) => act.may.some((one) => may.includes(one)))
          .map((act) => (
            <Suspense key={act.id} fallback={null}>
              <act.button />
            </Suspense>
          ))}
      </span>
    </div>
  );
}

function NameField() {
  const say = useTexts(words);
  const store = useDesignStore();
  const { name, readOnly } = useDesign();
  const [typed, setTyped] = useState<string>();
  return (
    <input
      className="desk-name"
      aria-label={say('name')}
      maxLength={60}
      readOnly={readOnly}
      value={typed ?? name}
      onChange={(event) => {
        setTyped(event.target.value);
        if (event.target.value.trim()) store.rename(event.target.value);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}

function SaveText() {
  const say = useTexts(words);
  const locale = useLocale();
  const { save, saved, name, body } = useDesign();
  const parts = save.kind === 'saved' ? [] : changedParts(saved, { name, body });
  const title = parts.length
    ? say('unsaved', { parts: parts.map((part) => pick(partName(part, body), locale)).join('、') })
    : undefined;
  const text = (state: SaveState): string => {
    if (state.kind === 'saved') return say('saved', { at: clock(state.at, locale) });
    if (state.kind === 'refused')
      return say('refused', { why: problemText(new ProblemError(state.problem)) });
    return say(state.kind);
  };
  return (
    <span className={`save ${save.kind}`} role="status" title={title}>
      {text(save)}
    </span>
  );
}

const Arrow = ({ flip = false }) => (
  <svg
    width="16"
    height="16"
    viewBox="0 0 16 16"
    aria-hidden="true"
    style={flip ? { transform: 'scaleX(-1)' } : undefined}
  >
    <path
      d="M6 3 2.5 6.5 6 10M3 6.5h6a4 4 0 0 1 0 8H6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
