/** What a message must keep to beyond the shape of its fields: the rules that tie several fields together. */
import { MessageFlags } from 'discord-api-types/v10';
import type { FieldProblem } from '../refusal.ts';
import { identifierProblems, rowProblems } from './component-rules.ts';
import { embedProblems } from './embed-rules.ts';
import { layoutProblems } from './layout-rules.ts';
import type { MessageBody } from './message-schema.ts';

/** Every rule that the body breaks. An empty message is not among them: it has an error code of its own. */
export function messageProblems(body: MessageBody): readonly FieldProblem[] {
  const components = body.components ?? [];
  const layout = isLayout(body);
  return [
    ...embedProblems(body.embeds ?? []),
    ...mentionProblems(body),
    ...(layout ? layoutProblems(body, components) : rowProblems(components)),
    ...identifierProblems(components),
  ];
}

/** Whether the body holds nothing that a reader would see. */
export function isEmpty(body: MessageBody, files: number): boolean {
  const { content, embeds, components, attachments } = body;
  return (
    (content ?? '').trim() === '' &&
    (embeds ?? []).length === 0 &&
    (components ?? []).length === 0 &&
    (attachments ?? []).length === 0 &&
    files === 0
  );
}

const isLayout = (body: MessageBody): boolean => ((body.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;

function mentionProblems(body: MessageBody): readonly FieldProblem[] {
  const mentions = body.allowed_mentions;
  return (['users', 'roles'] as const)
    .filter((kind) => mentions?.parse?.includes(kind) && (mentions[kind] ?? []).length > 0)
    .map((kind) => ({
      path: ['allowed_mentions'],
      code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
      message: `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
    }));
}
