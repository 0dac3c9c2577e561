import { compileExpression } from '#runtime/feel';
import { isList, isTagged, parseTagged, type Value } from '#runtime/values';
import type { XmlElement } from './xml.ts';

/** A value as the DMN TCK writes it: one of value, components, list. */
export function tckValue(element: XmlElement): Value {
  const components = element.children.filter((child) => child.name === 'component');
  if (components.length > 0) {
    return Object.fromEntries(components.map((each) => [each.attributes.name ?? '', tckValue(each)]));
  }
  const list = element.children.find((child) => child.name === 'list');
  if (list) {
    return list.attributes.nil === 'true'
      ? null
      : list.children.filter((child) => child.name === 'item').map(tckValue);
  }
  const value = element.children.find((child) => child.name === 'value');
  return value ? scalar(value) : null;
}

function scalar(element: XmlElement): Value {
  if (element.attributes.nil === 'true') return null;
  const type = (element.attributes.type ?? 'string').replace(/^.*:/, '');
  const { text } = element;
  switch (type) {
    case 'decimal':
    case 'double':
    case 'integer':
      return Number(text);
    case 'boolean':
      return text.trim() === 'true';
    case 'date':
      return tagged('date', text);
    case 'time':
      return tagged('time', text);
    case 'dateTime':
      return tagged('date-time', text);
    case 'duration':
      return /^-?P[^T]*[YM]/.test(text.trim())
        ? tagged('months-duration', text)
        : tagged('days-duration', text);
    default:
      return text;
  }
}

function tagged(
  tag: 'date' | 'time' | 'date-time' | 'days-duration' | 'months-duration',
  text: string,
): Value {
  return parseTagged(tag, text.trim()) ?? text;
}

const ambient = { now: 0, zone: 'UTC' };
const equal = compileExpression('a = b');

/** Deep equality: numbers within 1e-8 (the Drools runner's rule), dates and durations by FEEL's own `=`. */
export function sameValue(a: Value, b: Value): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a === b || Math.abs(a - b) < 1e-8;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (isTagged(a) || isTagged(b)) {
    if (!isTagged(a) || !isTagged(b) || a['@'] !== b['@']) return false;
    return a.v === b.v || (equal.ok && equal.expression.evaluate({ a, b }, ambient).value === true);
  }
  if (isList(a) || isList(b)) {
    return (
      isList(a) && isList(b) && a.length === b.length && a.every((item, i) => sameValue(item, b[i] ?? null))
    );
  }
  const [left, right] = [Object.entries(a), b as Readonly<Record<string, Value>>];
  return (
    left.length === Object.keys(right).length &&
    left.every(([key, value]) => key in right && sameValue(value, right[key] ?? null))
  );
}
