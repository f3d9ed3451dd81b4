/**
 * Whom a message would notify. In mrkdwn and in the message's text `<@U…>`, `<!channel>`, `<!here>`,
 * `<!everyone>` and `<!subteam^S…>` mention; in rich text the elements `user`, `usergroup` and `broadcast` do;
 * plain text never does. https://docs.slack.dev/messaging/formatting-message-text#mentioning-users
 */
import { isList, isObject, type Json, type JsonObject, stringIn } from './json.ts';

const MENTION = /<(?:@([UW][A-Z0-9]+)|!(channel|here|everyone)|!subteam\^(S[A-Z0-9]+))(?:\|[^>]*)?>/g;

/**
 * The ids and broadcasts that a message mentions, each once, in the order they appear.
 *
 * With blocks present Slack draws the blocks, but the text still makes the notification, so both count.
 */
export function notifiedBy(content: {
  readonly text: string;
  readonly blocks: readonly JsonObject[];
}): readonly string[] {
  const found = new Set<string>(mentionsIn(content.text));
  for (const block of content.blocks) collect(block, found);
  return [...found];
}

function mentionsIn(markup: string): readonly string[] {
  if (!markup.includes('<')) return [];
  return Array.from(markup.matchAll(MENTION), ([, user, broadcast, group]) =>
    broadcast === undefined ? (user ?? group ?? '') : `@${broadcast}`,
  );
}

function collect(value: Json, found: Set<string>): void {
  if (isList(value)) {
    for (const entry of value) collect(entry, found);
    return;
  }
  if (!isObject(value)) return;
  for (const mention of mentionsOf(value)) found.add(mention);
  for (const member of Object.values(value)) {
    if (typeof member === 'object') collect(member, found);
  }
}

function mentionsOf(node: JsonObject): readonly string[] {
  switch (node['type']) {
    case 'mrkdwn':
      return mentionsIn(stringIn(node, 'text') ?? '');
    case 'user':
      return [stringIn(node, 'user_id') ?? ''];
    case 'usergroup':
      return [stringIn(node, 'usergroup_id') ?? ''];
    case 'broadcast':
      return [`@${stringIn(node, 'range') ?? 'channel'}`];
    default:
      return [];
  }
}
