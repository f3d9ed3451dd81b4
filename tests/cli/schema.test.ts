import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { briefJsonSchema } from '../../src/briefs/json-schema.ts';
import { writeSchema } from '../../src/cli/schema.ts';
import { folderWith } from '../fixtures/brief-file.ts';

it('The schema is written beside the briefs, over an older one', async () => {
  const directory = await folderWith({ 'brief.schema.json': '{}' });
  expect(await writeSchema(directory)).toBe(join(directory, 'brief.schema.json'));
  expect(await readFile(join(directory, 'brief.schema.json'), 'utf8')).toBe(briefJsonSchema());
});
