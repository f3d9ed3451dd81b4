/**
 * The schema of a brief for editors, as JSON Schema: made from the schema that the bot checks with.
 */
import { z } from 'zod';
import { briefSchema } from './schema.ts';

/** The name of the schema's file, which lies beside the briefs. */
export const JSON_SCHEMA_FILE = 'brief.schema.json';

/** The text of the schema's file. `npm run schema` writes it. */
export function briefJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(briefSchema, { io: 'input' });
  const described = {
    $schema,
    title: 'Brief',
    description: 'A brief of Verbatim: what an article says and who said what, word for word.',
    ...schema,
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}
