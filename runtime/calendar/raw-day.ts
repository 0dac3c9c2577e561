/** One entry as read, before it is checked. */
export interface RawDay {
  readonly row: number;
  readonly day: unknown;
  readonly work: unknown;
  readonly name?: unknown;
  /** Last day (included) of a run of days. */
  readonly until?: unknown;
}
