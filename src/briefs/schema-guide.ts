/**
 * What the schema says about a place in a brief: which fields it has and what they are for.
 */
import { z } from 'zod';
import { briefSchema } from './schema.ts';
import type { Path } from './yaml-text.ts';

/** The names of the fields at a path, in the order of the schema; empty where there are none. */
export function fieldsAt(path: Path): readonly string[] {
  const schema = inner(schemaAt(path));
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** What the field at a path is for, as the schema describes it. */
export function descriptionAt(path: Path): string | undefined {
  const schema = schemaAt(path);
  if (!(schema instanceof z.ZodType)) return undefined;
  if (schema.description !== undefined) return schema.description;
  const within = inner(schema);
  return within instanceof z.ZodType ? within.description : undefined;
}

/** Whether a brief may do without the field at a path. */
export function isOptionalAt(path: Path): boolean {
  const schema = schemaAt(path);
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
}

function schemaAt(path: Path): unknown {
  let schema: unknown = briefSchema;
  for (const segment of path) {
    const within = inner(schema);
    if (within instanceof z.ZodObject && typeof segment === 'string') schema = within.shape[segment];
    else if (within instanceof z.ZodArray) schema = within.element;
    else return undefined;
  }
  return schema;
}

/** The schema within wrappers that only say what happens when there is no value. */
function inner(schema: unknown): unknown {
  let within = schema;
  while (within instanceof z.ZodOptional || within instanceof z.ZodDefault) within = within.unwrap();
  return within;
}
