import { openApiDocument } from '../openapi.ts';
import { Answer, type AnyRow, row } from '../resource.ts';

/** The document is made once, when it is first asked for. */
export function openApi(rows: () => readonly AnyRow[]): readonly AnyRow[] {
  let text: Buffer | undefined;
  return [
    row({
      endpoint: 'GET /api/openapi.json',
      summary: '接口说明（OpenAPI 3.1） · This document',
      who: 'public',
      async handle() {
        text ??= Buffer.from(JSON.stringify(openApiDocument(rows())));
        return new Answer(200, text, { 'Content-Type': 'application/json; charset=utf-8' });
      },
    }),
  ];
}
