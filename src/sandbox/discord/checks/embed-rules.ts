/** What the embeds of a message must keep to beyond the shape of their fields. */
import { EMBED } from '../limits.ts';
import { type FieldProblem, requiredField } from '../refusal.ts';
import type { Embed } from './embed-schema.ts';

/** Every rule that the embeds break: each shows something, and all together are short enough. */
export function embedProblems(embeds: readonly Embed[]): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  let total = 0;
  embeds.forEach((embed, index) => {
    total += embedLength(embed);
    if (!showsAnything(embed)) problems.push(requiredField(['embeds', index, 'description']));
    embed.fields?.forEach((field, place) => {
      for (const key of ['name', 'value'] as const)
        if (field[key].trim() === '') problems.push(requiredField(['embeds', index, 'fields', place, key]));
    });
  });
  if (total > EMBED.total)
    problems.push({
      path: ['embeds'],
      code: 'MAX_EMBED_SIZE_EXCEEDED',
      message: `Embed size exceeds maximum size of ${EMBED.total}`,
    });
  return problems;
}

/** The characters of an embed that count towards the limit over all embeds. */
function embedLength(embed: Embed): number {
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name];
  const fields = (embed.fields ?? []).flatMap((field) => [field.name, field.value]);
  return [...texts, ...fields].reduce((sum, text) => sum + (text ?? '').trim().length, 0);
}

function showsAnything(embed: Embed): boolean {
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name, embed.timestamp];
  return (
    texts.some((text) => (text ?? '').trim() !== '') ||
    (embed.fields ?? []).length > 0 ||
    (embed.image ?? embed.thumbnail ?? undefined) !== undefined
  );
}
