import type { Instance } from '../core/shape.ts';
import type { Work } from '../core/work.ts';
import { startChild } from '../flow/children.ts';
import { complete } from '../flow/complete.ts';
import { settle } from '../flow/leave.ts';
import { continueLoop } from '../flow/loop.ts';
import { reject } from '../rejections.ts';
import { idOf } from './find.ts';
import type { Handler } from './types.ts';

/** A person has mended what was wrong: the same thing is tried again where it stood. */
export const resolveIncident: Handler<'resolve-incident'> = (work, command) => {
  const id = idOf(command.incident);
  const instance = work.draft.instances.find((candidate) => candidate.incident?.id === id);
  if (!instance?.incident) return reject('incident-not-open');
  const { code } = instance.incident;
  if (command.variables) work.emit('variables-set', { scope: instance.id, variables: command.variables });
  const job = instance.waits.some((wait) => wait.kind === 'job');
  work.emit('incident-resolved', {
    id: instance.id,
    el: instance.el,
    incident: id,
    retries: job ? Math.max(1, command.retries ?? 1) : undefined,
  });
  goOn(work, work.get(instance.id), code);
  return undefined;
};

function goOn(work: Work, instance: Instance, code: string) {
  const { id } = instance;
  if (instance.stage === 'completing' || instance.undo) complete(work, id);
  else if (instance.stage === 'activating') {
    work.push({
      node: work.node(instance.el),
      scope: instance.scope,
      via: instance.via,
      resume: id,
      vars:
        instance.member === undefined && Object.keys(instance.vars).length === 0 ? undefined : instance.vars,
      payload: instance.result,
      joined: code !== 'too-many-steps',
      member: instance.member,
      at: instance.at,
      back: instance.back,
    });
  } else if (instance.loop) continueLoop(work, id);
  else if (instance.waits.some((wait) => wait.kind === 'child')) startChild(work, work.node(instance.el), id);
  else if (instance.waits.length > 0) return;
  else if (work.graph.elements.get(instance.el)?.scope) settle(work, id);
  else work.push({ node: work.node(instance.el), scope: instance.scope, resume: id, joined: true });
}
