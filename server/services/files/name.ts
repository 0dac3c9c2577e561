/** Names of files come from strangers: kept readable, never a path, never a header. */

const MAX_LENGTH = 100;

/**
 * A name that is safe to show, to store and to send in a header: no folders, no control or bidirectional characters,
 * no leading dots, at most 100 characters with its ending replaced by the one the content calls for.
 * @param extension without the dot, from the sniffed content
 */
export function safeName(raw: string, extension: string): string {
  const base = raw.normalize('NFC').split(/[/\\]/).pop() ?? '';
  const plain = base
    // Bidirectional marks can make "gpj.exe" read as "exe.jpg".
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[<>:"|?*;%]/g, '_')
    .replace(/^[.\s]+/, '')
    .trim();
  const stem = plain.includes('.') ? plain.slice(0, plain.lastIndexOf('.')) : plain;
  const room = MAX_LENGTH - extension.length - 1;
  const kept = [...stem]
    .slice(0, room)
    .join('')
    .replace(/[.\s]+$/, '');
  return `${kept || 'file'}.${extension}`;
}

/** `Content-Disposition` after RFC 6266, with the Chinese name in UTF-8 and an ASCII one for old clients. */
export function contentDisposition(name: string, inline: boolean): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_');
  const utf8 = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}
