/**
 * The building blocks of the Block Kit check: small checks that are put together once and then run on every
 * message. They report in the words of Slack's own validator, as seen in its answers, each with a JSON
 * pointer: `must be less than 151 characters [json-pointer:/blocks/0/text/text]`.
 */
import { isList, isObject, type Json, type JsonObject } from '../json.ts';

/** Collects what is wrong. */
export class Inspection {
  readonly problems: string[] = [];
  /** Characters of all texts that readers see. */
  characters = 0;

  report(problem: string, at: string): void {
    this.problems.push(`${problem} [json-pointer:${at}]`);
  }

  /** Puts a problem in front of those reported since `position`. */
  reportBefore(position: number, problem: string, at: string): void {
    this.problems.splice(position, 0, `${problem} [json-pointer:${at}]`);
  }
}

/** Looks at a value and reports what is wrong with it. Never throws. */
export type Check = (value: Json, at: string, inspection: Inspection) => void;

/** Code points, as Slack counts; counting them one by one only where it matters. */
function exceeds(text: string, most: number): boolean {
  return text.length > most && Array.from(text).length > most;
}

/** A string of a length. `seen` texts count towards the message's total. */
export function string(length: {
  readonly least?: number;
  readonly most?: number;
  readonly seen?: boolean;
}): Check {
  const least = length.least ?? 0;
  const most = length.most ?? Number.POSITIVE_INFINITY;
  return (value, at, inspection) => {
    if (typeof value !== 'string') return inspection.report('must provide a string', at);
    if (length.seen === true) inspection.characters += value.length;
    if (value.length < least) inspection.report(`must be more than ${least - 1} characters`, at);
    else if (exceeds(value, most)) inspection.report(`must be less than ${most + 1} characters`, at);
  };
}

/** `true` or `false`. */
export const flag: Check = (value, at, inspection) => {
  if (typeof value !== 'boolean') inspection.report('must be a boolean', at);
};

/** A whole number within bounds, both included. */
export const integer =
  (least: number, most: number): Check =>
  (value, at, inspection) => {
    if (typeof value !== 'number' || !Number.isInteger(value))
      inspection.report('must provide an integer', at);
    else if (value < least) inspection.report(`must be more than ${least}`, at);
    else if (value > most) inspection.report(`must be less than ${most}`, at);
  };

/** One of a few words. */
export const word = (...words: readonly string[]): Check => {
  const allowed = new Set<Json>(words);
  return (value, at, inspection) => {
    if (!allowed.has(value)) inspection.report('must be a valid enum value', at);
  };
};

/** An absolute address of a length. */
export function address(most: number): Check {
  const text = string({ least: 1, most });
  return (value, at, inspection) => {
    const before = inspection.problems.length;
    text(value, at, inspection);
    if (inspection.problems.length === before && !URL.canParse(String(value)))
      inspection.report('must be a valid URI', at);
  };
}

/** A list with so many entries, each passing a check. */
export function list(count: { readonly least: number; readonly most?: number }, each: Check): Check {
  const most = count.most ?? Number.POSITIVE_INFINITY;
  return (value, at, inspection) => {
    if (!isList(value)) return inspection.report('must provide an array', at);
    if (value.length < count.least) inspection.report(`must provide at least ${count.least} items`, at);
    if (value.length > most) return inspection.report(`no more than ${most} items allowed`, at);
    for (const [index, entry] of value.entries()) each(entry, `${at}/${index}`, inspection);
  };
}

/** Checks by member name. */
export type Members = Readonly<Record<string, Check>>;

/** An object with these members and no others. */
export function object(required: Members, optional: Members = {}): Check {
  const checks = new Map(Object.entries({ ...optional, ...required }));
  const needed = Object.keys(required);
  return (value, at, inspection) => {
    if (!isObject(value)) return inspection.report('must provide an object', at);
    for (const name of needed) {
      if (value[name] === undefined) inspection.report(`missing required field: ${name}`, at);
    }
    for (const [name, member] of Object.entries(value)) {
      const check = checks.get(name);
      if (check === undefined) inspection.report(`invalid additional property: ${name}`, at);
      else check(member, `${at}/${name}`, inspection);
    }
  };
}

/** An object whose `type` says which check holds. `kind` is Slack's word for what is not supported. */
export function byType(checks: Readonly<Record<string, Check>>, kind: 'type' | 'element' = 'type'): Check {
  const known = new Map(Object.entries(checks));
  return (value, at, inspection) => {
    if (!isObject(value)) return inspection.report('must provide an object', at);
    const type = value['type'];
    if (type === undefined) return inspection.report('missing required field: type', at);
    const check = typeof type === 'string' ? known.get(type) : undefined;
    if (check !== undefined) check(value, at, inspection);
    else if (typeof type !== 'string') inspection.report('must provide a string', `${at}/type`);
    else inspection.report(`unsupported ${kind}: ${type}`, `${at}/type`);
  };
}

/** Both checks; what the second needs is given where the first found nothing. */
export const andThen =
  (first: Check, second: (value: JsonObject, at: string, inspection: Inspection) => void): Check =>
  (value, at, inspection) => {
    const before = inspection.problems.length;
    first(value, at, inspection);
    if (inspection.problems.length === before && isObject(value)) second(value, at, inspection);
  };

/** Says of a part that it fails before saying why, as Slack does for text objects. */
export const schema =
  (check: Check): Check =>
  (value, at, inspection) => {
    const before = inspection.problems.length;
    check(value, at, inspection);
    if (inspection.problems.length > before)
      inspection.reportBefore(before, 'failed to match all allowed schemas', at);
  };
