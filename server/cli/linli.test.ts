import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PACKS } from '../paths.ts';
import { linli } from './linli.ts';
import { commands } from './registry.ts';

const WHISTLE = join(PACKS, 'street-whistle');
const DRAWING = join(WHISTLE, 'processes/street-whistle.bpmn');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The command line as a shell would call it. */
async function shell(...args: string[]) {
  const lines = { out: [] as string[], err: [] as string[] };
  const code = await linli(args, {
    out: (text) => void lines.out.push(text),
    err: (text) => void lines.err.push(text),
    cwd: folder,
    env: { DATA_DIR: 'data' },
  });
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

const put = async (name: string, content: unknown): Promise<string> => {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  await writeFile(join(folder, name), text);
  return name;
};

const SMALL = `<?xml version="1.0"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:linli="https://linli.dev/schema/bpmn/1.0" id="d" targetNamespace="x">
  <process id="p" isExecutable="true">
    <startEvent id="start"><outgoing>a</outgoing></startEvent>
    <userTask id="look" name="看一看"><extensionElements><zeebe:userTask/><linli:assignment kind="role" role="looker"/></extensionElements><incoming>a</incoming><outgoing>b</outgoing></userTask>
    <endEvent id="end"><incoming>b</incoming></endEvent>
    <sequenceFlow id="a" sourceRef="start" targetRef="look"/><sequenceFlow id="b" sourceRef="look" targetRef="end"/>
  </process>
</definitions>`;

describe('being called wrongly', () => {
  test('without a word it shows the help and says that this was no command', async () => {
    const { code, out } = await shell();
    expect(code).toBe(2);
    for (const { name } of commands) expect(out).toContain(`npx linli ${name}`);
  });

  test('help is help, by word and by option', async () => {
    expect(await shell('help')).toMatchObject({ code: 0 });
    expect(await shell('check', '--help')).toMatchObject({ code: 0 });
  });

  test.each([
    [['publish'], 'command-unknown'],
    [['pack'], 'command-unknown'],
    [['check'], 'usage'],
    [['check', 'a.bpmn', 'b.bpmn'], 'usage'],
    [['check', 'a.bpmn', '--loud'], 'usage'],
    [['run', 'a.bpmn'], 'steps-missing'],
  ])('%j is refused with its code, in both languages', async (args, code) => {
    const answer = await shell(...args);
    expect(answer.code).toBe(2);
    expect(answer.err.split('\n')[0]).toBe(code);
    expect(answer.err).toMatch(/[\u4e00-\u9fff]/);
    expect(answer.err).toMatch(/[A-Za-z]{4}/);
  });

  test('a file that is not there is named', async () => {
    const answer = await shell('check', 'nowhere.bpmn');
    expect(answer.code).toBe(1);
    expect(answer.err).toContain('file-unreadable');
    expect(answer.err).toContain('nowhere.bpmn');
  });
});

describe('check', () => {
  test('a sound drawing has no findings', async () => {
    expect(await shell('check', DRAWING)).toMatchObject({ code: 0 });
  });

  test('a drawing without an end is an error, with the element and how to mend it', async () => {
    const file = await put(
      'endless.bpmn',
      SMALL.replace(/<endEvent.*<\/endEvent>/, '').replace(/<sequenceFlow id="b"[^>]*>/, ''),
    );
    const text = await shell('check', file);
    expect(text.code).toBe(1);
    expect(text.out).toContain('no-end-event');
    const { ok, findings } = JSON.parse((await shell('check', file, '--json')).out);
    expect(ok).toBe(false);
    expect(findings[0]).toMatchObject({ rule: expect.any(String), mend: { zh: expect.any(String) } });
  });

  test('what is no drawing at all is a finding too', async () => {
    const { code } = await shell('check', await put('none.bpmn', 'hello'));
    expect(code).toBe(1);
  });
});

describe('run', () => {
  test('plays steps and prints trace, open tasks and variables', async () => {
    const file = await put('small.bpmn', SMALL);
    const steps = await put('steps.json', [
      { start: { variables: { a: 1 } } },
      { expect: { tasks: ['看一看'] } },
    ]);
    const { code, out } = await shell('run', file, '--steps', steps);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, variables: { a: 1 }, tasks: [{ element: 'look' }] });
  });

  test('a broken promise is said with its step', async () => {
    const file = await put('small.bpmn', SMALL);
    const steps = await put('bad.json', [{ start: {} }, { expect: { ended: true } }]);
    const { code, out, err } = await shell('run', file, '--steps', steps);
    expect(code).toBe(1);
    expect(err).toContain('Step 2');
    expect(JSON.parse(out).failures).toHaveLength(1);
  });

  test.each([
    ['{', 'not-json'],
    ['{"steps": 1}', 'not-a-scenario'],
  ])('steps that are %s are refused', async (content, code) => {
    const file = await put('small.bpmn', SMALL);
    const answer = await shell('run', file, '--steps', await put('odd.json', content));
    expect(answer).toMatchObject({ code: 1, err: expect.stringContaining(code) });
  });
});

describe('packs', () => {
  test('the whistle pack is checked and its stories are played', async () => {
    expect(await shell('pack', 'check', WHISTLE)).toMatchObject({ code: 0 });
    const { code, out } = await shell('pack', 'test', WHISTLE, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, unguarded: [] });
  }, 30_000);

  test('a folder that is none, and one that is no pack', async () => {
    expect(await shell('pack', 'test', 'nowhere')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no-folder'),
    });
    expect(await shell('pack', 'check', '.')).toMatchObject({
      code: 1,
      err: expect.stringContaining('pack-broken'),
    });
  });
});
