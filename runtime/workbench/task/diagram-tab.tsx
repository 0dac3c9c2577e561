import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState } from 'react';
import { defineTexts, EmptyState, problemText, Skeleton, useClient, useLoad, useTexts } from '#runtime/ui';
import type { DiagramResource } from '#runtime/wire';

const words = defineTexts({
  label: ['流程图，正在进行的环节已标出', 'Diagram; the steps under way are marked'],
  broken: ['流程图显示不出来', 'The diagram cannot be shown'],
  now: ['正在办', 'Under way'],
  done: ['已办', 'Done'],
});

/** The drawing with the tokens of this case. The bpmn.io mark stays visible, as its licence asks. */
export function DiagramTab({ caseId, version }: { caseId: string; version: number }) {
  const say = useTexts(words);
  const client = useClient();
  const diagram = useLoad(`diagram ${caseId} ${version}`, (signal) =>
    client.call('GET /api/cases/{id}/diagram', { params: { id: caseId }, signal }),
  );
  if (diagram.error !== undefined && !diagram.data) return <EmptyState title={problemText(diagram.error)} />;
  if (!diagram.data) return <Skeleton lines={6} />;
  return (
    <>
      <p className="ui-hint">
        <span className="diagram-key diagram-key-now" aria-hidden="true" /> {say('now')}{' '}
        <span className="diagram-key diagram-key-done" aria-hidden="true" /> {say('done')}
      </p>
      <Drawing diagram={diagram.data} />
    </>
  );
}

function Drawing({ diagram }: { diagram: DiagramResource }) {
  const say = useTexts(words);
  const box = useRef<HTMLDivElement>(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    const container = box.current;
    if (!container) return;
    let isHere = true;
    const viewer = new NavigatedViewer({ container });
    viewer
      .importXML(diagram.xml)
      .then(() => {
        if (!isHere) return;
        const canvas = viewer.get<{
          zoom(to: string, center: string): void;
          addMarker(element: string, marker: string): void;
        }>('canvas');
        const registry = viewer.get<{ get(id: string): unknown }>('elementRegistry');
        const mark = (ids: readonly string[], marker: string) => {
          for (const id of ids) if (registry.get(id)) canvas.addMarker(id, marker);
        };
        canvas.zoom('fit-viewport', 'auto');
        mark(diagram.done, 'case-done');
        mark(diagram.active, 'case-now');
        mark(diagram.incidents, 'case-stuck');
      })
      .catch(() => isHere && setBroken(true));
    return () => {
      isHere = false;
      viewer.destroy();
    };
  }, [diagram]);
  if (isBroken) return <EmptyState title={say('broken')} />;
  return <section ref={box} className="diagram" aria-label={say('label')} />;
}
