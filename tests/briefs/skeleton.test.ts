import { expect, it } from 'vitest';
import { JSON_SCHEMA_FILE } from '../../src/briefs/json-schema.ts';
import { parseBrief } from '../../src/briefs/parse.ts';
import { skeleton } from '../../src/briefs/skeleton.ts';
import { validated } from '../../src/briefs/validate.ts';

it('A skeleton tells editors where its schema is, in its first line', () => {
  expect(skeleton('late-harvest').split('\n')[0]).toBe(
    `# yaml-language-server: $schema=./${JSON_SCHEMA_FILE}`,
  );
});

it('A skeleton is wrong only in what is still to be filled in', () => {
  const parsed = parseBrief('late-harvest.yaml', skeleton('late-harvest'));
  const messages =
    parsed.kind === 'problems' ? parsed.problems.map(({ message }) => message.slice(0, 24)) : [];
  expect(messages).toHaveLength(6);
  for (const message of messages) expect(message).toMatch(/^`(title|outlet|summary|claim|text)` is empty/);
});

it('A skeleton whose fields are filled in is a brief', () => {
  const filled = skeleton('late-harvest').replace(
    /^( *(?:- )?(?:title|outlet|summary|claim|text):)$/gm,
    '$1 Valley Post',
  );
  expect(validated(parseBrief('late-harvest.yaml', filled)).kind).toBe('brief');
});

it('A skeleton whose examples are taken out of their comments is a brief, but for what belongs to its article', () => {
  const filled = skeleton('late-harvest')
    .replace(/^( *(?:- )?(?:title|outlet|summary|claim|text):)$/gm, '$1 Valley Post')
    .replace(/^(\w+): \[\]\n(?=# {2})/gm, '$1:\n')
    .replace(/^# {2}( *(?:- )?\w+:| {4,}\w)/gm, '  $1')
    .replace(/^ {2}# (\w+: )/gm, '  $1');
  const parsed = validated(parseBrief('late-harvest.yaml', filled));
  expect(parsed.kind === 'problems' ? parsed.problems : []).toEqual([]);
  expect(parsed.kind === 'brief' && parsed.located.brief.quotations).toHaveLength(2);
});
