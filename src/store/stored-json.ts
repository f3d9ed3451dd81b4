/**
 * What the store keeps as JSON, read back.
 */
import { z } from 'zod';

/**
 * A schema for every field of a type, also for those that may be absent. A schema's fields that satisfy this name them
 * all: one that somebody adds to the type and forgets here does not get past the type checker.
 */
export type FieldsOf<Value> = { readonly [Field in keyof Value]-?: z.ZodType<Value[Field]> };

/**
 * Reads what was kept as JSON.
 *
 * @param what it is, for the error, such as `The draft harbour-ferry`.
 * @throws Error where it is not of the schema; none of its contents is repeated.
 */
export function readStored<Value>(schema: z.ZodType<Value>, json: string, what: string): Value {
  const result = schema.safeParse(JSON.parse(json));
  if (result.success) return result.data;
  throw new Error(`${what} in the store cannot be read:\n${z.prettifyError(result.error)}`);
}
