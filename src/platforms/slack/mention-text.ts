/**
 * What somebody typed, read back from how Slack writes it down.
 * https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages
 */

const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
]);

/** A reference between angle brackets as a reader saw it: its label, or its id where Slack gives none. */
function referenceInWords(reference: string): string {
  const [target = '', label = ''] = reference.split(/\|(.*)/s);
  if (/^[@#!]/.test(target)) {
    const sign = target.startsWith('#') ? '#' : '@';
    const words = label === '' ? target.slice(1).replace(/^subteam\^/, '') : label.replace(/^[@#]/, '');
    return target.startsWith('!date^') ? label : `${sign}${words}`;
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return label === '' ? target : label;
  return `<${reference}>`;
}

/** Plain text from Slack's escaped text: people, channels, addresses and the three special characters. */
export function decoded(text: string): string {
  // What most people type holds none of it.
  if (!/[<&]/.test(text)) return text;
  return text.replace(/<([^<>]*)>|&(lt|gt|amp);/g, (whole, reference?: string, entity?: string) => {
    if (reference !== undefined) return decodedEntities(referenceInWords(reference));
    return entities.get(entity ?? '') ?? whole;
  });
}

/** A text with Slack's three escapes undone, and nothing else. */
export function decodedEntities(text: string): string {
  return text.replace(/&(lt|gt|amp);/g, (whole, entity: string) => entities.get(entity) ?? whole);
}

/** The command line of a mention: the text without the mentions of the bot itself. */
export function lineOfMention(text: string, botUserId: string): string {
  const own = new RegExp(`<@${botUserId}(\\|[^<>]*)?>`, 'g');
  return decoded(text.replace(own, ' ')).replace(/\s+/g, ' ').trim();
}
