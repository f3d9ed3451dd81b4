/** What a message must keep to beyond the shape of its fields: the rules that tie several fields together. */
import { ButtonStyle, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { COMPONENT, EMBED, MESSAGE } from '../limits.ts';
import type { FieldProblem } from '../refusal.ts';
import type { ActionRow, Button, Component, StringSelect } from './component-schema.ts';
import type { Embed } from './embed-schema.ts';
import type { MessageBody } from './message-schema.ts';

type Path = readonly (string | number)[];

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

function embedProblems(embeds: readonly Embed[]): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  let total = 0;
  embeds.forEach((embed, index) => {
    total += embedLength(embed);
    if (!showsAnything(embed))
      problems.push(required(['embeds', index, 'description'], 'This field is required'));
    embed.fields?.forEach((field, place) => {
      for (const key of ['name', 'value'] as const)
        if (field[key].trim() === '')
          problems.push(required(['embeds', index, 'fields', place, key], 'This field is required'));
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
export function embedLength(embed: Embed): number {
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

function rowProblems(components: readonly Component[]): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (components.length > COMPONENT.rows)
    problems.push({
      path: ['components'],
      code: 'BASE_TYPE_BAD_LENGTH',
      message: `Must be between 1 and ${COMPONENT.rows} in length.`,
    });
  components.forEach((component, index) => {
    if (isRow(component)) problems.push(...insideRow(component, ['components', index]));
    else
      problems.push({
        path: ['components', index, 'type'],
        code: 'UNION_TYPE_CHOICES',
        message: 'This component may only be used with the IS_COMPONENTS_V2 flag.',
      });
  });
  return problems;
}

/** Whether a component of a message is a row of buttons or a select. */
export const isRow = (component: Component): component is ActionRow =>
  component.type === ComponentType.ActionRow;

function insideRow(row: ActionRow, at: Path): readonly FieldProblem[] {
  const selects = row.components.filter((component) => component.type !== ComponentType.Button);
  const problems: FieldProblem[] = [];
  if (selects.length > 0 && row.components.length > 1)
    problems.push({
      path: [...at, 'components'],
      code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      message: 'The specified component exceeds the maximum width',
    });
  row.components.forEach((component, index) => {
    const path = [...at, 'components', index];
    if (component.type === ComponentType.Button) problems.push(...buttonProblems(component, path));
    else if (component.type === ComponentType.StringSelect) problems.push(...selectProblems(component, path));
    const { min_values: min, max_values: max } = { min_values: null, max_values: null, ...component };
    if ((min ?? 1) > (max ?? 1))
      problems.push({
        path: [...path, 'min_values'],
        code: 'BASE_TYPE_MAX_VALUE',
        message: 'min_values may not be greater than max_values.',
      });
  });
  return problems;
}

function buttonProblems(button: Button, at: Path): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const premium = button.style === ButtonStyle.Premium;
  const link = button.style === ButtonStyle.Link;
  const has = (value: string | null | undefined): boolean => (value ?? '') !== '';
  if (link !== has(button.url))
    problems.push(
      link
        ? required([...at, 'url'], 'A url is required')
        : exclusive([...at, 'url'], 'A url may only be given for a link button'),
    );
  if (premium !== has(button.sku_id))
    problems.push(
      premium
        ? required([...at, 'sku_id'], 'A sku is required')
        : exclusive([...at, 'sku_id'], 'A sku may only be given for a premium button'),
    );
  if (!link && !premium && !has(button.custom_id))
    problems.push(required([...at, 'custom_id'], 'A custom id is required'));
  if ((link || premium) && has(button.custom_id))
    problems.push(exclusive([...at, 'custom_id'], 'A custom id and url cannot both be specified'));
  if (!premium && (button.label ?? '').trim() === '' && !button.emoji)
    problems.push(required([...at, 'label'], 'Button must have a label or an emoji'));
  return problems;
}

function selectProblems(select: StringSelect, at: Path): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const seen = new Set<string>();
  select.options.forEach((option, index) => {
    if (seen.has(option.value))
      problems.push({
        path: [...at, 'options', index, 'value'],
        code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        message: 'The specified option value is already used',
      });
    seen.add(option.value);
  });
  if ((select.max_values ?? 1) > select.options.length)
    problems.push({
      path: [...at, 'max_values'],
      code: 'SELECT_COMPONENT_MAX_VALUES_TOO_LARGE',
      message: 'The max number of values is greater than the number of options',
    });
  if (select.options.filter((option) => option.default === true).length > (select.max_values ?? 1))
    problems.push({
      path: [...at, 'options'],
      code: 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES',
      message: 'There are too many default values',
    });
  return problems;
}

/** No two components of a message may share an identifier, wherever they stand and whether enabled or not. */
function identifierProblems(components: readonly Component[]): readonly FieldProblem[] {
  const seen = new Set<string>();
  return [...walk(components, ['components'])].flatMap(({ node, path }) => {
    const identifier = node['custom_id'];
    if (typeof identifier !== 'string') return [];
    if (!seen.has(identifier)) {
      seen.add(identifier);
      return [];
    }
    return [
      {
        path: [...path, 'custom_id'],
        code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
        message: 'Component custom id cannot be duplicated',
      },
    ];
  });
}

function layoutProblems(body: MessageBody, components: readonly Component[]): readonly FieldProblem[] {
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

type Node = Readonly<Record<string, unknown>>;

/** Every component, however deep. */
function* walk(components: readonly unknown[], at: Path): Generator<{ node: Node; path: Path }> {
  for (const [index, component] of components.entries()) {
    if (!isNode(component)) continue;
    const path = [...at, index];
    yield { node: component, path };
    const { components: inner, accessory } = component;
    if (Array.isArray(inner)) yield* walk(inner, [...path, 'components']);
    if (accessory !== undefined) yield* walk([accessory], [...path, 'accessory']);
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const required = (path: Path, message: string): FieldProblem => ({
  path,
  code: 'BASE_TYPE_REQUIRED',
  message,
});
const exclusive = (path: Path, message: string): FieldProblem => ({
  path,
  code: 'BUTTON_COMPONENT_FIELDS_EXCLUSIVE',
  message,
});
