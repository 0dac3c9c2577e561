import { compileExpression, type Expression } from '#runtime/feel';
import type { Finding, Text } from '#runtime/model';
import type { Template } from '../graph.ts';
import type { ModelElement } from './model.ts';

/** What the readers of a file share: findings so far, and one compiled expression per source. */
export class Reader {
  readonly findings: Finding[] = [];
  readonly #expressions = new Map<string, Expression | undefined>();
  /** What associations lead to, from either end. */
  readonly associations = new Map<string, readonly string[]>();
  #userTasks = 0;

  find(rule: string, severity: Finding['severity'], element: string | undefined, message: Text, mend: Text) {
    this.findings.push({ rule, severity, ...(element === undefined ? {} : { element }), message, mend });
  }

  error(rule: string, element: ModelElement | undefined, message: Text, mend: Text) {
    this.find(rule, 'error', element?.id, message, mend);
  }

  nextUserTask(): number {
    const order = this.#userTasks;
    this.#userTasks += 1;
    return order;
  }

  /** The FEEL of a place that is always FEEL; a leading `=` is taken off. */
  expression(source: string | undefined, element: ModelElement): Expression | undefined {
    if (source === undefined) return undefined;
    const text = source.startsWith('=') ? source.slice(1).trim() : source;
    const known = this.#expressions.get(text);
    if (known) return known;
    const compiled = compileExpression(text);
    if (compiled.ok) {
      this.#expressions.set(text, compiled.expression);
      return compiled.expression;
    }
    this.error(
      'expression-invalid',
      element,
      {
        zh: `表达式「${text}」写得不对：${compiled.error.message}`,
        en: `The expression “${text}” cannot be read: ${compiled.error.message}`,
      },
      { zh: '改正这个表达式。', en: 'Correct the expression.' },
    );
    return undefined;
  }

  /** A place that holds a fixed text, or FEEL after `=`. */
  template(source: string | undefined, element: ModelElement): Template | undefined {
    if (source === undefined) return undefined;
    if (!source.startsWith('=')) return { text: source };
    const expression = this.expression(source, element);
    return expression ? { expression } : undefined;
  }
}
