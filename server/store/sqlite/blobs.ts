/** Files of the data folder: written beside, synced, renamed, folder synced; so each is there whole or not at all. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkId } from '../documents.ts';
import { point } from '../points.ts';
import type { BlobInfo } from '../port.ts';
import { asStoreError } from './errors.ts';

export class Blobs {
  constructor(readonly folder: string) {}

  /** Makes the folder; what a killed process had only begun to write goes. */
  async open(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const names = await readdir(this.folder);
    await Promise.all(
      names.filter((name) => name.endsWith('.part')).map((name) => rm(join(this.folder, name))),
    );
  }

  /** The same id again replaces the bytes. @throws StoreError `store-full` */
  async put(id: string, bytes: Uint8Array): Promise<BlobInfo> {
    const path = this.pathOf(id);
    const part = `${path}.${randomUUID()}.part`;
    try {
      const file = await open(part, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await point('store.blob-before-sync');
        await file.sync();
      } finally {
        await file.close();
      }
      await point('store.blob-before-rename');
      await rename(part, path);
      await syncFolder(this.folder);
    } catch (error) {
      await rm(part, { force: true });
      throw asStoreError(error);
    }
    return { id, bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
  }

  async get(id: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(this.pathOf(id));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw asStoreError(error);
    }
  }

  async remove(id: string): Promise<void> {
    await point('store.blob-before-remove');
    await rm(this.pathOf(id), { force: true });
    await syncFolder(this.folder);
  }

  /** A name without anything of the id that a file system could misread; the id is kept in the backup's rows only. */
  pathOf(id: string): string {
    const name = Buffer.from(checkId(id, 'the id of a file')).toString('base64url');
    return join(this.folder, name.length > 180 ? `h-${createHash('sha256').update(id).digest('hex')}` : name);
  }

  /** File names, for the backup. */
  async names(): Promise<readonly string[]> {
    return (await readdir(this.folder)).filter((name) => !name.endsWith('.part'));
  }
}

/** A rename is only durable when its folder is synced. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
