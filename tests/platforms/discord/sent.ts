/** What the adapter sends, as Discord receives it: checked by the sandbox's rules, and as a reader sees it. */
import type { DiscordMessage } from '../../../src/platforms/discord/draw.ts';
import { messageProblems } from '../../../src/sandbox/discord/checks/message-rules.ts';
import { messageCreate } from '../../../src/sandbox/discord/checks/message-schema.ts';
import { read } from './reader.ts';

/** Everything that Discord would refuse in a message. */
export function problemsOf({ allowedMentions, ...message }: DiscordMessage): readonly unknown[] {
  const parsed = messageCreate.safeParse({ ...message, allowed_mentions: allowedMentions });
  return parsed.success ? messageProblems(parsed.data) : parsed.error.issues;
}

/** The text of a message's embeds as a reader sees it, from top to bottom. */
export function seenIn({ embeds }: DiscordMessage): string {
  return embeds
    .flatMap(({ title, description }) => [title, description])
    .filter((text) => text !== undefined)
    .map(read)
    .join('\n');
}

/** A message's buttons and choices, in order. */
export function pressablesOf({ components }: DiscordMessage): readonly { label: string; id: string }[] {
  return components.flatMap((row) =>
    row.components.flatMap((component) => {
      if ('options' in component) return component.options.map(({ label, value }) => ({ label, id: value }));
      if ('label' in component && 'custom_id' in component) {
        return [{ label: component.label ?? '', id: component.custom_id }];
      }
      return [];
    }),
  );
}

/** Text without what packing may change: white space, and the invisible mark between two styles. */
export const bare = (text: string): string => text.replace(/[\s\u200B]+/g, '');
