import { describe, expect, it } from 'vitest';
import { openApiDocument } from './openapi.ts';
import { resources } from './resources.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
  }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Record<string, unknown> }> };
}

const document = openApiDocument(resources) as {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, unknown> };
};

describe('the OpenAPI document', () => {
  it('is 3.1 and has an operation for every row, under an id of its own', () => {
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        endpoint: `${method.toUpperCase()} ${path}`,
        operation,
      })),
    );
    expect(operations.map((each) => each.endpoint).sort()).toEqual(
      resources.map((row) => row.endpoint).sort(),
    );
    expect(new Set(operations.map((each) => each.operation.operationId)).size).toBe(operations.length);
  });

  it('says which headers a row needs, and that unknown properties are refused', () => {
    const add = document.paths['/api/units']?.post;
    expect(add?.parameters?.map((each) => each.name)).toEqual(
      expect.arrayContaining(['X-CSRF-Token', 'Idempotency-Key']),
    );
    expect(add?.requestBody?.content['application/json']?.schema).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['name', 'kind'],
    });
    const change = document.paths['/api/units/{id}']?.patch;
    expect(change?.parameters).toContainEqual(
      expect.objectContaining({ in: 'header', name: 'If-Match', required: true }),
    );
    expect(change?.parameters).toContainEqual(expect.objectContaining({ in: 'path', name: 'id' }));
  });

  it('describes refusals once', () => {
    expect(Object.keys(document.components.schemas)).toContain('Problem');
  });
});
