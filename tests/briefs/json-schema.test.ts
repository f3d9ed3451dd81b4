import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { briefJsonSchema } from '../../src/briefs/json-schema.ts';
import { briefSchema } from '../../src/briefs/schema.ts';

it('The JSON Schema beside the briefs is the one that the bot checks with (`npm run schema` writes it)', async () => {
  const file = new URL('../../briefs/brief.schema.json', import.meta.url);
  expect(await readFile(file, 'utf8')).toBe(briefJsonSchema());
});

it('The JSON Schema tells an editor what a brief is and what its fields are for', () => {
  const schema: unknown = JSON.parse(briefJsonSchema());
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Brief',
    description: expect.any(String),
    required: ['id', 'title', 'source', 'summary', 'key_points'],
    additionalProperties: false,
    properties: { summary: { description: briefSchema.shape.summary.description } },
  });
});
