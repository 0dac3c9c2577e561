/** Walks the lists: nothing may be on one and missing on another. */

import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { elementTypes } from '#runtime/bpmn';
import { appliers } from './appliers/registry.ts';
import { handlers } from './commands/registry.ts';
import { transitions } from './core/transitions.ts';
import { processors } from './elements/registry.ts';

test('every element of the profile has a processor in a file of its name', () => {
  expect(Object.keys(processors).sort()).toEqual([...elementTypes].sort());
  const files = readdirSync(new URL('./elements', import.meta.url)).map((file) => file.replace('.ts', ''));
  for (const type of elementTypes) expect(files).toContain(type);
});

test('every event has an applier for each of its versions', () => {
  for (const [type, versions] of Object.entries(appliers)) {
    expect(versions.length, type).toBeGreaterThan(0);
    for (const applier of versions) expect(applier, type).toBeTypeOf('function');
  }
});

test('every command has a handler', () => {
  for (const [type, handler] of Object.entries(handlers)) expect(handler, type).toBeTypeOf('function');
});

test('every life begins and ends, and nothing comes back', () => {
  const reach = (from: keyof typeof transitions): readonly string[] => [
    from,
    ...transitions[from].flatMap((next) => reach(next)),
  ];
  for (const stage of Object.keys(transitions) as (keyof typeof transitions)[]) {
    expect(stage === 'none' || reach('none').includes(stage), stage).toBe(true);
    expect(reach(stage), stage).toContain('gone');
  }
});
