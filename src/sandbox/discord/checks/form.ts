/** Reads a request's body by a schema, and says what is wrong with it in Discord's words. */
import type { z } from 'zod';
import { type FieldProblem, invalidForm } from '../refusal.ts';

type Issue = z.core.$ZodIssue;

/**
 * The body as the schema understands it.
 *
 * @param at where in the request's body the value stands.
 * @throws Refusal 50035 with every problem.
 */
export function readForm<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  at: readonly (string | number)[] = [],
): z.infer<Schema> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw invalidForm(problemsOf(read.error.issues, at));
}

/** Zod's issues in Discord's words. */
export function problemsOf(
  issues: readonly Issue[],
  at: readonly (string | number)[] = [],
): readonly FieldProblem[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
    return problemOf(issue, path);
  });
}

function problemOf(issue: Issue, path: readonly (string | number)[]): readonly FieldProblem[] {
  switch (issue.code) {
    case 'too_big':
      return [{ path, ...tooBig(issue.origin, Number(issue.maximum)) }];
    case 'too_small':
      return [{ path, ...tooSmall(issue.origin, Number(issue.minimum)) }];
    case 'invalid_type':
      return [{ path, ...wrongType(issue) }];
    case 'invalid_value':
      return [
        {
          path,
          code: 'BASE_TYPE_CHOICES',
          message: `Value must be one of {${issue.values.map((value) => JSON.stringify(value)).join(', ')}}.`,
        },
      ];
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], ...UNKNOWN_KEY }));
    case 'invalid_union':
      return union(issue, path);
    case 'custom':
      return [{ path, code: String(issue.params?.['code'] ?? 'BASE_TYPE_INVALID'), message: issue.message }];
    default:
      return [{ path, code: 'BASE_TYPE_INVALID', message: issue.message }];
  }
}

/**
 * Discord drops keys it does not know without a word, so that what they were to do never happens. The
 * sandbox is stricter here on purpose: a misspelt key is found while testing.
 */
const UNKNOWN_KEY = {
  code: 'UNKNOWN_KEY',
  message: 'This key is not in the documentation; Discord would silently ignore it.',
};

const REQUIRED = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };

/** Zod tells a missing field from a wrong one only in its sentence. */
const isMissing = (issue: Issue): boolean =>
  issue.code === 'invalid_type' && issue.message.endsWith('received undefined');

function tooBig(origin: string, maximum: number) {
  if (origin === 'string' || origin === 'array')
    return { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${maximum} or fewer in length.` };
  return { code: 'NUMBER_TYPE_MAX', message: `Value should be less than or equal to ${maximum}.` };
}

function tooSmall(origin: string, minimum: number) {
  if (origin === 'string' && minimum === 1) return REQUIRED;
  if (origin === 'string' || origin === 'array')
    return { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${minimum} or more in length.` };
  return { code: 'NUMBER_TYPE_MIN', message: `Value should be greater than or equal to ${minimum}.` };
}

function wrongType(issue: Extract<Issue, { code: 'invalid_type' }>) {
  if (isMissing(issue)) return REQUIRED;
  switch (issue.expected) {
    case 'object':
      return { code: 'MODEL_TYPE_CONVERT', message: 'Only dictionaries may be used in a ModelType' };
    case 'array':
      return { code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' };
    case 'string':
      return { code: 'STRING_TYPE_CONVERT', message: 'Could not interpret value as string.' };
    case 'boolean':
      return { code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.' };
    default:
      return { code: 'NUMBER_TYPE_COERCE', message: 'Value is not int.' };
  }
}

/**
 * Of a union's branches, those that agree on the `type` say most about what was meant, and of them the one
 * that came furthest.
 */
function union(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: readonly (string | number)[],
): readonly FieldProblem[] {
  const branches = issue.errors.filter((branch) => branch.length > 0);
  const agreeing = branches.filter((branch) => !branch.some(({ path: [first] }) => first === 'type'));
  const best = (agreeing.length > 0 ? agreeing : branches).toSorted(
    (first, second) => depth(second) - depth(first),
  )[0];
  if (best?.some((inner) => inner.path.length === 0 && isMissing(inner))) return [{ path, ...REQUIRED }];
  if (best === undefined || depth(best) === 0)
    return [{ path, code: 'UNION_TYPE_CHOICES', message: 'Value is not one of the types allowed here.' }];
  return problemsOf(best, path);
}

const depth = (issues: readonly Issue[]): number => Math.max(...issues.map((issue) => issue.path.length));
