// The writer thread when the server runs from its sources: a thread has none of its parent's loaders.
import { register } from 'tsx/esm/api';

register();
await import('./writer.worker.ts');
