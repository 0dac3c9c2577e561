/** How long a time-out waits: a number of minutes, hours or days, or of a setting; anything else is a formula. */
export type WaitUnit = 'M' | 'H' | 'D';

export type Wait =
  | { readonly kind: 'number'; readonly amount: string; readonly unit: WaitUnit }
  | { readonly kind: 'setting'; readonly setting: string; readonly unit: WaitUnit }
  | { readonly kind: 'formula'; readonly source: string };

const NUMBER = /^P(?:(\d+)D|T(\d+)(H|M))$/;
const SETTING =
  /^=\s*duration\(\s*"(PT?)"\s*\+\s*string\(\s*settings\.([\p{L}_][\p{L}\p{N}_]*)\s*\)\s*\+\s*"([DHM])"\s*\)$/u;

/** ISO 8601, or FEEL over a setting, as `timeDuration` holds it. */
export function writeWait(wait: Wait): string {
  if (wait.kind === 'formula') return wait.source;
  const head = wait.unit === 'D' ? 'P' : 'PT';
  if (wait.kind === 'number') return `${head}${wait.amount}${wait.unit}`;
  return `=duration("${head}" + string(settings.${wait.setting}) + "${wait.unit}")`;
}

export function readWait(source: string): Wait {
  const number = NUMBER.exec(source.trim());
  if (number) {
    const [, days, amount = '', unit] = number;
    return days
      ? { kind: 'number', amount: days, unit: 'D' }
      : { kind: 'number', amount, unit: unit === 'H' ? 'H' : 'M' };
  }
  const setting = SETTING.exec(source.trim());
  if (setting) {
    const [, head, name = '', unit] = setting;
    // `PD` counts days, `PT` hours and minutes: anything crossed is not ours.
    if ((head === 'P') === (unit === 'D')) return { kind: 'setting', setting: name, unit: unit as WaitUnit };
  }
  return { kind: 'formula', source };
}
