import type { FieldServices } from '#runtime/fields';
import type { Place } from '#runtime/wire';
import { serverNow } from './now.ts';
import { newKey, theClient } from './session.ts';

interface Options {
  readonly places: readonly Place[];
  readonly zone: string;
  /** What an uploaded file belongs to: a draft, or a case. */
  owner(): Promise<Readonly<Record<string, string>>>;
}

/** What the forms' views ask of the app around them: files go to the server, time is the server's. */
export function fieldServices({ places, zone, owner }: Options): FieldServices {
  return {
    places,
    zone,
    now: serverNow,
    fileUrl: (id) => `/api/files/${encodeURIComponent(id)}`,
    async upload(file, onProgress) {
      onProgress(0);
      const body = new FormData();
      for (const [name, value] of Object.entries(await owner())) body.set(name, value);
      body.set('file', file, file.name);
      const ref = await theClient().call('POST /api/files', { body, key: newKey() });
      onProgress(1);
      return ref;
    },
  };
}
