import { compareDrawings } from '#designer/process';
import type { DesignBody } from '#runtime/wire';
import type { PartId } from '../diff.ts';
import { partName } from '../part-names.ts';
import type { Doc } from '../types.ts';
import { decisionChanges } from './decisions.ts';
import { drawingChanges } from './drawing.ts';
import { formChanges } from './forms.ts';
import { type Change, text } from './types.ts';
import { pageChanges, roleChanges, settingChanges, specChanges, valueChange } from './values.ts';

export type { Change } from './types.ts';

/** Tells a unit's post by its name. */
export type Who = (unit: string, role: string) => string;

const UNREADABLE: readonly Change[] = [
  {
    kind: 'changed',
    what: text('改了，但有一边读不出来，不能细比', 'Changed; one side cannot be read, so not in detail'),
  },
];

/** What differs inside one part of a draft between two states, in words. What reads drawings and tables comes when asked. */
export async function changesOf(part: PartId, before: Doc, after: Doc, who: Who): Promise<readonly Change[]> {
  const [old, now] = [before.body, after.body];
  const [kind, key = ''] = part.split(/:(.*)/s);
  switch (kind) {
    case 'form':
      return formChanges(old.forms[key], now.forms[key]);
    case 'decision':
      return decisions(old.decisions[key], now.decisions[key]).catch(() => UNREADABLE);
    case 'process':
      return drawing(old, now).catch(() => UNREADABLE);
    case 'page':
      return pageChanges(old.page, now.page);
    case 'settings':
      return settingChanges(old, now);
    case 'roles':
      return roleChanges(old, now, who);
    case 'settingSpecs':
      return specChanges(old.settingSpecs, now.settingSpecs);
    case 'roleSpecs':
      return specChanges(old.roleSpecs, now.roleSpecs);
    case 'ratingAtEnd':
      return valueChange(partName(part, now), old.ratingAtEnd, now.ratingAtEnd);
    case 'name':
      return valueChange(partName(part, now), before.name, after.name);
    default:
      return [{ kind: 'changed', what: partName(part, now) }];
  }
}

async function drawing(old: DesignBody, now: DesignBody): Promise<readonly Change[]> {
  return drawingChanges(await compareDrawings(old.process, now.process));
}

async function decisions(old: string | undefined, now: string | undefined): Promise<readonly Change[]> {
  const { describeDecisions } = await import('#runtime/dmn');
  const read = async (xml: string | undefined) => (xml === undefined ? [] : describeDecisions(xml));
  const [before, after] = await Promise.all([read(old), read(now)]);
  return decisionChanges(before, after);
}
