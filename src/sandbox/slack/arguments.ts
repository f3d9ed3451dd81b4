/**
 * The arguments of a Web API call. Apps send them as a form, whose structured values are JSON in a string, or
 * as one JSON body. https://docs.slack.dev/apis/web-api#basics
 */
import { parse as parseForm } from 'node:querystring';
import { MethodFailure } from './failure.ts';
import { isObject, type Json, type JsonObject, parseJson } from './json.ts';

/** Reads one call's arguments by name. Every reader throws Slack's error for a value of the wrong kind. */
export class Arguments {
  /** Everything that was sent, the token left out. */
  readonly all: JsonObject;

  constructor(all: JsonObject) {
    this.all = all;
  }

  /** A string; numbers and booleans are read as text, as in a form. An empty string counts as absent. */
  text(name: string): string | undefined {
    const value = this.all[name];
    if (value === undefined || value === null || value === '') return undefined;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }

  /** @throws invalid_arguments where it is missing. */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw invalidArguments(`missing required field: ${name}`);
    return value;
  }

  flag(name: string, otherwise = false): boolean {
    const value = this.text(name);
    return value === undefined ? otherwise : value === 'true' || value === '1';
  }

  /** @throws invalid_arguments where it is no whole number of at least 0. */
  count(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (!Number.isInteger(number) || number < 0)
      throw invalidArguments(`must be an integer [json-pointer:/${name}]`);
    return number;
  }

  /**
   * A structured value, parsed where it came as a string.
   * @param complaint the error code for a string that is no JSON.
   */
  structure(name: string, complaint: string): Json | undefined {
    const value = this.all[name];
    if (typeof value !== 'string') return value === null ? undefined : value;
    if (value === '') return undefined;
    const parsed = parseJson(value);
    if (parsed === undefined) throw new MethodFailure(complaint);
    return parsed;
  }
}

/** Slack's answer to arguments that do not fit. */
export const invalidArguments = (...problems: readonly string[]): MethodFailure =>
  new MethodFailure('invalid_arguments', {
    response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
  });

/** A call's body, split into token and arguments. */
export interface Body {
  readonly token?: string;
  readonly arguments: Arguments;
}

/**
 * Reads a request body by its content type.
 * @throws MethodFailure `invalid_form_data`, `invalid_json` or `json_not_object`, as Slack answers.
 */
export function readBody(contentType: string, body: string): Body {
  const { token, ...rest } = contentType.startsWith('application/json') ? readJson(body) : readForm(body);
  const named = new Arguments(rest);
  return typeof token === 'string' && token !== '' ? { token, arguments: named } : { arguments: named };
}

function readJson(body: string): JsonObject {
  if (body === '') return {};
  const value = parseJson(body);
  if (value === undefined) throw new MethodFailure('invalid_json');
  if (!isObject(value)) throw new MethodFailure('json_not_object');
  return value;
}

function readForm(body: string): JsonObject {
  const read: { [key: string]: Json } = {};
  for (const [name, value] of Object.entries(parseForm(body))) {
    if (value !== undefined) read[name] = typeof value === 'string' ? value : (value.at(-1) ?? '');
  }
  return read;
}
