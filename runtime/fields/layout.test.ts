import { describe, expect, it } from 'vitest';
import { fieldRules } from './index.ts';

describe('the registry', () => {
  it('gives every kind a fresh node of its own type, a name in both languages and settings with labels', () => {
    for (const rule of fieldRules) {
      expect(rule.create('标题')).toMatchObject({ type: rule.type, title: '标题', 'x-component': rule.kind });
      expect(rule.name.zh && rule.name.en).toBeTruthy();
      for (const setting of rule.settings) expect(setting.label.zh && setting.label.en).toBeTruthy();
    }
    expect(new Set(fieldRules.map((rule) => rule.kind)).size).toBe(fieldRules.length);
  });

  it('holds no value in what only lays out', () => {
    const layout = fieldRules.filter((rule) => rule.type === 'void').map((rule) => rule.kind);
    expect(layout).toEqual(['group', 'page', 'static-text']);
  });
});
