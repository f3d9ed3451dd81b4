import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runExport } from '../../src/cli/export.ts';
import { folderWith } from '../fixtures/brief-file.ts';
import { keptOutput } from '../fixtures/output.ts';

const BRIEFS = [
  { id: 'harbour-ferry', yaml: 'id: harbour-ferry\n', revision: 1, publishedAt: 0 },
  { id: 'late-harvest', yaml: 'id: late-harvest\n', revision: 2, publishedAt: 0 },
];

async function run(directory: string, input: readonly string[], briefs = BRIEFS) {
  const output = keptOutput();
  const code = await runExport(input, directory, async () => briefs, output);
  return { code, printed: output.printed.join('\n'), said: output.complained.join('\n') };
}

it('A published brief is written into the folder of briefs, to the character', async () => {
  const directory = await folderWith({});
  const file = join(directory, 'late-harvest.yaml');
  expect(await run(directory, ['late-harvest'])).toMatchObject({
    code: 0,
    printed: expect.stringContaining(`Wrote ${file}.`),
  });
  expect(await readFile(file, 'utf8')).toBe('id: late-harvest\n');
});

it('A file that is there is left alone unless told otherwise', async () => {
  const directory = await folderWith({ 'other.yaml': 'mine' });
  const out = join(directory, 'other.yaml');
  const call = ['late-harvest', '--out', out];
  expect(await run(directory, call)).toMatchObject({ code: 1, said: expect.stringContaining('--force') });
  expect(await readFile(out, 'utf8')).toBe('mine');
  expect(await run(directory, [...call, '--force'])).toMatchObject({ code: 0 });
  expect(await readFile(out, 'utf8')).toBe('id: late-harvest\n');
});

it('A brief is printed where it is to go to no file', async () => {
  expect(await run('briefs', ['late-harvest', '--out', '-'])).toEqual({
    code: 0,
    printed: 'id: late-harvest',
    said: '',
  });
});

it('A brief that is not published is told, with the nearest that is', async () => {
  expect(await run('briefs', ['late-harvst'])).toMatchObject({
    code: 1,
    said: expect.stringContaining('Did you mean late-harvest?'),
  });
  expect(await run('briefs', ['zzz'])).toMatchObject({
    code: 1,
    said: expect.stringContaining('harbour-ferry, late-harvest'),
  });
  expect(await run('briefs', ['zzz'], [])).toMatchObject({
    code: 1,
    said: 'Nothing is published in the store.',
  });
});

it('A file that cannot be written, and a store that cannot be read, are told, not thrown', async () => {
  const directory = await folderWith({});
  await writeFile(join(directory, 'file'), '');
  expect(await run(directory, ['late-harvest', '--out', join(directory, 'file', 'x.yaml')])).toMatchObject({
    code: 1,
    said: expect.stringMatching(/cannot be written \(E\w+\)/),
  });
  const output = keptOutput();
  const failing = () => Promise.reject(new Error('The store is of a newer version.'));
  expect(await runExport(['late-harvest'], directory, failing, output)).toBe(2);
  expect(output.complained).toEqual(['The store is of a newer version.']);
});

it.each([[], ['a', 'b'], ['--all']])('A wrong call is answered with the usage: %s', async (...input) => {
  expect(await run('briefs', input)).toMatchObject({ code: 2, said: expect.stringContaining('Usage:') });
});
