import type { Text } from '#runtime/model';

const LABELS: Readonly<Record<string, Text>> = {
  'shape.create': { zh: '添加步骤', en: 'Add a step' },
  'elements.create': { zh: '添加步骤', en: 'Add a step' },
  'shape.append': { zh: '添加步骤', en: 'Add a step' },
  'connection.create': { zh: '连线', en: 'Connect' },
  'connection.updateWaypoints': { zh: '调整连线', en: 'Move a line' },
  'connection.layout': { zh: '调整连线', en: 'Move a line' },
  'connection.reconnect': { zh: '改连线', en: 'Reconnect' },
  'elements.move': { zh: '移动', en: 'Move' },
  'shape.move': { zh: '移动', en: 'Move' },
  'shape.resize': { zh: '改大小', en: 'Resize' },
  'elements.delete': { zh: '删除', en: 'Delete' },
  'shape.delete': { zh: '删除', en: 'Delete' },
  'connection.delete': { zh: '删除连线', en: 'Delete a line' },
  'element.updateLabel': { zh: '改名称', en: 'Rename' },
  'shape.replace': { zh: '换一种', en: 'Change kind' },
  'elements.paste': { zh: '粘贴', en: 'Paste' },
  'elements.align': { zh: '对齐', en: 'Align' },
  spaceTool: { zh: '挪出空位', en: 'Make space' },
};

/** The name in the undo stack of a command of the canvas. */
export function stepLabel(command: string | undefined): Text {
  return LABELS[command ?? ''] ?? { zh: '改流程图', en: 'Change the drawing' };
}
