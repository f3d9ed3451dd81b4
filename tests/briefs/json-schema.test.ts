import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { briefJsonSchema } from '../../src/briefs/json-schema.ts';
import { briefSchema } from '../../src/briefs/schema.ts';

it('The JSON Schema beside the briefs is the one that the bot checks with (`npm run schema` writes it)', async () => {
  const file = new URL('../../briefs/brief.schema.json', import.meta.url);
  expect(await readFile(file, 'utf8')).toBe(briefJsonSchema());
});

const schema: unknown = JSON.parse(briefJsonSchema());

it('The JSON Schema tells an editor what a brief is and what its fields are for', () => {
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Brief',
    description: expect.any(String),
    anyOf: [
      {
        required: ['id', 'title', 'source', 'summary', 'key_points'],
        additionalProperties: false,
        properties: { summary: { description: briefSchema.shape.summary.description } },
      },
      { additionalProperties: false },
    ],
  });
});

it('The JSON Schema lets a draft alone leave texts and names open', () => {
  expect(schema).toHaveProperty(
    'anyOf.1',
    expect.objectContaining({
      required: ['id', 'title', 'source', 'key_points', 'status'],
      allOf: [{ anyOf: [{ required: ['summary'] }, { required: ['summary_extract'] }] }],
    }),
  );
  expect(schema).toHaveProperty('anyOf.1.properties.summary_extract.type', 'string');
  expect(schema).toHaveProperty(
    'anyOf.1.properties.key_points.items',
    expect.objectContaining({ required: [] }),
  );
  for (const name of ['extract', 'perhaps'])
    expect(schema).toHaveProperty(`anyOf.1.properties.key_points.items.properties.${name}.type`, 'string');
  for (const name of ['status', 'summary_extract', 'key_points.items.properties.extract'])
    expect(schema).not.toHaveProperty(`anyOf.0.properties.${name}`);
});
