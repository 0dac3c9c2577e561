/** The case cannot go on here until a person mends something. Becomes an incident where it is caught; never leaves the engine. */
export class Stuck extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
