/** What each kind of finding says, in the words of those who draw. */
import type { Graph } from '#runtime/bpmn';
import type { Finding, Text } from '#runtime/model';
import { called, finding, text } from '../words.ts';

type Severity = Finding['severity'];

export class Words {
  readonly #graph: Graph;

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  #name(element: string): string {
    const node = this.#graph.elements.get(element);
    return node ? called(node) : element;
  }

  #found(
    rule: string,
    element: string,
    message: Text,
    mend: Text,
    severity: Severity,
    path?: readonly string[],
  ) {
    return finding(`soundness-${rule}`, element, message, mend, { severity, ...(path ? { path } : {}) });
  }

  stuck(element: string, path: readonly string[], severity: Severity = 'error'): Finding {
    const name = this.#name(element);
    return this.#found(
      'stuck',
      element,
      text(
        `办件会卡在“${name}”：它要等几条线都到齐，但有的线不会再有办件走来。`,
        `A case can get stuck at “${name}”: it waits for several branches, and one of them will never come.`,
      ),
      text(
        '让分开和汇合用同一种网关：只走其中一条的，用排他网关汇合；同时走几条的，用并行网关分开和汇合。',
        'Split and join by the same kind of gateway: exclusive where one branch is taken, parallel where all are.',
      ),
      severity,
      path,
    );
  }

  endless(element: string, path: readonly string[]): Finding {
    const name = this.#name(element);
    return this.#found(
      'endless',
      element,
      text(
        `走到“${name}”之后办件会一直转下去，再也到不了结束。`,
        `After “${name}” a case goes round for ever and can never end.`,
      ),
      text('从这一圈里接出一条通向“结束”的线。', 'Add a way out of this loop that leads to an end.'),
      'error',
      path,
    );
  }

  twice(element: string, end: string, works: boolean, path: readonly string[]): Finding {
    const name = this.#name(element);
    const mend = text(
      '在会合处改用并行网关（等所有分支到齐再往下走），或在前面改用只走一条的排他网关。',
      'Join the branches by a parallel gateway, which waits for all of them, or split by an exclusive one before.',
    );
    return works
      ? this.#found(
          'twice',
          element,
          text(
            `几条分支同时走到“${name}”，没有等齐就往下走，后面的环节会办好几遍。`,
            `Branches that run at the same time meet at “${name}” without waiting, so what follows is done more than once.`,
          ),
          mend,
          'error',
          path,
        )
      : this.#found(
          'twice',
          element,
          text(
            `“${this.#name(end)}”会被走到不止一次：几条分支没有先会合就到了这里。`,
            `“${this.#name(end)}” is reached more than once: branches come to it without having been joined.`,
          ),
          mend,
          'warning',
          path,
        );
  }

  grows(element: string, path: readonly string[]): Finding {
    const name = this.#name(element);
    return this.#found(
      'grows',
      element,
      text(
        `每转一圈都会多出一份要办的事，“${name}”会越积越多，没有尽头。`,
        `Each round adds one more branch: work piles up at “${name}” without end.`,
      ),
      text(
        '往回走的线从排他网关接出，不要从同时走几条的分叉接出。',
        'Let the way back leave from an exclusive gateway, not from one that takes several branches at once.',
      ),
      'error',
      path,
    );
  }

  dead(element: string, path: readonly string[]): Finding {
    const name = this.#name(element);
    return this.#found(
      'dead',
      element,
      text(`无论怎么走，办件都到不了“${name}”。`, `Whatever is chosen, no case ever comes to “${name}”.`),
      text(
        '看看它前面的汇合要等的线是不是不会一起到；或把它删除。',
        'Look at what it waits for before it: those branches never come together. Or remove it.',
      ),
      'error',
      path,
    );
  }

  unheard(element: string, what: 'catches' | 'throws' | 'leads-nowhere' | 'error' | 'reminder'): Finding {
    const name = this.#name(element);
    const [message, mend] = UNHEARD[what](name);
    return this.#found('unheard', element, message, mend, 'warning');
  }

  unseen(): Finding {
    return finding(
      'soundness-undecided',
      undefined,
      text(
        '图里有本检查看不进去的环节，不能断定每个办件都能走到结束。',
        'Not decided: this check cannot look into some elements of the drawing, so it cannot be said whether every case can come to its end.',
      ),
      text('用演练把这些环节走一遍。', 'Walk through these elements in a rehearsal.'),
      { severity: 'info' },
    );
  }

  undecided(most: number): Finding {
    return finding(
      'soundness-undecided',
      undefined,
      text(
        `看了 ${most} 种情形还没有看完，不能断定每个办件都能走到结束。`,
        `Not decided within ${most} situations: it cannot be said whether every case can come to its end.`,
      ),
      text(
        '把可以同时进行的部分放进子流程，或减少互相牵连的分支，再检查一次。',
        'Put what runs at the same time into sub-processes, or use fewer branches that depend on each other, and check again.',
      ),
      { severity: 'info' },
    );
  }
}

const UNHEARD = {
  catches: (name) => [
    text(
      `“${name}”等的事情不会发生：里面没有任何环节会抛出它。`,
      `What “${name}” listens for never happens: nothing inside throws it.`,
    ),
    text('改成里面会抛出的那个代码，或把它删除。', 'Give it the code that is thrown inside, or remove it.'),
  ],
  throws: (name) => [
    text(`“${name}”发出的升级没有人接收。`, `Nobody hears the escalation that “${name}” throws.`),
    text(
      '在外面的子流程边上加一个接收它的升级事件。',
      'Put an escalation event that catches it on a sub-process around it.',
    ),
  ],
  'leads-nowhere': (name) => [
    text(`“${name}”到点或发生后什么也不做：后面没有连线。`, `When “${name}” happens, nothing follows.`),
    text(
      '接上要做的事（例如提醒、升级），或把它删除。',
      'Connect what is to be done then, such as a reminder, or remove it.',
    ),
  ],
  error: (name) => [
    text(
      `“${name}”抛出的错误没有人接，办件会停在这里成为异常。`,
      `Nobody catches the error that “${name}” throws: the case stands there with an incident.`,
    ),
    text(
      '在外面的子流程边上加一个接住它的错误事件，或改用普通的“结束”。',
      'Put an error event that catches it on a sub-process around it, or use a plain end event.',
    ),
  ],
  reminder: (name) => [
    text(
      `“${name}”写了提醒的话，但没有设提醒的时间，谁也收不到。`,
      `“${name}” has words for a reminder but no time for it: nobody gets it.`,
    ),
    text('设一个提醒时间，例如 80%。', 'Set when to remind, such as 80%.'),
  ],
} satisfies Record<string, (name: string) => readonly [Text, Text]>;
