/**
 * Every method the sandbox answers. Any other name is Slack's `unknown_method`.
 */
import * as auth from './auth.ts';
import * as chat from './chat.ts';
import * as conversations from './conversations.ts';
import * as direct from './direct-messages.ts';
import type { Method } from './method.ts';
import * as scheduled from './scheduled.ts';
import * as users from './users.ts';
import * as views from './views.ts';

const all: readonly Method[] = [auth, chat, scheduled, conversations, direct, users, views].flatMap(
  (family) => Object.values(family),
);

/** By name, such as `chat.postMessage`. */
export const methods: ReadonlyMap<string, Method> = new Map(all.map((method) => [method.name, method]));
