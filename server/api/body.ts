/** Reads a JSON body of at most 1 MiB. Works on plain node requests, so that the hot path needs no Express. */
import type { IncomingMessage } from 'node:http';
import { ProblemException } from '#server/problem';

export const BODY_LIMIT = 1024 * 1024;

/** @throws ProblemException `too-large` (413), `not-json` (415), `bad-json` (400) */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'];
  const length = Number(request.headers['content-length'] ?? 0);
  if (length > BODY_LIMIT) throw tooLarge();
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw notJson();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw tooLarge();
    chunks.push(chunk);
  }
  if (size === 0) return undefined;
  if (type === undefined || !/^application\/(json|[\w.+-]+\+json)\b/i.test(type)) throw notJson();
  try {
    return JSON.parse(
      (chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)).toString('utf8'),
    );
  } catch (cause) {
    throw new ProblemException(
      'bad-json',
      400,
      { zh: '请求内容不是正确的 JSON', en: 'The body is not valid JSON' },
      { cause, mend: { zh: '请检查请求内容的格式。', en: 'Check the format of the body.' } },
    );
  }
}

function tooLarge(): ProblemException {
  return new ProblemException(
    'too-large',
    413,
    { zh: '提交的内容太大', en: 'What you sent is too large' },
    {
      headers: { Connection: 'close' },
      mend: {
        zh: '请求内容最多 1 MiB；照片和文件请用上传功能。',
        en: 'At most 1 MiB; send photos and files by upload.',
      },
    },
  );
}

function notJson(): ProblemException {
  return new ProblemException(
    'not-json',
    415,
    { zh: '请求内容必须是 JSON', en: 'The body must be JSON' },
    { mend: { zh: '请使用 Content-Type: application/json。', en: 'Send Content-Type: application/json.' } },
  );
}
