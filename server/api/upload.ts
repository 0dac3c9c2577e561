/** Reads a multipart body: its text fields and one file, bounded. */
import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { ProblemException } from '#server/problem';

export interface Upload {
  readonly fields: Readonly<Record<string, string>>;
  readonly file?: { readonly name: string; readonly type: string; readonly bytes: Uint8Array };
}

/**
 * @param maxBytes of the file
 * @throws ProblemException `not-multipart` (415), `too-large` (413), `bad-upload` (400)
 */
export function readUpload(request: IncomingMessage, maxBytes: number): Promise<Upload> {
  return new Promise((resolve, reject) => {
    let parser: busboy.Busboy;
    try {
      parser = busboy({
        headers: request.headers,
        defParamCharset: 'utf8',
        limits: { files: 1, fileSize: maxBytes, fields: 20, fieldSize: 10_000, parts: 21 },
      });
    } catch (cause) {
      reject(badUpload('not-multipart', 415, cause));
      return;
    }
    const fields: Record<string, string> = Object.create(null);
    let file: Upload['file'];
    const refuse = (problem: ProblemException): void => {
      request.unpipe(parser);
      // What is still coming is read and thrown away, so that the client gets to see the answer.
      request.resume();
      reject(problem);
    };
    parser.on('field', (name, value) => {
      fields[name] = value;
    });
    parser.on('file', (name, stream, info) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => refuse(tooLarge(maxBytes)));
      stream.on('end', () => {
        if (name === 'file') {
          file = { name: info.filename ?? '', type: info.mimeType, bytes: Buffer.concat(chunks) };
        }
      });
    });
    parser.on('error', (cause) => refuse(badUpload('bad-upload', 400, cause)));
    parser.on('close', () => resolve({ fields, ...(file ? { file } : {}) }));
    request.on('aborted', () => reject(badUpload('bad-upload', 400, 'aborted')));
    request.pipe(parser);
  });
}

function tooLarge(maxBytes: number): ProblemException {
  const mib = Math.floor(maxBytes / 1024 / 1024);
  return new ProblemException(
    'too-large',
    413,
    { zh: `文件太大，最多 ${mib} MiB`, en: `The file is too large: at most ${mib} MiB` },
    { mend: { zh: '请压缩或拆分后再上传。', en: 'Make it smaller or split it, then upload again.' } },
  );
}

function badUpload(code: string, status: number, cause: unknown): ProblemException {
  return new ProblemException(
    code,
    status,
    { zh: '没有收到完整的文件', en: 'The file did not arrive whole' },
    { cause, mend: { zh: '请重新选择文件上传。', en: 'Choose the file and upload it again.' } },
  );
}
