import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { toast, useDesign, useDesignStore, useDirectory } from '#designer/app';
import { useLocale, useTexts } from '#runtime/ui';
import type { Drawing } from '../canvas/drawing.ts';
import { useDrawing } from '../canvas/hooks.tsx';
import { listOf, type Moddle } from '../model/moddle.ts';
import { stepEditor } from '../panel/step.ts';
import { type Added, addAfter, canSwap, remove, swap } from './acts.ts';
import { canRemove, canRename, OutlineActs } from './outline-acts.tsx';
import { OutlineLine } from './outline-line.tsx';
import { branchText, stepSummary } from './summary.ts';
import { type OutlineNode, outlineOf } from './tree.ts';
import { outlineWords } from './words.ts';

/** Keys that change the drawing. */
const CHANGING = ['enter', 'f2', 'delete', 'm', 'contextmenu'];

/** One visible line with where it stands. */
interface Line {
  readonly node: OutlineNode;
  readonly level: number;
  readonly siblings: readonly OutlineNode[];
}

/** The second view on the drawing: its steps as a tree, made and changed by keyboard or touch. */
export function Outline() {
  const say = useTexts(outlineWords);
  const locale = useLocale();
  const drawing = useDrawing();
  const store = useDesignStore();
  const { body, readOnly } = useDesign();
  const directory = useDirectory();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<string>();
  const [renaming, setRenaming] = useState<string>();
  const [menu, setMenu] = useState(false);
  const tree = useRef<HTMLDivElement>(null);
  const turn = drawing.getTurn();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model changes in place; its turn says when.
  const roots = useMemo(
    () =>
      processesOf(drawing.modeler.getDefinitions()).flatMap((one) =>
        outlineOf(one, (flow) => endOf(drawing, flow)),
      ),
    [drawing, turn],
  );
  const lines = visible(roots, 1, folded);
  const selected = drawing.selected().id;
  const current =
    lines.find((line) => line.node.key === active && line.node.element === selected) ??
    lines.find((line) => line.node.element === selected) ??
    lines.find((line) => line.node.key === active) ??
    lines[0];
  const known = { body, directory, locale };

  const choose = (node: OutlineNode) => {
    setActive(node.key);
    if (node.kind !== 'loose') drawing.select(node.element);
  };
  const focus = (key: string) =>
    tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  const go = (line: Line | undefined) => {
    if (!line) return;
    choose(line.node);
    focus(line.node.key);
  };
  // A step that was just added is named at once; its line is there with the next drawing of the tree.
  const [fresh, setFresh] = useState<string>();
  useEffect(() => {
    if (!fresh || !lines.some((line) => line.node.element === fresh)) return;
    setFresh(undefined);
    setActive(fresh);
    drawing.select(fresh);
    setRenaming(fresh);
  });
  const nameOf = (node: OutlineNode) => lineName(node, say, (flow) => branchText(flow, known));

  const acts = {
    added: (added: Added) => ('id' in added ? setFresh(added.id) : toast({ text: say(added.why) })),
    add: (node: OutlineNode) => acts.added(addAfter(drawing, node, 'bpmn:UserTask')),
    rename: (node: OutlineNode) =>
      canRename(node) ? setRenaming(node.key) : toast({ text: say('whyNotOwn') }),
    remove: (node: OutlineNode) => {
      if (!canRemove(node)) return toast({ text: say(node.kind === 'start' ? 'whyStart' : 'whyLoose') });
      const index = lines.findIndex((line) => line.node === node);
      const before = lines[index - 1];
      const name = nameOf(node);
      remove(drawing, node);
      if (before) {
        choose(before.node);
        requestAnimationFrame(() => focus(before.node.key));
      }
      toast({ text: say('removed', { name }), undo: () => store.undo() });
    },
    move: (line: Line, by: 1 | -1) => {
      const index = line.siblings.indexOf(line.node);
      const [upper, lower] =
        by === 1 ? [line.node, line.siblings[index + 1]] : [line.siblings[index - 1], line.node];
      if (readOnly) return;
      if (!upper || !lower || !canSwap(drawing, upper, lower)) return toast({ text: say('cannotMove') });
      swap(drawing, upper, lower);
      requestAnimationFrame(() => focus(line.node.key));
    },
    ask: (group: 'who' | 'when') =>
      requestAnimationFrame(() => {
        const place = document.querySelector<HTMLElement>(`.panel [data-group="${group}"]`);
        if (!place) return toast({ text: say('whyNoAsk') });
        place.scrollIntoView({ block: 'nearest' });
        place.querySelector<HTMLElement>('input, button, [tabindex]')?.focus();
      }),
  };

  const onKey = (event: KeyboardEvent) => {
    if (!current || renaming || menu) return;
    const { node } = current;
    const index = lines.indexOf(current);
    const chord = event.ctrlKey || event.metaKey;
    const parent = lines.slice(0, index).findLast((line) => line.level < current.level);
    const fold = (shut: boolean) => {
      const next = new Set(folded);
      if (shut) next.add(node.key);
      else next.delete(node.key);
      setFolded(next);
    };
    const isOpen = node.children.length > 0 && !folded.has(node.key);
    const actFor = (key: string): (() => void) | undefined => {
      switch (key) {
        case 'arrowdown':
          return () => (chord ? acts.move(current, 1) : go(lines[index + 1]));
        case 'arrowup':
          return () => (chord ? acts.move(current, -1) : go(lines[index - 1]));
        case 'arrowright':
          return () => (isOpen ? go(lines[index + 1]) : fold(false));
        case 'arrowleft':
          return () => (isOpen ? fold(true) : go(parent));
        case 'home':
          return () => go(lines[0]);
        case 'end':
          return () => go(lines.at(-1));
        case 'enter':
          return () => acts.add(node);
        case 'f2':
          return () => acts.rename(node);
        case 'delete':
          return () => acts.remove(node);
        case 'm':
        case 'contextmenu':
          return () => setMenu(true);
        case 'w':
          return () => acts.ask('who');
        case 't':
          return () => acts.ask('when');
        default:
          return undefined;
      }
    };
    const act = actFor(event.key.toLowerCase());
    if (readOnly && CHANGING.includes(event.key.toLowerCase())) return;
    if (!act || (chord && !event.key.startsWith('Arrow')) || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <div className="outline">
      <div
        className="tree"
        role="tree"
        aria-label={say('outline')}
        aria-describedby="outline-keys"
        ref={tree}
        onKeyDown={onKey}
      >
        {lines.map((line) => (
          <OutlineLine
            key={line.node.key}
            node={line.node}
            level={line.level}
            name={nameOf(line.node)}
            {...stepSummary(line.node.model, known)}
            selected={line.node.key === current?.node.key}
            folded={folded.has(line.node.key)}
            renaming={renaming === line.node.key}
            onChoose={() => choose(line.node)}
            onRename={() => !readOnly && acts.rename(line.node)}
            onName={(name) => {
              setRenaming(undefined);
              const element = name !== undefined && drawing.element(line.node.element);
              if (element && name !== (line.node.model.name ?? ''))
                stepEditor(drawing, element).rename(name ?? '');
              requestAnimationFrame(() => focus(line.node.key));
            }}
            onFold={() => {
              const next = new Set(folded);
              if (!next.delete(line.node.key)) next.add(line.node.key);
              setFolded(next);
            }}
          >
            {line.node.key === current?.node.key && !readOnly && (
              <OutlineActs
                node={line.node}
                onAdded={acts.added}
                onRename={() => acts.rename(line.node)}
                onRemove={() => acts.remove(line.node)}
                onMove={(by) => acts.move(line, by)}
                onAsk={acts.ask}
                menuOpen={menu}
                onMenu={(open) => {
                  setMenu(open);
                  if (!open)
                    requestAnimationFrame(
                      () => tree.current?.contains(document.activeElement) || focus(line.node.key),
                    );
                }}
              />
            )}
          </OutlineLine>
        ))}
      </div>
      <p id="outline-keys" className="hint outline-keys" hidden={readOnly}>
        {say('keys')}
      </p>
    </div>
  );
}

/** The height at which a flow arrives: branches stand in the outline as they do on the drawing. */
function endOf(drawing: Drawing, flow: Moddle): number {
  const element = drawing.element(flow.id ?? '');
  const points = element && 'waypoints' in element ? (element.waypoints as { y: number }[]) : [];
  const turn = points[Math.floor(points.length / 2)];
  return (turn?.y ?? 0) + (points.at(-1)?.y ?? 0) / 1000;
}

function processesOf(definitions: unknown): readonly Moddle[] {
  if (!definitions) return [];
  return listOf(definitions as Moddle, 'rootElements').filter((one) => one.$type === 'bpmn:Process');
}

function visible(nodes: readonly OutlineNode[], level: number, folded: ReadonlySet<string>): readonly Line[] {
  return nodes.flatMap((node) => [
    { node, level, siblings: nodes },
    ...(folded.has(node.key) ? [] : visible(node.children, level + 1, folded)),
  ]);
}

type Say = ReturnType<typeof useTexts<keyof typeof outlineWords>>;

function lineName(node: OutlineNode, say: Say, condition: (flow: Moddle) => string): string {
  if (node.kind === 'jump') return say('jumpTo', { name: node.target?.name || say('unnamed') });
  if (node.kind === 'branch') return condition(node.model) || say('branch');
  if (node.kind === 'loose') return say('loose');
  return node.model.name || (node.kind === 'step' ? say('unnamed') : say(node.kind));
}
