/** `npm run bench -- soundness`: situations a second, and how long models of 200 elements take. */
import { checkSoundness } from '../soundness/index.ts';
import { chain, fan, nested } from '../soundness/testing/large.ts';
import { graphOfSketch } from '../soundness/testing/sketch.ts';

interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
}

const MODELS = { chain: chain(50), fan: fan(10, 18), nested: nested(7), beside: fan(3, 60, true) };

export async function bench(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  let situations = 0;
  let time = 0;
  for (const [name, sketch] of Object.entries(MODELS)) {
    const graph = await graphOfSketch(sketch);
    const began = performance.now();
    let spots = 0;
    const found = await checkSoundness(graph, { onDone: (count) => (spots = count) });
    const took = performance.now() - began;
    if (found.length > 0)
      throw new Error(`Expected ${name} to be sound, but got ${JSON.stringify(found[0])}.`);
    situations += spots;
    time += took;
    figures.push({ id: `${name}-elements`, value: graph.elements.size, unit: 'elements' });
    figures.push({ id: `${name}-situations`, value: spots, unit: 'situations' });
    figures.push({ id: `${name}-ms`, value: took, unit: 'ms' });
  }
  return [...figures, { id: 'situations-per-s', value: (situations / time) * 1000, unit: '1/s' }];
}
