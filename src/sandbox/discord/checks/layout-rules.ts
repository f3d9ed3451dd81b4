/** Rules of a message with IS_COMPONENTS_V2, which consists of components alone. */
import { ComponentType } from 'discord-api-types/v10';
import { MESSAGE } from '../limits.ts';
import type { FieldProblem } from '../refusal.ts';
import { insideRow, isRow } from './component-rules.ts';
import type { Component } from './component-schema.ts';
import { walk } from './component-tree.ts';
import type { MessageBody } from './message-schema.ts';

/** Every rule that the components, and what stands beside them, break. */
export function layoutProblems(body: MessageBody, components: readonly Component[]): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const key of ['content', 'embeds'] as const)
    if ((body[key] ?? []).length > 0)
      problems.push({
        path: [key],
        code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        message: `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      });
  const nodes = [...walk(components, ['components'])];
  const length = nodes.reduce(
    (sum, { node }) =>
      sum + (node['type'] === ComponentType.TextDisplay ? String(node['content'] ?? '').length : 0),
    0,
  );
  if (nodes.length > MESSAGE.displayedComponents)
    problems.push({
      path: ['components'],
      code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      message: `The total number of components cannot exceed ${MESSAGE.displayedComponents}`,
    });
  if (length > MESSAGE.displayedText)
    problems.push({
      path: ['components'],
      code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      message: `The total displayable text of all components cannot exceed ${MESSAGE.displayedText}`,
    });
  components.forEach((component, index) => {
    if (isRow(component)) problems.push(...insideRow(component, ['components', index]));
  });
  return problems;
}
