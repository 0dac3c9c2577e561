import { newKey, theClient } from '#runtime/ui';
import type { Variables } from '#runtime/values';
import { type Draft, ProblemError } from '#runtime/wire';

const PLACE = 'linli-drafts';
/** So long a pause in typing is a moment to save. */
const PAUSE_MS = 1_500;

/** Which draft this device has for a service: only its id, never what was typed. */
function known(): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}

function remember(service: string, id: string | undefined): void {
  const { [service]: _old, ...rest } = known();
  localStorage.setItem(PLACE, JSON.stringify(id === undefined ? rest : { ...rest, [service]: id }));
}

/**
 * One draft on the server while it is being filled in. Saves are one after the other; the first one creates it. A file
 * needs the draft to belong to, so uploading creates it as well.
 */
export class DraftKeeper {
  private draft: Draft | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private pause: ReturnType<typeof setTimeout> | undefined;
  private readonly createKey = newKey();
  /** Repeated on every try of sending, so that it is sent once. */
  readonly submitKey = newKey();

  constructor(private readonly service: string) {}

  get current(): Draft | undefined {
    return this.draft;
  }

  /** The draft by its id, or the one that this device began; nothing when there is none any more. */
  async open(id: string | undefined): Promise<Draft | undefined> {
    const wanted = id ?? known()[this.service];
    if (wanted === undefined) return undefined;
    try {
      this.draft = await theClient().call('GET /api/drafts/{id}', { params: { id: wanted } });
      remember(this.service, this.draft.id);
      return this.draft;
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.status === 0) throw error;
      remember(this.service, undefined);
      return undefined;
    }
  }

  /**
   * Saves what is typed. Sessions of one person on two devices: the later save wins only when told so.
   * @throws ProblemError with status 412 when it was changed on another device.
   */
  save(values: Variables, page: string): Promise<Draft> {
    clearTimeout(this.pause);
    const next = this.queue.then(
      () => this.write(values, page),
      () => this.write(values, page),
    );
    this.queue = next;
    return next;
  }

  /**
   * Saves quietly after a pause in typing, so that a reload or an empty battery loses nothing. What goes wrong here is
   * told by the next save that somebody asks for.
   */
  saveLater(values: Variables, page: string): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.save(values, page).catch(() => undefined), PAUSE_MS);
  }

  private async write(values: Variables, page: string): Promise<Draft> {
    const body = { values, page };
    const client = theClient();
    this.draft = this.draft
      ? await client.call('PUT /api/drafts/{id}', {
          params: { id: this.draft.id },
          body,
          version: this.draft.version,
        })
      : await client.call('POST /api/drafts', {
          body: { service: this.service, ...body },
          key: this.createKey,
        });
    remember(this.service, this.draft.id);
    return this.draft;
  }

  /** Takes the newer state of the other device as the one that was read. */
  adopt(draft: Draft): void {
    this.draft = draft;
  }

  forget(): void {
    clearTimeout(this.pause);
    remember(this.service, undefined);
    this.draft = undefined;
  }
}
