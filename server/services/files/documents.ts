import type { Actor, Audience, DataClass } from '#runtime/model';
import type { FileRef } from '#runtime/wire';
import type { Stored } from '#server/host';

/** `files/<id>`: what is known of an uploaded file; its bytes are a blob under the same id. */
export interface FileDoc extends Stored {
  /** `resident:<id>`, `staff:<id>`, `guest:<id>`. */
  readonly owner: string;
  readonly by: Actor;
  /** Where it hangs: a draft until it is sent, then a case. */
  readonly draft?: string;
  readonly case?: string;
  /** Part of a form's answers: who may see the field may see it, and nobody else. */
  readonly inForm: boolean;
  readonly audience: Audience;
  readonly dataClass: DataClass;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly createdAt: number;
  /** `held`: nothing refers to it yet; it goes at `expiresAt`. */
  readonly state: 'held' | 'kept';
  readonly expiresAt?: number;
}

export const refOf = (doc: FileDoc): FileRef => ({
  id: doc._id,
  name: doc.name,
  type: doc.type,
  bytes: doc.bytes,
});
