/** The log: one JSON line a thing. Ids, codes and times only: no bodies, no names, no phones. */
import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';

const PERSONAL = ['phone', 'name', 'password', 'login', 'values', 'body', 'headers.cookie'];

/** @param level `LOG_LEVEL`; `silent` for none */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { app: 'linli' },
    timestamp: pino.stdTimeFunctions.isoTime,
    // A net below the rule "never log a document": what slips in by these names is taken out.
    redact: { paths: [...PERSONAL, ...PERSONAL.map((path) => `*.${path}`)], remove: true },
    serializers: { err: stdSerializers.err },
  };
  return destination ? pino(options, destination) : pino(options);
}

export type { Logger };
