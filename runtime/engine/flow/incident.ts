import type { Stuck } from '../core/stuck.ts';
import type { Token, Work } from '../core/work.ts';

/** Marks an instance as stuck until a person mends what is wrong. */
export function raise(work: Work, id: number, stuck: Pick<Stuck, 'code' | 'message'>) {
  work.emit('incident-raised', {
    id,
    el: work.get(id).el,
    incident: work.nextId,
    code: stuck.code,
    message: stuck.message,
  });
}

/** Keeps a token that cannot go on: it stands at its element with an incident. */
export function keep(work: Work, token: Token, stuck: Pick<Stuck, 'code' | 'message'>) {
  const id = token.resume ?? work.nextId;
  if (token.resume === undefined) {
    work.emit('element-entered', {
      id,
      el: token.node.id,
      scope: token.scope,
      via: token.via,
      vars: token.vars,
      result: token.payload,
      member: token.member,
      at: token.at,
      back: token.back,
    });
  }
  raise(work, id, stuck);
}
