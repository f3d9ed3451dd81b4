/**
 * The schema of a brief for editors, as JSON Schema: made from the schema that the bot checks with.
 */
import { z } from 'zod';
import { OPENINGS } from './open-places.ts';
import { briefSchema } from './schema.ts';

/** The name of the schema's file, which lies beside the briefs. */
export const JSON_SCHEMA_FILE = 'brief.schema.json';

/** A schema of fields, as far as it is looked at here. */
const fieldsSchema = z.looseObject({
  properties: z.record(z.string(), z.unknown()),
  required: z.array(z.string()).default([]),
});

/** A schema of fields, some of which may stand under another name instead. */
function opened(schema: unknown, openings: typeof OPENINGS): unknown {
  const { properties, required, ...rest } = fieldsSchema.parse(schema);
  const found = openings.map(({ found: name, field }) => [
    name,
    { type: 'string', description: `Only in a draft: what was found. Write \`${field}\` in its place.` },
  ]);
  return {
    ...rest,
    properties: { ...properties, ...Object.fromEntries(found) },
    required: required.filter((name) => openings.every(({ field }) => field !== name)),
    allOf: openings
      .filter(({ field }) => required.includes(field))
      .map(({ field, found: name }) => ({ anyOf: [{ required: [field] }, { required: [name] }] })),
  };
}

/** The schema of a draft's file: as a brief's, but that something may be open, and that it says that it is a draft. */
function draftSchema(schema: unknown): unknown {
  const lists = new Set(OPENINGS.flatMap(({ list }) => list ?? []));
  const { properties, required, ...rest } = fieldsSchema.parse(schema);
  const listed = [...lists].map((list) => {
    const { items, ...entries } = z.looseObject({ items: z.unknown() }).parse(properties[list]);
    const openings = OPENINGS.filter((opening) => opening.list === list);
    return [list, { ...entries, items: opened(items, openings) }];
  });
  return opened(
    {
      ...rest,
      properties: { ...properties, ...Object.fromEntries(listed) },
      required: [...required, 'status'],
    },
    OPENINGS.filter(({ list }) => list === undefined),
  );
}

/** The text of the schema's file, which tells briefs and drafts apart. `npm run schema` writes it. */
export function briefJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(briefSchema, { io: 'input' });
  const described = {
    $schema,
    title: 'Brief',
    description: 'A brief of Verbatim: what an article says and who said what, word for word.',
    anyOf: [z.toJSONSchema(briefSchema.omit({ status: true }), { io: 'input' }), draftSchema(schema)],
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}
