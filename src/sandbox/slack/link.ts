/**
 * The link to the app: how payloads reach it and how it acknowledges. Two carriers implement it, Socket Mode
 * and signed HTTP requests.
 */
import type { Json, JsonObject } from './json.ts';

/** One payload for the app. */
export interface Delivery {
  /** The envelope types of Socket Mode; over HTTP they decide the encoding. */
  readonly kind: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: JsonObject;
  /** On a repeated event: the how-manieth repeat, and why. */
  readonly retry?: { readonly number: number; readonly reason: string };
}

/** How the app took a payload. */
export type Acknowledgement =
  /** In time. `response` is what it sent along: text, an object, or nothing. */
  | { readonly state: 'acknowledged'; readonly response: Json | undefined }
  /** Not within three seconds. */
  | { readonly state: 'late' }
  /** The app is not connected or did not accept the connection. */
  | { readonly state: 'unreachable' }
  /** Over HTTP: it answered with another status than 2xx. `noRetry`: it asked not to be sent it again. */
  | { readonly state: 'rejected'; readonly status: number; readonly noRetry: boolean };

/** Brings payloads to the app. */
export interface Link {
  send(delivery: Delivery): Promise<Acknowledgement>;
}
