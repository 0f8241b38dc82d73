/** The OpenAPI 3.1 document, made of the table of operations. */
import { z } from 'zod';
import { type Operation, operations } from './operations.ts';
import { problem } from './schemas.ts';

/** The document, ready to be written as JSON. */
export function openApiDocument(version: string, address: string | null): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: '公开 Gongkai：政府信息公开年报开放接口',
      version,
      description: '全部接口只读、公开、不需密钥，允许跨域。没有印出的格为 null，不为 0。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: address ?? '/' }],
    paths: Object.fromEntries(operations.map((operation) => [operation.path, { get: describe(operation) }])),
    components: { schemas: { Problem: schemaOf(problem) } },
  };
}

function describe(operation: Operation): Record<string, unknown> {
  const type = operation.type.split(';')[0] as string;
  const failure = { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const found = operation.parameters.some((parameter) => parameter.in === 'path');
  return {
    operationId: operation.id,
    summary: operation.summary,
    parameters: operation.parameters.map(({ name, in: where, type: kind, description, values }) => ({
      name,
      in: where,
      description,
      required: where === 'path',
      schema: { type: kind, ...(values === undefined ? {} : { enum: values }) },
    })),
    responses: {
      200: {
        description: operation.summary,
        content: { [type]: operation.shape === null ? {} : { schema: schemaOf(operation.shape) } },
      },
      ...(found ? { 404: { description: '没有这份年报或这个地区', content: failure } } : {}),
    },
  };
}

function schemaOf(shape: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input' }) as Record<string, unknown>;
  return schema;
}
