/** What lies where in the data folder. */
import { join } from 'node:path';

export function databaseFile(folder: string): string {
  return join(folder, 'linli.db');
}

export function filesFolder(folder: string): string {
  return join(folder, 'files');
}
