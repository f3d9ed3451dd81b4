import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { type DraftTools, runDraft } from '../../src/cli/draft.ts';
import { ArticleError } from '../../src/drafting/article.ts';
import { NOON } from '../drafting/desks.ts';
import { extractHarbour, harbourArticle } from '../drafting/harbour.ts';
import { exampleHash, exampleSource } from '../fixtures/brief.ts';
import { keptOutput } from '../fixtures/output.ts';

async function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'verbatim-draft-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content);
  return directory;
}

async function run(directory: string, ...input: readonly string[]) {
  const output = keptOutput();
  const tools: DraftTools = {
    readArticle: async (article) => {
      if (article.kind === 'address') {
        if (article.address === 'https://harbour.example/ferry') return harbourArticle();
        throw new ArticleError('There is no article at this address.');
      }
      if (article.text.length < 20) throw new ArticleError('This is too short for an article.');
      return harbourArticle(article.text.startsWith('Una ') ? { language: 'es' } : {}, article.text);
    },
    extract: (text) =>
      text === 'Nobody said a thing.' || text.startsWith('Una ')
        ? { ...extractHarbour(exampleSource), text, quotations: [] }
        : extractHarbour(text),
    clock: () => NOON,
    directory,
  };
  const code = await runDraft(input, tools, output);
  return { code, printed: output.printed.join('\n'), said: output.complained.join('\n') };
}

describe('npm run draft', () => {
  it('prints a draft of a file as YAML, and nothing else', async () => {
    const directory = await folder({ 'article.txt': exampleSource });
    const { code, printed, said } = await run(directory, join(directory, 'article.txt'));
    expect({ code, said }).toEqual({ code: 0, said: '' });
    expect(parse(printed)).toMatchObject({
      status: 'draft',
      source: { sha256: exampleHash },
      quotations: [{ speaker: 'Ines Okafor' }, { speaker: 'Ray Lindqvist' }, {}, {}],
    });
  });

  it('warns of an article that is not in English, and drafts it', async () => {
    const directory = await folder({ 'article.txt': `Una historia.\n\n${exampleSource}` });
    const { code, printed, said } = await run(directory, join(directory, 'article.txt'));
    expect(said).toMatch(/^This article does not seem to be in English/);
    expect(code).toBe(0);
    expect(parse(printed)).toMatchObject({ status: 'draft', source: { language: 'es' } });
  });

  it('drafts from an address', async () => {
    const { code, printed } = await run(await folder(), 'https://harbour.example/ferry');
    expect(code).toBe(0);
    expect(parse(printed)).toMatchObject({ id: 'ferry-not-come-back-winter' });
  });

  it('gives the draft an id that no file has', async () => {
    const directory = await folder({ 'ferry-not-come-back-winter.yaml': '' });
    const { printed } = await run(directory, 'https://harbour.example/ferry');
    expect(parse(printed)).toMatchObject({ id: 'ferry-not-come-back-winter-2' });
  });

  it('prints JSON in which each text has its place', async () => {
    const { code, printed } = await run(await folder(), 'https://harbour.example/ferry', '--json');
    const { quotations } = JSON.parse(printed);
    expect(code).toBe(0);
    expect(exampleSource.slice(quotations[0].start, quotations[0].end)).toBe(quotations[0].exact);
  });

  it('writes a file that is named as its brief, and never over another unless told to', async () => {
    const directory = await folder();
    const out = join(directory, 'late-ferry.yaml');
    expect(await run(directory, 'https://harbour.example/ferry', '--out', out)).toMatchObject({
      code: 0,
      printed: expect.stringContaining(`Wrote ${out}.`),
    });
    expect(parse(await readFile(out, 'utf8'))).toMatchObject({ id: 'late-ferry', status: 'draft' });
    await writeFile(out, 'mine');
    const again = ['https://harbour.example/ferry', '--out', out];
    expect(await run(directory, ...again)).toMatchObject({
      code: 2,
      said: expect.stringContaining('--force'),
    });
    expect(await readFile(out, 'utf8')).toBe('mine');
    expect(await run(directory, ...again, '--force')).toMatchObject({ code: 0 });
    expect(await readFile(out, 'utf8')).not.toBe('mine');
  });

  it.each(['Late Ferry.yaml', 'late-ferry.txt'])(
    'refuses to write %s, which cannot be a brief’s file',
    async (name) => {
      const directory = await folder();
      const result = await run(directory, 'https://harbour.example/ferry', '--out', join(directory, name));
      expect(result).toMatchObject({ code: 2, said: expect.stringContaining('cannot be a brief’s file') });
      expect(await readdir(directory)).toEqual([]);
    },
  );

  it('ends with 1 where there is no article, and says why', async () => {
    const directory = await folder({ 'short.txt': 'Nothing.' });
    for (const [input, said] of [
      ['https://nowhere.example/', 'There is no article at this address.'],
      [join(directory, 'short.txt'), 'This is too short for an article.'],
    ] as const) {
      expect(await run(directory, input)).toEqual({ code: 1, printed: '', said });
    }
  });

  it('ends with 2 where a file is not there or not UTF-8', async () => {
    const directory = await folder({ 'latin.txt': new Uint8Array([99, 97, 102, 233, 10]) });
    expect(await run(directory, 'missing.txt')).toMatchObject({
      code: 2,
      said: 'There is no file missing.txt.',
    });
    expect(await run(directory, join(directory, 'latin.txt'))).toMatchObject({
      code: 2,
      said: expect.stringContaining('latin.txt:1:4: the file is not UTF-8'),
    });
  });

  it.each([
    [],
    ['a', 'b'],
    ['--fast'],
    ['a', '--json', '--out', 'b.yaml'],
    ['a', '--corpus', 'b'],
    ['a', '--force'],
  ])('answers a wrong call with its usage: %s', async (...input) => {
    expect(await run('briefs', ...input)).toMatchObject({
      code: 2,
      printed: '',
      said: expect.stringContaining('Usage:'),
    });
  });
});

describe('npm run draft -- --corpus', () => {
  it('prints one line for each article, with one entry for each piece', async () => {
    const lines = [
      { id: 'a', text: exampleSource, more: 1 },
      { id: 'b', text: 'Nobody said a thing.' },
    ];
    const directory = await folder({
      'corpus.jsonl': `${lines.map((line) => JSON.stringify(line)).join('\n')}\n\n`,
    });
    const { code, printed } = await run(directory, '--corpus', join(directory, 'corpus.jsonl'));
    const [first, second] = printed.split('\n').map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(second).toEqual({ id: 'b', quotes: [] });
    expect(first.id).toBe('a');
    expect(first.quotes).toHaveLength(6);
    expect(first.quotes[5]).toEqual({
      start: exampleSource.indexOf('the islanders would hire'),
      end: exampleSource.indexOf(' “if that'),
      speaker: 'Ines Okafor',
      speakerStart: exampleSource.indexOf('Ines Okafor'),
      speakerEnd: exampleSource.indexOf('Ines Okafor') + 11,
    });
  });

  it.each([
    ['no JSON', '{"id": "a", "text": "Nobody said a thing."}\nnothing', 'Line 2 is not JSON.'],
    ['no article', '{"id": 1}', 'Line 1 is no article'],
  ])('ends with 2 where a line is %s', async (_what, content, said) => {
    const directory = await folder({ 'corpus.jsonl': content });
    expect(await run(directory, '--corpus', join(directory, 'corpus.jsonl'))).toMatchObject({
      code: 2,
      said: expect.stringContaining(said),
    });
  });

  it('ends with 2 where the file is not there', async () => {
    expect(await run('briefs', '--corpus', 'missing.jsonl')).toMatchObject({
      code: 2,
      said: 'There is no file missing.jsonl.',
    });
  });
});

describe('The program', () => {
  it('reads an article from standard input', async () => {
    const program = join(import.meta.dirname, '../../src/cli/draft.ts');
    const printed = await new Promise<string>((resolve, reject) => {
      const child = execFile(process.execPath, [program, '-', '--json'], (error, stdout) =>
        error === null ? resolve(stdout) : reject(error),
      );
      child.stdin?.end(exampleSource);
    });
    const { quotations, source } = JSON.parse(printed);
    expect(source.sha256).toBe(exampleHash);
    expect(quotations.length).toBeGreaterThan(0);
  });
});
