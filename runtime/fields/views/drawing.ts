import type { ReactNode } from 'react';
import type { Verdict } from '#runtime/form';
import type { FormNode } from '#runtime/form/core';
import type { Value } from '#runtime/values';
import type { FieldServices } from '../view-types.ts';
import type { LiveForm } from './live-form.ts';

/** What the drawing of every node needs. */
export interface Drawing {
  readonly live: LiveForm;
  readonly verdict: Verdict;
  readonly services: FieldServices;
  idOf(path: string): string;
  errorAt(path: string): string | undefined;
  onChange(path: string, value: Value): void;
  onLeave(path: string): void;
  /** Draws other nodes: rows hold rows of nodes, and know no more of them. */
  nodes(nodes: readonly FormNode[], row: number): ReactNode;
}

/** The place of a node in a row. */
export function placeOf(node: FormNode, row: number): string {
  return node.rows ? node.path.replace('*', String(row)) : node.path;
}
