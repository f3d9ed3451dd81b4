/**
 * The two ways in which the sandbox says no: to the app that calls it, and to the person who acts in it.
 */
import type { JsonObject } from './json.ts';

/**
 * Slack's answer to a call it does not carry out: `{ "ok": false, "error": code, ... }`.
 */
export class MethodFailure extends Error {
  override readonly name = 'MethodFailure';
  readonly code: string;
  /** What stands beside `ok` and `error` in the answer, such as `response_metadata` or `needed`. */
  readonly details: JsonObject;

  constructor(code: string, details: JsonObject = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/**
 * What a person sees when Slack cannot do what they asked: an unknown command, a command in a thread, an app
 * that did not acknowledge in time.
 */
export class SandboxRefusal extends Error {
  override readonly name = 'SandboxRefusal';
  /** Slack's word for it where Slack has one: `operation_timeout`, `dispatch_failed`, `http_service_error`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
