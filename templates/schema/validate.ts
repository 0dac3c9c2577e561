/**
 * A pack is untrusted data: it is read in numbered steps, and the first step that finds something wrong stops it.
 * One bad pack never hides a good one.
 */
import type { FormSchema } from '#runtime/form';
import type { Text } from '#runtime/model';
import { checkSetting } from './settings.ts';
import { packShape } from './shape.ts';
import { PACK_FORMAT, type Pack, type PackFile, type PackProblem, type PackScenario } from './types.ts';

/** What each step asks. The number is part of every problem and of the docs. */
export const PACK_STEPS = {
  1: 'the files are few, small and plainly named',
  2: 'pack.json is JSON',
  3: 'its format is one that this Linli reads',
  4: 'it has the shape of a pack',
  5: 'its id is the folder name, its engine is here',
  6: 'every file it names is there',
  7: 'forms and scenarios are JSON, drawings and decisions are plain XML',
  8: 'keys are unique and every default fits its setting',
  9: 'it is explained in both languages',
} as const;

/** Files of one pack by path, as text. */
export type PackFiles = ReadonlyMap<string, string>;

export const PACK_LIMITS = { files: 300, fileBytes: 1_048_576, totalBytes: 8_388_608 } as const;

const PLAIN_PATH = /^(?:pack\.json|README(?:\.zh)?\.md|[a-z]+\/[a-z0-9][a-z0-9-]{0,80}\.[a-z]{2,5})$/;

type Step = keyof typeof PACK_STEPS;

/** Thrown inside the steps only; `validatePack` turns it into a problem. */
class Refused extends Error {
  constructor(
    readonly step: Step,
    readonly where: string,
    readonly text: Text,
    readonly kind: PackProblem['kind'] = 'broken',
  ) {
    super(text.en);
  }
}

/**
 * Reads one pack.
 * @param id the folder's name
 * @param engine number of the newest engine behaviour there is
 */
export function validatePack(
  id: string,
  files: PackFiles,
  engine: number,
): { readonly pack: Pack } | { readonly problem: PackProblem } {
  try {
    checkFiles(files);
    const raw = parseJson(2, 'pack.json', files.get('pack.json'));
    checkFormat(raw);
    const file = checkShape(raw);
    checkIdentity(id, file, engine);
    const contents = readContents(file, files);
    checkKeys(file);
    return { pack: { file, ...contents, readme: readReadme(files) } };
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    return {
      problem: { pack: id, step: cause.step, kind: cause.kind, where: cause.where, message: cause.text },
    };
  }
}

function checkFiles(files: PackFiles): void {
  if (files.size > PACK_LIMITS.files)
    throw new Refused(1, '.', {
      zh: `文件超过 ${PACK_LIMITS.files} 个`,
      en: `More than ${PACK_LIMITS.files} files`,
    });
  let total = 0;
  for (const [path, text] of files) {
    if (!PLAIN_PATH.test(path))
      throw new Refused(1, path, {
        zh: '文件名只能用小写字母、数字和连字符，放在一层文件夹里',
        en: 'A file name has lower-case letters, digits and hyphens, one folder deep',
      });
    total += text.length;
    if (text.length > PACK_LIMITS.fileBytes || total > PACK_LIMITS.totalBytes)
      throw new Refused(1, path, { zh: '文件过大', en: 'The file is too large' });
  }
}

function parseJson(step: Step, path: string, text: string | undefined): unknown {
  if (text === undefined) throw new Refused(step, path, { zh: '缺少这个文件', en: 'The file is missing' });
  try {
    return JSON.parse(text);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Refused(step, path, { zh: `不是合法的 JSON：${detail}`, en: `Not valid JSON: ${detail}` });
  }
}

/** Too new is said before anything else is judged: the shape of a later format is not ours to find fault with. */
function checkFormat(raw: unknown): void {
  const schema = typeof raw === 'object' && raw !== null && '$schema' in raw ? raw.$schema : undefined;
  const number = /^https:\/\/linli\.dev\/schema\/pack\/(\d{1,4})\.json$/.exec(String(schema))?.[1];
  if (number === undefined)
    throw new Refused(3, 'pack.json: $schema', {
      zh: `请写成 https://linli.dev/schema/pack/${PACK_FORMAT}.json`,
      en: `Write https://linli.dev/schema/pack/${PACK_FORMAT}.json`,
    });
  if (Number(number) > PACK_FORMAT)
    throw new Refused(
      3,
      'pack.json: $schema',
      { zh: '这个模板包需要更新版本的邻里，请先升级', en: 'This pack needs a newer Linli: upgrade first' },
      'too-new',
    );
}

function checkShape(raw: unknown): PackFile {
  const parsed = packShape.safeParse(raw);
  if (parsed.success) return parsed.data as PackFile;
  const issue = parsed.error.issues[0];
  const where = `pack.json: ${issue?.path.join('.') ?? ''}`;
  const detail = issue?.message ?? '';
  throw new Refused(4, where, {
    zh: `内容不符合模板包的格式：${detail}`,
    en: `Not the shape of a pack: ${detail}`,
  });
}

function checkIdentity(id: string, file: PackFile, engine: number): void {
  if (file.id !== id)
    throw new Refused(5, 'pack.json: id', {
      zh: `应与文件夹同名：${id}`,
      en: `Must be the folder's name: ${id}`,
    });
  if (file.engine > engine)
    throw new Refused(
      5,
      'pack.json: engine',
      {
        zh: `需要第 ${file.engine} 版引擎，请先升级邻里`,
        en: `Needs engine ${file.engine}: upgrade Linli first`,
      },
      'too-new',
    );
}

function readContents(file: PackFile, files: PackFiles): Omit<Pack, 'file' | 'readme'> {
  const need = (path: string): string => {
    const text = files.get(path);
    if (text === undefined) throw new Refused(6, path, { zh: '缺少这个文件', en: 'The file is missing' });
    return text;
  };
  const paths = [
    file.process,
    ...Object.values(file.forms),
    ...Object.values(file.decisions),
    ...file.scenarios,
  ];
  paths.forEach(need);
  const forms: Record<string, FormSchema> = {};
  for (const [key, path] of Object.entries(file.forms)) forms[key] = readForm(path, need(path));
  const decisions: Record<string, string> = {};
  for (const [key, path] of Object.entries(file.decisions)) decisions[key] = readXml(path, need(path));
  return {
    process: readXml(file.process, need(file.process)),
    forms,
    decisions,
    scenarios: file.scenarios.map((path) => readScenario(path, parseJson(7, path, need(path)))),
  };
}

function readForm(path: string, text: string): FormSchema {
  const form = parseJson(7, path, text);
  if (typeof form !== 'object' || form === null || !('type' in form) || form.type !== 'object')
    throw new Refused(7, path, {
      zh: '表单要以 "type": "object" 开头',
      en: 'A form starts with "type": "object"',
    });
  // Deeper the form check of publishing looks; here it is only data.
  return form as FormSchema;
}

/** Document types and entities are how XML reaches out of itself; a drawing needs neither. */
function readXml(path: string, text: string): string {
  if (/<!DOCTYPE|<!ENTITY/i.test(text))
    throw new Refused(7, path, {
      zh: '不允许 DOCTYPE 或 ENTITY，请删去',
      en: 'DOCTYPE and ENTITY are not allowed: remove them',
    });
  if (!/<(?:[A-Za-z0-9]+:)?definitions[\s>]/.test(text))
    throw new Refused(7, path, { zh: '不是 BPMN 或 DMN 文件', en: 'Neither BPMN nor DMN' });
  return text;
}

function readScenario(path: string, content: unknown): PackScenario {
  const id = path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
  const title =
    typeof content === 'object' && content !== null && 'title' in content ? content.title : undefined;
  if (typeof title === 'string') return { id, title: { zh: title, en: title }, content };
  if (typeof title === 'object' && title !== null && 'zh' in title && 'en' in title)
    return { id, title: { zh: String(title.zh), en: String(title.en) }, content };
  throw new Refused(7, path, { zh: '演练要有标题 title', en: 'A scenario needs a title' });
}

function checkKeys(file: PackFile): void {
  unique('settings', file.settings);
  unique('roles', file.roles);
  for (const spec of file.settings) {
    const message = checkSetting(spec, spec.default);
    if (message) throw new Refused(8, `pack.json: settings.${spec.key}.default`, message);
  }
}

function unique(list: string, items: readonly { readonly key: string }[]): void {
  const seen = new Set<string>();
  for (const { key } of items) {
    if (seen.has(key))
      throw new Refused(8, `pack.json: ${list}.${key}`, {
        zh: '这个名字用了两次',
        en: 'This key stands twice',
      });
    seen.add(key);
  }
}

function readReadme(files: PackFiles): Text {
  const zh = files.get('README.zh.md')?.trim();
  const en = files.get('README.md')?.trim();
  if (!zh || !en)
    throw new Refused(9, zh ? 'README.md' : 'README.zh.md', {
      zh: '缺少说明文件',
      en: 'The explanation is missing',
    });
  return { zh, en };
}
