import { execFile } from 'node:child_process';
import { lstat, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseBrief } from '../../src/briefs/parse.ts';
import { placeOf } from '../../src/briefs/stored-briefs.ts';
import { validated } from '../../src/briefs/validate.ts';
import { type ReadPublished, runCheck } from '../../src/cli/check.ts';
import { exampleHash, exampleInput, exampleSource } from '../fixtures/brief.ts';
import { briefText, folderWith } from '../fixtures/brief-file.ts';
import { keptOutput } from '../fixtures/output.ts';

const { sha256: _checked, ...unreadSource } = exampleInput().source;
const unchecked = briefText({
  source: unreadSource,
  quotations: (exampleInput().quotations ?? []).map(({ speaker, about, exact, pieces }) => ({
    speaker,
    about,
    ...(pieces === undefined ? { exact } : { pieces: pieces.map((piece) => ({ exact: piece.exact })) }),
  })),
});

/** Runs a check in a folder; paths of the folder read as `DIR` in what it wrote. */
async function check(directory: string, ...input: readonly string[]) {
  const output = keptOutput();
  const code = await runCheck(input, directory, output);
  const named = (lines: readonly string[]) => lines.map((line) => line.replaceAll(directory, 'DIR'));
  return { code, printed: named(output.printed), complained: named(output.complained) };
}

/** What is published: each brief by its id and its text. */
const publishedAs = (briefs: Readonly<Record<string, string>>): ReadPublished => {
  const read = Object.entries(briefs).map(
    ([id, text]) => [placeOf(id), validated(parseBrief(placeOf(id), text))] as const,
  );
  return async () => read;
};

/** Checks every brief in a folder against what is published. */
async function checkBeside(directory: string, published: ReadPublished) {
  const output = keptOutput();
  const code = await runCheck([], directory, output, published);
  const named = (lines: readonly string[]) => lines.map((line) => line.replaceAll(directory, 'DIR'));
  return { code, printed: named(output.printed), complained: named(output.complained) };
}

/** A folder with the unchecked example and its source. */
async function workplace(text = unchecked, source = exampleSource) {
  const directory = await folderWith({ 'harbour-ferry.yaml': text, 'source.txt': source });
  const file = join(directory, 'harbour-ferry.yaml');
  return { directory, file, source: join(directory, 'source.txt') };
}

describe('checking every brief against what is published', () => {
  const ferry = briefText({ id: 'ferry', aliases: ['boats'] });

  it('counts what is published, and finds nothing wrong with what agrees', async () => {
    const directory = await folderWith({ 'ferry.yaml': ferry });
    const published = publishedAs({ bridge: briefText({ id: 'bridge', aliases: ['arch'] }) });
    expect(await checkBeside(directory, published)).toEqual({
      code: 0,
      printed: ['1 brief and 1 published brief, nothing wrong'],
      complained: [],
    });
    expect(await checkBeside(await folderWith({}), published)).toMatchObject({ code: 0 });
  });

  it('reports a file that is served instead of a published brief, and a name that both claim', async () => {
    const directory = await folderWith({ 'ferry.yaml': ferry });
    const published = publishedAs({
      ferry: ferry.replace('boats', 'ships'),
      bridge: briefText({ id: 'bridge', aliases: ['boats'] }),
    });
    const { code, printed } = await checkBeside(directory, published);
    expect(code).toBe(1);
    expect(printed).toEqual([
      'store:/bridge.yaml:4:5: boats already finds ferry (DIR/ferry.yaml): choose another name',
      'store:/ferry.yaml:1:5: DIR/ferry.yaml has the same id and is served instead: remove that file to serve what was published',
      '2 problems in 2 of 1 brief and 2 published briefs',
    ]);
  });

  it('mentions a published brief that stands in a file as it was published, which is not wrong', async () => {
    const directory = await folderWith({ 'ferry.yaml': ferry });
    expect(await checkBeside(directory, publishedAs({ ferry }))).toMatchObject({
      code: 0,
      printed: [
        'ferry is published in the store as well, with the same words: its file is served',
        '1 brief and 1 published brief, nothing wrong',
      ],
    });
  });

  it('reports a published brief that is not right any more', async () => {
    const { code, printed } = await checkBeside(
      await folderWith({ 'ferry.yaml': ferry }),
      publishedAs({ old: 'titel: x\n' }),
    );
    expect(code).toBe(1);
    expect(printed).toContain(
      'store:/old.yaml:1:1: `titel` is not a field of a brief: did you mean `title`?',
    );
  });

  it('checks the files all the same where the store cannot be read', async () => {
    const directory = await folderWith({ 'ferry.yaml': ferry });
    const away: ReadPublished = () => Promise.reject(new Error('Nothing answers.'));
    expect(await checkBeside(directory, away)).toEqual({
      code: 0,
      printed: ['1 brief, nothing wrong'],
      complained: ['What is published was not looked at. Nothing answers.'],
    });
  });
});

describe('a file that is a draft', () => {
  it('fails the check, which says what is left to do', async () => {
    const directory = await folderWith({ 'harbour-ferry.yaml': `status: draft\n${briefText()}` });
    expect(await check(directory)).toEqual({
      code: 1,
      printed: [
        'DIR/harbour-ferry.yaml:1:9: the brief is a draft: say its key points and its summary in your own words, then remove the line `status: draft`',
        '1 problem in 1 of 1 brief',
      ],
      complained: [],
    });
  });

  it('can be held against its source already', async () => {
    const { directory, source } = await workplace(`status: draft\n${unchecked}`);
    expect(await check(directory, '--source', source, 'harbour-ferry', '--write')).toMatchObject({ code: 0 });
  });

  it('has no other status', async () => {
    const directory = await folderWith({ 'harbour-ferry.yaml': `status: drafty\n${briefText()}` });
    expect((await check(directory)).printed[0]).toContain(
      '`status` must be one of `draft`: did you mean `draft`?',
    );
  });
});

describe('checking every brief', () => {
  it('says that nothing is wrong, and nothing else', async () => {
    const directory = await folderWith({ 'harbour-ferry.yaml': briefText() });
    expect(await check(directory)).toEqual({ code: 0, printed: ['1 brief, nothing wrong'], complained: [] });
  });

  it('reminds of a brief that is not checked against its source, which is not wrong', async () => {
    const { directory } = await workplace();
    expect(await check(directory)).toEqual({
      code: 0,
      printed: [
        'harbour-ferry is not yet checked against its source: npm run check -- --source FILE harbour-ferry --write',
        '1 brief, nothing wrong',
      ],
      complained: [],
    });
  });

  it('prints every problem of every file with its place, then how many there are', async () => {
    const directory = await folderWith({
      'a.yaml': briefText({ id: 'a', aliases: ['ferry'] }),
      'b.yml': briefText({ id: 'b', aliases: ['Ferry'] }),
      'c.yaml': 'titel: x\n',
      'notes.txt': 'not a brief',
    });
    const { code, printed } = await check(directory);
    expect(code).toBe(1);
    expect(printed[0]).toBe('DIR/b.yml:4:5: Ferry already finds a (DIR/a.yaml): choose another name');
    expect(printed).toContain('DIR/c.yaml:1:1: `titel` is not a field of a brief: did you mean `title`?');
    expect(printed.slice(0, -1).every((line) => /^DIR\/[bc]\.ya?ml:\d+:\d+: /.test(line))).toBe(true);
    expect(printed.at(-1)).toBe(`${printed.length - 1} problems in 2 of 3 briefs`);
  });

  it('tells of words that changed after they were checked, with the command that mends it', async () => {
    const text = briefText().replace('We asked for one boat', 'We begged for one boat');
    const { code, printed } = await check(await folderWith({ 'harbour-ferry.yaml': text }));
    expect(code).toBe(1);
    expect(printed[0]).toMatch(
      /^DIR\/harbour-ferry\.yaml:\d+:\d+: .*`npm run check -- --source FILE harbour-ferry --write`/,
    );
  });

  it('tells of words that changed without changing their length', async () => {
    const { directory, file, source } = await workplace();
    expect(await check(directory, '--source', source, 'harbour-ferry', '--write')).toMatchObject({ code: 0 });
    const written = await readFile(file, 'utf8');
    await writeFile(file, written.replace('We asked for one boat', 'We asked for two boat'));
    const { code, printed } = await check(directory);
    expect(code).toBe(1);
    expect(printed).toEqual([
      expect.stringMatching(
        /^DIR\/harbour-ferry\.yaml:\d+:\d+: the words were changed after they were checked .*`npm run check -- --source FILE harbour-ferry --write`$/,
      ),
      '1 problem in 1 of 1 brief',
    ]);
    await writeFile(file, written);
    expect(await check(directory)).toMatchObject({ code: 0, printed: ['1 brief, nothing wrong'] });
  });

  it('takes a brief that an older version checked, without hashes, for one not yet checked', async () => {
    const { directory, file } = await workplace(briefText().replaceAll(/^( {4,})sha256: .*\n/gm, ''));
    expect(await readFile(file, 'utf8')).toContain('start: ');
    expect(await check(directory)).toMatchObject({
      code: 0,
      printed: [expect.stringContaining('harbour-ferry is not yet checked'), '1 brief, nothing wrong'],
    });
  });

  it('says what to do in an empty folder and without one', async () => {
    const directory = await folderWith({});
    expect(await check(directory)).toMatchObject({
      code: 1,
      complained: [expect.stringContaining('npm run -s new -- ID')],
    });
    expect(await check(join(directory, 'nowhere'))).toMatchObject({
      code: 1,
      complained: [expect.stringContaining('BRIEFS_DIR')],
    });
  });
});

describe('checking a brief against its source', () => {
  it('changes nothing unless it is asked to, and says what is missing', async () => {
    const { directory, file, source } = await workplace();
    const { code, printed } = await check(directory, '--source', source, 'harbour-ferry');
    expect(code).toBe(1);
    expect(printed.at(-1)).toContain('4 quotations and 2 figures stand in DIR/source.txt to the character');
    expect(printed.at(-1)).toContain('add --write');
    expect(await readFile(file, 'utf8')).toBe(unchecked);
  });

  it('writes ids, offsets and the hash, and is right afterwards, with and without the source', async () => {
    const { directory, file, source } = await workplace();
    const { code, printed } = await check(directory, '--source', source, 'harbour-ferry', '--write');
    expect(code).toBe(0);
    expect(printed.slice(0, -1).map((line) => line.split(':')[0])).toEqual([
      'okafor-1',
      'lindqvist-1',
      'lindqvist-1',
      'pier-notice-1',
      'okafor-2',
    ]);
    const written = await readFile(file, 'utf8');
    expect(written).toContain(`sha256: ${exampleHash}`);
    expect((await check(directory)).printed).toEqual(['1 brief, nothing wrong']);
    expect(await check(directory, '--source', source, 'harbour-ferry')).toMatchObject({ code: 0 });
    expect(await check(directory, '--source', source, 'harbour-ferry', '--write')).toMatchObject({ code: 0 });
    expect(await readFile(file, 'utf8')).toBe(written);
    expect((await readdir(directory)).sort()).toEqual(['harbour-ferry.yaml', 'source.txt']);
  });

  it('writes nothing at all while anything is wrong', async () => {
    const text = unchecked.replace('if that is what it takes', 'if this is what it takes');
    const { directory, file, source } = await workplace(text);
    const { code, printed } = await check(directory, '--source', source, '--write', 'harbour-ferry');
    expect(code).toBe(1);
    expect(printed[0]).toContain('if [-this-]{+that+} is what it takes');
    expect(printed.at(-1)).toBe('1 problem; nothing was written');
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('writes nothing while a claim names nobody, either', async () => {
    const text = unchecked.replace('claim: Ray Lindqvist', 'claim: Nobody In Particular');
    const { directory, file, source } = await workplace(text);
    expect(await check(directory, '--source', source, '--write', 'harbour-ferry')).toMatchObject({ code: 1 });
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('says that the source was exchanged when it takes the hash of another', async () => {
    const { directory, source } = await workplace(briefText(), `${exampleSource}Corrected.\n`);
    const { code, printed } = await check(directory, '--source', source, 'harbour-ferry', '--write');
    expect(code).toBe(0);
    expect(printed).toContainEqual(expect.stringContaining(`another text before: ${exampleHash} gave way`));
  });

  it('mends offsets of words that were corrected', async () => {
    const wrong = briefText().replace('We asked for one boat a day. One. We were given', 'We were given');
    const { directory, source } = await workplace(wrong);
    expect(await check(directory)).toMatchObject({ code: 1 });
    expect(await check(directory, '--source', source, 'harbour-ferry', '--write')).toMatchObject({ code: 0 });
    expect(await check(directory)).toMatchObject({ code: 0 });
  });

  it('takes a brief by its path too', async () => {
    const { directory, file, source } = await workplace(briefText());
    expect(await check(directory, '--source', source, file)).toMatchObject({ code: 0 });
  });

  it('writes through a link, which stays a link', async () => {
    const { directory, file, source } = await workplace();
    const linked = await folderWith({});
    await symlink(file, join(linked, 'harbour-ferry.yaml'));
    expect(await check(linked, '--source', source, 'harbour-ferry', '--write')).toMatchObject({ code: 0 });
    expect((await lstat(join(linked, 'harbour-ferry.yaml'))).isSymbolicLink()).toBe(true);
    expect((await check(directory)).code).toBe(0);
  });

  it('says which file or brief is not there', async () => {
    const { directory, source } = await workplace();
    expect(await check(directory, '--source', `${source}x`, 'harbour-ferry')).toEqual({
      code: 1,
      printed: [],
      complained: ['There is no file DIR/source.txtx to check against'],
    });
    expect(await check(directory, '--source', source, 'harbour-fery')).toMatchObject({
      code: 1,
      complained: ['There is no brief harbour-fery in DIR: did you mean harbour-ferry?'],
    });
  });

  it('refuses a source that is not UTF-8, and says where', async () => {
    const { directory, source } = await workplace();
    await writeFile(source, Buffer.from('a\nb\u00E9', 'latin1'));
    const { code, complained } = await check(directory, '--source', source, 'harbour-ferry');
    expect([code, ...complained]).toEqual([
      1,
      expect.stringContaining('DIR/source.txt:2:2: the file is not UTF-8'),
    ]);
  });

  it('tells what is wrong with the brief itself before anything else', async () => {
    const { directory, source } = await workplace('title: [');
    const { code, printed } = await check(directory, '--source', source, 'harbour-ferry');
    expect([code, printed[0]]).toEqual([1, expect.stringContaining('DIR/harbour-ferry.yaml:1:')]);
  });
});

it.each([
  ['--sauce', 'x', 'id'],
  ['--source'],
  ['--source', 'x'],
  ['--source', 'x', 'a', 'b'],
  ['--write'],
  ['id'],
])('A wrong call is answered with the usage: %s %s', async (...input) => {
  const { code, printed, complained } = await check('briefs', ...input);
  expect([code, printed]).toEqual([2, []]);
  expect(complained.join()).toMatch(/^Usage: npm run -s check/);
});

it('The program takes the folder from BRIEFS_DIR, prints to its output and exits with the code', async () => {
  const { directory } = await workplace('titel: x\n');
  const program = new URL('../../src/cli/check.ts', import.meta.url).pathname;
  // In a folder without a file .env: the developer's own is none of a test's business.
  const run = promisify(execFile)(process.execPath, [program], {
    cwd: directory,
    env: { ...process.env, BRIEFS_DIR: directory },
  });
  await expect(run).rejects.toMatchObject({
    code: 1,
    stderr: '',
    stdout: expect.stringContaining(`${directory}/harbour-ferry.yaml:1:1: \`titel\` is not a field`),
  });
});
