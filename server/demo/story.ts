/** The life of one demo case: when it comes in, from whom, and who does what with it when. */
import type { RatingLevel } from '#runtime/model';
import type { Variables } from '#runtime/values';

/** Some days before the demo's end, at a time of the street's day; or some minutes before it. */
export type When = { readonly days: number; readonly time: string } | { readonly minutes: number };

export const on = (days: number, time: string): When => ({ days, time });
export const ago = (minutes: number): When => ({ minutes });

/** Posts are named by their key in `street.ts`, steps by their element. */
export type Act =
  | { readonly claim: string; readonly by: string }
  | {
      readonly complete: string;
      readonly by: string;
      readonly button?: string;
      readonly values: Variables;
      readonly reason?: string;
    }
  | {
      readonly supplement: string;
      readonly by: string;
      readonly items: readonly string[];
      readonly fields: readonly string[];
    }
  | { readonly decline: string; readonly by: string; readonly reason: string; readonly remedies: string }
  | { readonly withdraw: string }
  /** A step of the applicant in the drawing. */
  | { readonly answer: string; readonly button: string; readonly values: Variables }
  /** The rating of a case that is finished. */
  | { readonly rate: RatingLevel };

export interface Story {
  readonly id: string;
  /** Key of the service. */
  readonly service: 'whistle' | 'venue';
  /** What it shows. */
  readonly shows: string;
  readonly at: When;
  /** By a resident in the portal; a post key: found by that member of staff, or written down by them for somebody. */
  readonly from: 'portal' | { readonly post: string; readonly forSomebody: boolean };
  readonly values: Variables;
  readonly acts: readonly (readonly [When, Act])[];
}
