/** A message as plain lines for a terminal: what a reader sees in Discord, and what they can press. */
import { ButtonStyle, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { isRow } from '../checks/component-rules.ts';
import type { ActionRow, Component } from '../checks/component-schema.ts';
import type { SandboxMessage } from '../events.ts';
import type { MessageEmbed } from '../wire.ts';
import { drawTime } from './dates.ts';
import { drawInline, drawMarkdown } from './markdown.ts';
import type { Reader } from './reader.ts';

/** Something a reader can do with a message, under the number it is drawn with. */
export type TranscriptAction =
  | { readonly kind: 'button'; readonly number: number; readonly customId: string }
  | {
      readonly kind: 'option';
      readonly number: number;
      readonly customId: string;
      readonly value: string;
    };

/** A drawn message. */
export interface Transcript {
  readonly lines: readonly string[];
  readonly actions: readonly TranscriptAction[];
}

/** Draws a message. Buttons and options are numbered from 1; links and disabled buttons have no number. */
export function transcribe(message: SandboxMessage, reader: Reader): Transcript {
  const actions: TranscriptAction[] = [];
  const parts = [
    message.content === '' ? [] : drawMarkdown(message.content, reader).split('\n'),
    ...message.embeds.map((embed) => drawEmbed(embed, reader)),
    message.attachments.map((attachment) => `[file: ${attachment.filename}]`),
    message.components.flatMap((component) => drawComponent(component, reader, actions)),
  ];
  const loading = (message.flags & MessageFlags.Loading) !== 0;
  const body = parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index > 0 ? ['', ...part] : part));
  return { lines: [headline(message, reader), ...(loading ? ['is thinking…'] : body)], actions };
}

/** Who wrote it, and what Discord says about it in small print. */
function headline(message: SandboxMessage, reader: Reader): string {
  const { author } = message;
  const name = reader.person(author.id) ?? author.global_name ?? author.username;
  const notes = [
    ...(author.bot ? ['app'] : []),
    ...(message.message_reference === undefined ? [] : ['reply']),
    ...(message.onlyFor === undefined ? [] : ['only you can see this']),
    ...(message.edited_timestamp === null ? [] : ['edited']),
  ];
  return notes.length === 0 ? name : `${name} (${notes.join(', ')})`;
}

/** Titles and names of fields are one line of markdown; author and footer are literal. */
function drawEmbed(embed: MessageEmbed, reader: Reader): readonly string[] {
  const lines: string[] = [];
  const push = (text: string | null | undefined): void => {
    if (text) lines.push(...text.split('\n'));
  };
  push(embed.author?.name);
  if (embed.title) push(withAddress(drawInline(embed.title, reader), embed.url));
  if (embed.description) push(drawMarkdown(embed.description, reader));
  for (const field of embed.fields ?? []) {
    push(drawInline(field.name, reader));
    push(drawMarkdown(field.value, reader).replace(/^/gm, '  '));
  }
  for (const image of [embed.thumbnail, embed.image])
    if (image) push(`[image: ${image.description ?? image.url}]`);
  push(drawFooter(embed, reader));
  return lines;
}

function drawFooter(embed: MessageEmbed, reader: Reader): string {
  const time = embed.timestamp ? drawTime(Date.parse(embed.timestamp) / 1_000, 's', reader) : undefined;
  return [embed.footer?.text, time].filter((part) => part !== undefined && part !== '').join(' • ');
}

const withAddress = (label: string, url: string | null | undefined): string =>
  url ? `${label} (${url})` : label;

function drawComponent(component: Component, reader: Reader, actions: TranscriptAction[]): readonly string[] {
  if (isRow(component))
    return [component.components.map((control) => drawControl(control, actions)).join('  ')];
  const content = component['content'];
  if (component.type === ComponentType.TextDisplay && typeof content === 'string')
    return drawMarkdown(content, reader).split('\n');
  return [`[component of type ${component.type}]`];
}

function drawControl(control: ActionRow['components'][number], actions: TranscriptAction[]): string {
  if (control.type === ComponentType.Button) {
    const label = [control.emoji?.name, control.label].filter(Boolean).join(' ');
    if (control.style === ButtonStyle.Link) return `${label} (${control.url ?? ''})`;
    if (control.disabled === true || !control.custom_id) return `(${label})`;
    const number = actions.length + 1;
    actions.push({ kind: 'button', number, customId: control.custom_id });
    return `[${number}] ${label}`;
  }
  const placeholder = control.placeholder ?? 'Make a selection';
  if (control.type !== ComponentType.StringSelect || control.disabled === true) return `(${placeholder})`;
  const options = control.options.map((option) => {
    const number = actions.length + 1;
    actions.push({ kind: 'option', number, customId: control.custom_id, value: option.value });
    return `[${number}] ${option.label}`;
  });
  return `${placeholder}: ${options.join('  ')}`;
}
