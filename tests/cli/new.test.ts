import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { skeleton } from '../../src/briefs/skeleton.ts';
import { runNew } from '../../src/cli/new.ts';
import { briefText, folderWith } from '../fixtures/brief-file.ts';
import { keptOutput } from '../fixtures/output.ts';

async function make(directory: string, ...input: readonly string[]) {
  const output = keptOutput();
  const code = await runNew(input, directory, output);
  return { code, said: [...output.printed, ...output.complained].join('\n') };
}

it('A new brief is written, and what to do next is said', async () => {
  const directory = await folderWith({});
  const { code, said } = await make(directory, 'late-harvest');
  expect(code).toBe(0);
  expect(said).toContain('npm run -s check');
  expect(await readFile(join(directory, 'late-harvest.yaml'), 'utf8')).toBe(skeleton('late-harvest'));
});

it('A folder that is not there yet is made', async () => {
  const directory = join(await folderWith({}), 'new', 'briefs');
  expect(await make(directory, 'late-harvest')).toMatchObject({ code: 0 });
  expect(await readdir(directory)).toEqual(['late-harvest.yaml']);
});

it.each([
  ['harbour-ferry', 'its file is there'],
  ['late-ferry', 'its file is there, with the other ending and not valid'],
  ['ferry', 'it is an alias'],
  ['great-boats', 'it is an alias, written otherwise'],
])('An id that finds something already is refused: %s, since %s', async (id) => {
  const files = {
    'harbour-ferry.yaml': briefText({ aliases: ['ferry', 'Great Boäts'] }),
    'late-ferry.yml': 'title: [',
  };
  const directory = await folderWith(files);
  const { code, said } = await make(directory, id);
  expect(code).toBe(1);
  expect(said).toContain(`${id} already finds ${directory}`);
  for (const [name, text] of Object.entries(files))
    expect(await readFile(join(directory, name), 'utf8')).toBe(text);
  expect(await readdir(directory)).toHaveLength(2);
});

it.each(['Late-Harvest', 'late_harvest', '../late', 'late harvest', 'a'.repeat(61), 'ernte-für-alle'])(
  'An id that cannot be one is refused with how it should look: %s',
  async (id) => {
    const directory = await folderWith({});
    const { code, said } = await make(directory, id);
    expect(code).toBe(1);
    expect(said).toMatch(
      /cannot be an id: it (must be lower-case words joined by hyphens|is longer than 60)/,
    );
    expect(await readdir(directory)).toEqual([]);
  },
);

it.each([[], ['a', 'b'], ['--help']])('A wrong call is answered with the usage: %s', async (...input) => {
  expect(await make('briefs', ...input)).toMatchObject({ code: 2, said: expect.stringContaining('Usage:') });
});

it('A folder that cannot be written to is told, not thrown', async () => {
  const directory = await folderWith({});
  await writeFile(join(directory, 'file'), '');
  expect(await make(join(directory, 'file'), 'late-harvest')).toMatchObject({
    code: 1,
    said: expect.stringMatching(/cannot be written \(E\w+\)/),
  });
});
