import './keys.css';
import { Modal } from 'antd';
import { defineTexts, useTexts } from '#runtime/ui';

const words = defineTexts({
  title: ['快捷键', 'Keyboard'],
  anywhere: ['在哪儿都能用', 'Anywhere'],
  help: ['看快捷键', 'Show the keys'],
  undo: ['撤销', 'Undo'],
  redo: ['重做', 'Redo'],
  save: ['马上保存', 'Save at once'],
  close: ['关掉最上面的一层', 'Close the topmost layer'],
  outline: ['步骤大纲', 'Outline'],
  move: ['上下移动、收起和展开', 'Move, fold and unfold'],
  rename: ['改名称', 'Rename'],
  add: ['在后面加一步', 'Add a step after'],
  more: ['更多：分支、子流程、超时、退回', 'More: branch, sub-process, time-out, send back'],
  order: ['上移、下移一步', 'Move the step up or down'],
  remove: ['删除', 'Delete'],
  who: ['谁来办', 'Who handles it'],
  when: ['多久办完', 'By when'],
  canvas: ['流程图', 'Drawing'],
  find: ['在图中查找', 'Find'],
  edit: ['改选中步骤的名称', 'Rename the selection'],
  tools: ['拖动画布、框选、连线', 'Hand, lasso, connect'],
});

type Word = Parameters<ReturnType<typeof useTexts<keyof typeof words>>>[0];
const groups: readonly { title: Word; keys: readonly (readonly [string, Word])[] }[] = [
  {
    title: 'anywhere',
    keys: [
      ['?', 'help'],
      ['Ctrl / ⌘ + Z', 'undo'],
      ['Ctrl / ⌘ + Shift + Z', 'redo'],
      ['Ctrl / ⌘ + S', 'save'],
      ['Esc', 'close'],
    ],
  },
  {
    title: 'outline',
    keys: [
      ['↑ ↓ ← →', 'move'],
      ['F2', 'rename'],
      ['Enter', 'add'],
      ['M', 'more'],
      ['Ctrl + ↑ ↓', 'order'],
      ['Delete', 'remove'],
      ['W', 'who'],
      ['T', 'when'],
    ],
  },
  {
    title: 'canvas',
    keys: [
      ['Ctrl / ⌘ + F', 'find'],
      ['E', 'edit'],
      ['H · L · C', 'tools'],
    ],
  },
];

/** `?`: every key, in one place. */
export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useTexts(words);
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={say('title')} width={560}>
      <div className="key-help">
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{say(group.title)}</h3>
            <dl>
              {group.keys.map(([key, word]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{say(word)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
