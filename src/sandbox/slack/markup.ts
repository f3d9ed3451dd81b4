/**
 * Slack's markup in text: what people type becomes markup when it is sent, and is drawn from it.
 * https://docs.slack.dev/messaging/formatting-message-text
 */

/** The three characters that text must not hold as they are. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Takes the escaping back. */
export const unescapeMarkup = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Finds ids for names, and names for ids. */
export interface Names {
  /** A person's id by handle. */
  idOf(handle: string): string | undefined;
  /** A channel's id by name. */
  channelIdOf(name: string): string | undefined;
}

/** An address ends before the punctuation of the sentence that it stands in. */
const TYPED =
  /<@[UW][A-Z0-9]+>|@([a-z0-9][a-z0-9._-]*)|#([a-z0-9][a-z0-9_-]*)|https?:\/\/[^\s<>]*[^\s<>.,;:!?]|[&<>]/g;

/**
 * What a person types, as Slack sends it: `@name` and `#channel` become references, bare addresses links, and
 * the control characters are escaped. A finished mention `<@U…>` may be typed as it is.
 */
export function encodeTyped(text: string, names: Names): string {
  return text.replace(TYPED, (found: string, handle: string | undefined, channel: string | undefined) => {
    if (found.startsWith('<@')) return found;
    if (handle !== undefined) return mention(found, handle, names);
    if (channel !== undefined) return reference(found, channel, names);
    return found.startsWith('http') ? `<${escapeMarkup(found)}>` : escapeMarkup(found);
  });
}

function mention(found: string, handle: string, names: Names): string {
  if (handle === 'channel' || handle === 'here' || handle === 'everyone') return `<!${handle}>`;
  const id = names.idOf(handle);
  return id === undefined ? found : `<@${id}>`;
}

function reference(found: string, channel: string, names: Names): string {
  const id = names.channelIdOf(channel);
  return id === undefined ? found : `<#${id}>`;
}
