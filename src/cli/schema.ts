/**
 * `npm run -s schema`: writes the JSON Schema of a brief beside the briefs, for editors.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { briefJsonSchema, JSON_SCHEMA_FILE } from '../briefs/json-schema.ts';
import { briefsDirectory } from './briefs-directory.ts';

/** Writes the schema into a folder of briefs; returns the path of its file. */
export async function writeSchema(directory: string): Promise<string> {
  const file = join(directory, JSON_SCHEMA_FILE);
  await writeFile(file, briefJsonSchema());
  return file;
}

if (import.meta.main) {
  console.log(`Wrote ${await writeSchema(briefsDirectory())}`);
}
