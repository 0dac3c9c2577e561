import type { Finding, Text } from '#runtime/model';

/** A mistake in a decision file, as people are told of it. */
export function finding(
  rule: string,
  element: string | undefined,
  zh: string,
  en: string,
  mend: Text,
  path?: readonly string[],
): Finding {
  return {
    rule,
    severity: 'error',
    message: { zh, en },
    mend,
    ...(element === undefined ? {} : { element }),
    ...(path === undefined ? {} : { path }),
  };
}

export const MEND_XML: Text = {
  zh: '请重新导入 DMN 文件，或新建一张决策表。',
  en: 'Import the DMN file again, or make a new table.',
};
export const MEND_LOGIC: Text = {
  zh: '请打开这张决策表，按提示改正。',
  en: 'Open the decision and correct what is named.',
};
export const MEND_ID: Text = { zh: '请给其中一个决策换一个编号。', en: 'Give one of the two another id.' };
export const MEND_CYCLE: Text = {
  zh: '请去掉环中的一条依赖。',
  en: 'Remove one of the requirements in the ring.',
};
export const MEND_REQUIREMENT: Text = {
  zh: '请在决策图中把这项输入连到这个决策。',
  en: 'Connect the input to this decision in the diagram.',
};
