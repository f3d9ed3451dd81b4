/** What the components of a message must keep to beyond the shape of their fields. */
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { COMPONENT } from '../limits.ts';
import { type FieldProblem, requiredField } from '../refusal.ts';
import type { ActionRow, Button, Component, StringSelect } from './component-schema.ts';
import { walk } from './component-tree.ts';

type Path = readonly (string | number)[];

/** Rules of a message without IS_COMPONENTS_V2: a few rows of buttons or selects. */
export function rowProblems(components: readonly Component[]): readonly FieldProblem[] {
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

/** Every rule that a row, or what is in it, breaks. */
export function insideRow(row: ActionRow, at: Path): readonly FieldProblem[] {
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
        ? requiredField([...at, 'url'], 'A url is required')
        : exclusive([...at, 'url'], 'A url may only be given for a link button'),
    );
  if (premium !== has(button.sku_id))
    problems.push(
      premium
        ? requiredField([...at, 'sku_id'], 'A sku is required')
        : exclusive([...at, 'sku_id'], 'A sku may only be given for a premium button'),
    );
  if (!link && !premium && !has(button.custom_id))
    problems.push(requiredField([...at, 'custom_id'], 'A custom id is required'));
  if ((link || premium) && has(button.custom_id))
    problems.push(exclusive([...at, 'custom_id'], 'A custom id and url cannot both be specified'));
  if (!premium && (button.label ?? '').trim() === '' && !button.emoji)
    problems.push(requiredField([...at, 'label'], 'Button must have a label or an emoji'));
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
export function identifierProblems(components: readonly Component[]): readonly FieldProblem[] {
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

const exclusive = (path: Path, message: string): FieldProblem => ({
  path,
  code: 'BUTTON_COMPONENT_FIELDS_EXCLUSIVE',
  message,
});
