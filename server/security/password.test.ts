import { describe, expect, it } from 'vitest';
import { hashPassword, passwordWeakness, verifyPassword } from './password.ts';
import { guestToken, oneTimePassword, readGuestToken } from './tokens.ts';

describe('passwords', () => {
  it('are found again, whatever form their characters were typed in, and never by another', async () => {
    const record = await hashPassword('cafe\u0301 au coin 2026', 'own');
    expect(await verifyPassword('caf\u00e9 au coin 2026', record)).toBe(true);
    expect(await verifyPassword('cafe au coin 2026', record)).toBe(false);
    expect(await verifyPassword('', record)).toBe(false);
    expect((await hashPassword('same', 'one-time')).hash).not.toBe(
      (await hashPassword('same', 'one-time')).hash,
    );
  });

  it('of an unknown login are refused after the same work', async () => {
    expect(await verifyPassword('anything at all', undefined)).toBe(false);
    expect(await verifyPassword('', undefined)).toBe(false);
  });

  it.each(['short', 'aaaaaaaaaaaa', 'abababababab', 'my-liqiang-word', 'x'.repeat(201)])(
    'such as %s will not do',
    (word) => {
      expect(passwordWeakness(word, 'liqiang')).toBeDefined();
    },
  );

  it('that are long enough will, in Chinese as well', () => {
    expect(passwordWeakness('秋天的街道上落满了银杏叶', 'liqiang')).toBeUndefined();
  });

  it('for once can be read aloud and do not repeat', () => {
    const many = new Set(Array.from({ length: 500 }, oneTimePassword));
    expect(many.size).toBe(500);
    for (const word of many)
      expect(word).toMatch(/^[a-hj-kmnp-z2-9]{5}-[a-hj-kmnp-z2-9]{5}-[a-hj-kmnp-z2-9]{4}$/);
  });
});

describe('a guest cookie', () => {
  it('is believed only with our signature', () => {
    const token = guestToken('key');
    expect(readGuestToken('key', token)).toBe(token.slice(0, token.indexOf('.')));
    for (const forged of [
      token.slice(0, -1),
      `${token}x`,
      token.replace('guest-', 'guest-0'),
      'guest-1.',
      'x',
    ]) {
      expect(readGuestToken('key', forged)).toBeUndefined();
    }
    expect(readGuestToken('other', token)).toBeUndefined();
  });
});
