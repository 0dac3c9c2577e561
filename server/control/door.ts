/** The note in the data folder that says where the door is. Who may read the folder may open it, nobody else. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Door {
  readonly port: number;
  readonly secret: string;
  readonly pid: number;
}

const fileOf = (folder: string): string => join(folder, 'control.json');

export async function writeDoor(folder: string, door: Door): Promise<void> {
  // A file that was left behind keeps its rights when it is written over: it goes first.
  await rm(fileOf(folder), { force: true });
  await writeFile(fileOf(folder), `${JSON.stringify(door)}\n`, { mode: 0o600, flag: 'wx' });
}

/** Undefined where there is none, or where it cannot be read. */
export async function readDoor(folder: string): Promise<Door | undefined> {
  try {
    const door: unknown = JSON.parse(await readFile(fileOf(folder), 'utf8'));
    return isDoor(door) ? door : undefined;
  } catch {
    return undefined;
  }
}

export async function removeDoor(folder: string): Promise<void> {
  await rm(fileOf(folder), { force: true });
}

function isDoor(value: unknown): value is Door {
  return (
    typeof value === 'object' &&
    value !== null &&
    'port' in value &&
    typeof value.port === 'number' &&
    'secret' in value &&
    typeof value.secret === 'string' &&
    'pid' in value &&
    typeof value.pid === 'number'
  );
}
