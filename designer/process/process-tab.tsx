import { useEffect, useRef, useState } from 'react';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import './process.css';
import { ProblemBox, Skeleton, toast, useDesignStore, useFocusTarget } from '#designer/app';
import { defineTexts, useTexts } from '#runtime/ui';
import { Drawing } from './canvas/drawing.ts';
import { DrawingProvider, useDrawing } from './canvas/hooks.tsx';
import { Outline } from './outline/outline.tsx';
import { Panel } from './panel/panel.tsx';

const words = defineTexts({
  view: ['怎么看', 'View'],
  both: ['大纲和图', 'Outline and drawing'],
  outline: ['只看大纲', 'Outline only'],
  canvas: ['只看图', 'Drawing only'],
  fit: ['看全图', 'Fit'],
  zoomIn: ['放大', 'Zoom in'],
  zoomOut: ['缩小', 'Zoom out'],
  notHere: ['图上没有“{id}”，可能已经删掉了', '“{id}” is not on the drawing; it may have been deleted'],
  broken: [
    '这张图读不出来。可以撤销到读得出的时候，或者重新导入。',
    'This drawing cannot be read. Undo to where it could be, or import it anew.',
  ],
});

type View = 'both' | 'outline' | 'canvas';

/** 流程: the outline on the left, the canvas in the middle, the panel that asks on the right; one model behind all. */
export function ProcessTab() {
  const store = useDesignStore();
  const place = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<Drawing>();
  const [view, setView] = useState<View>('both');
  useEffect(() => {
    if (!place.current) return;
    const made = new Drawing(place.current, store);
    setDrawing(made);
    return () => made.destroy();
  }, [store]);
  return (
    <div className={`process view-${view}`}>
      {drawing && (
        <DrawingProvider drawing={drawing}>
          <OutlineSide view={view} onView={setView} />
        </DrawingProvider>
      )}
      <div className="canvas-side">
        <div className="canvas" ref={place} />
        {drawing && (
          <DrawingProvider drawing={drawing}>
            <CanvasState />
          </DrawingProvider>
        )}
      </div>
      {drawing && (
        <DrawingProvider drawing={drawing}>
          <Panel />
          <Follow />
        </DrawingProvider>
      )}
    </div>
  );
}

function OutlineSide({ view, onView }: { view: View; onView: (view: View) => void }) {
  const say = useTexts(words);
  const drawing = useDrawing();
  return (
    <div className="outline-side">
      <fieldset className="view-switch" aria-label={say('view')}>
        {(['both', 'outline', 'canvas'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={view === one} onClick={() => onView(one)}>
            {say(one)}
          </button>
        ))}
      </fieldset>
      {drawing.ready() ? <Outline /> : <Skeleton lines={6} />}
    </div>
  );
}

function CanvasState() {
  const say = useTexts(words);
  const drawing = useDrawing();
  const zoom = (factor: number) => {
    const canvas = drawing.on('canvas');
    canvas.zoom(Math.min(4, Math.max(0.2, canvas.zoom() * factor)), 'auto' as never);
  };
  return (
    <>
      {drawing.problem() !== undefined && (
        <div className="canvas-note">
          <ProblemBox error={drawing.problem()} />
          <p>{say('broken')}</p>
        </div>
      )}
      <div className="zoom">
        <button type="button" aria-label={say('zoomOut')} title={say('zoomOut')} onClick={() => zoom(0.8)}>
          −
        </button>
        <button type="button" onClick={() => drawing.fit()}>
          {say('fit')}
        </button>
        <button type="button" aria-label={say('zoomIn')} title={say('zoomIn')} onClick={() => zoom(1.25)}>
          +
        </button>
      </div>
    </>
  );
}

/** "Show me": selects the element, and marks the path that leads to the problem. */
function Follow() {
  const say = useTexts(words);
  const drawing = useDrawing();
  useFocusTarget((target) => {
    if (target.kind !== 'element') return;
    const canvas = drawing.on('canvas');
    for (const element of drawing.on('elementRegistry').getAll())
      canvas.removeMarker(element as never, 'on-path');
    for (const id of target.path ?? []) {
      const element = drawing.element(id);
      if (element) canvas.addMarker(element as never, 'on-path');
    }
    if (drawing.element(target.element)) drawing.select(target.element);
    else toast({ text: say('notHere', { id: target.element }) });
  });
  return null;
}
