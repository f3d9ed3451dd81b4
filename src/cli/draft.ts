/**
 * `npm run -s draft -- FILE|ADDRESS`: an article as a draft of a brief, every line of which points into the article.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { errorCode, listBriefFiles } from '../briefs/brief-files.ts';
import { decodeText } from '../briefs/file-text.ts';
import { idOfFile } from '../briefs/parse.ts';
import { briefSchema } from '../briefs/schema.ts';
import { type Article, ArticleError, type ArticleInput, type ReadArticle } from '../drafting/article.ts';
import { isEnglish, NOT_ENGLISH } from '../drafting/articles/article-language.ts';
import type { Draft } from '../drafting/draft.ts';
import { draftYaml } from '../drafting/drafts/brief-yaml.ts';
import { draftFrom } from '../drafting/drafts/draft-from.ts';
import { draftJson } from '../drafting/drafts/draft-json.ts';
import type { Extraction } from '../drafting/extraction.ts';
import { briefsDirectory } from './briefs-directory.ts';
import type { Output } from './check.ts';
import { articlesIn, CorpusError, quotesIn } from './draft-corpus.ts';

const USAGE = `Usage: npm run -s draft -- ARTICLE                     prints a draft of a brief, as YAML
       npm run -s draft -- ARTICLE --json              prints it as JSON, each text with its place in the article
       npm run -s draft -- ARTICLE --out briefs/ID.yaml [--force]
                                                       writes it as a file; --force also over one that is there
       npm run -s draft -- --corpus FILE.jsonl         reads {id, text} lines and prints {id, quotes} lines

ARTICLE is a file (plain text or HTML, UTF-8), an address (http or https), or - for standard input.`;

/** What drafting needs. */
export interface DraftTools {
  readonly readArticle: ReadArticle;
  readonly extract: (text: string) => Extraction;
  readonly clock: () => number;
  /** The folder of briefs, whose ids are taken. */
  readonly directory: string;
}

/** Something that the caller has to put right; its message says what. */
class CannotDraft extends Error {}

type Call =
  | { readonly kind: 'corpus'; readonly file: string }
  | { readonly kind: 'article'; readonly article: string; readonly form: 'yaml' | 'json' }
  | { readonly kind: 'file'; readonly article: string; readonly out: string; readonly force: boolean };

function readCall(input: readonly string[]): Call | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...input],
      options: {
        out: { type: 'string' },
        corpus: { type: 'string' },
        json: { type: 'boolean', default: false },
        force: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    const { out, corpus, json, force } = values;
    const [article, ...more] = positionals;
    if (more.length > 0 || (force && out === undefined)) return undefined;
    if (corpus !== undefined) {
      return article === undefined && out === undefined && !json
        ? { kind: 'corpus', file: corpus }
        : undefined;
    }
    if (article === undefined || (json && out !== undefined)) return undefined;
    if (out !== undefined) return { kind: 'file', article, out, force };
    return { kind: 'article', article, form: json ? 'json' : 'yaml' };
  } catch {
    // An option that does not exist, or one without its value: the usage says what does.
    return undefined;
  }
}

/**
 * Drafts.
 *
 * @returns the exit code: 0 for a draft, 1 where there is no article, 2 for a wrong call or a file that cannot be read or
 * written.
 */
export async function runDraft(input: readonly string[], tools: DraftTools, output: Output): Promise<number> {
  const call = readCall(input);
  if (call === undefined) {
    output.complain(USAGE);
    return 2;
  }
  try {
    await draft(call, tools, output);
    return 0;
  } catch (error) {
    if (error instanceof ArticleError) {
      output.complain(error.message);
      return 1;
    }
    if (error instanceof CannotDraft || error instanceof CorpusError) {
      output.complain(error.message);
      return 2;
    }
    const code = errorCode(error);
    if (code === undefined || call.kind !== 'corpus') throw error;
    output.complain(cannotRead(call.file, code));
    return 2;
  }
}

async function draft(call: Call, tools: DraftTools, { print, complain }: Output): Promise<void> {
  const warn = ({ facts }: Article) => {
    if (!isEnglish(facts)) complain(NOT_ENGLISH);
  };
  switch (call.kind) {
    case 'corpus': {
      for await (const { id, text } of articlesIn(call.file)) {
        print(JSON.stringify({ id, quotes: quotesIn(tools.extract(text)) }));
      }
      return;
    }
    case 'article': {
      const { article, extraction } = await readAndExtract(call.article, tools);
      warn(article);
      const taken = new Set(await takenIds(tools.directory));
      const made = draftFrom(article, extraction, tools.clock(), (id) => taken.has(id));
      print(
        call.form === 'json'
          ? JSON.stringify(draftJson(made, extraction), undefined, 2)
          : draftYaml(made, article.text).trimEnd(),
      );
      return;
    }
    case 'file': {
      const id = idFor(call.out);
      const { article, extraction } = await readAndExtract(call.article, tools);
      warn(article);
      const made: Draft = { ...draftFrom(article, extraction, tools.clock()), id };
      await write(call, draftYaml(made, article.text));
      print(
        `Wrote ${call.out}. It is a draft, and not served yet: \`npm run -s check\` says what is left to do.`,
      );
      return;
    }
  }
}

async function readAndExtract(
  named: string,
  { readArticle, extract }: DraftTools,
): Promise<{ readonly article: Article; readonly extraction: Extraction }> {
  const article = await readArticle(await inputFrom(named));
  return { article, extraction: extract(article.text) };
}

async function inputFrom(named: string): Promise<ArticleInput> {
  if (/^https?:\/\//i.test(named)) return { kind: 'address', address: named };
  return { kind: 'text', text: await textOf(named) };
}

async function textOf(file: string): Promise<string> {
  const name = file === '-' ? 'Standard input' : file;
  const bytes = file === '-' ? await standardInput() : await readBytes(file);
  const decoded = decodeText(bytes);
  if (decoded.kind === 'text') return decoded.text;
  const { line, column } = decoded.at;
  throw new CannotDraft(`${name}:${line}:${column}: ${decoded.message}`);
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const cannotRead = (file: string, code: string): string =>
  code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${code}).`;

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new CannotDraft(cannotRead(file, code));
  }
}

/** The ids that the folder's files give; none where it cannot be read. */
async function takenIds(directory: string): Promise<readonly string[]> {
  try {
    return (await listBriefFiles(directory)).map(idOfFile);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return [];
  }
}

/** The id of the brief in a file, which the file is named after. */
function idFor(file: string): string {
  const checked = briefSchema.shape.id.safeParse(idOfFile(file));
  if (checked.success && /\.ya?ml$/.test(file)) return checked.data;
  throw new CannotDraft(
    `${file} cannot be a brief’s file: it is named by lower-case words joined by hyphens, such as briefs/us-mexico-migration.yaml.`,
  );
}

async function write({ out, force }: Extract<Call, { kind: 'file' }>, text: string): Promise<void> {
  try {
    await writeFile(out, text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new CannotDraft(
      code === 'EEXIST'
        ? `${out} is there already: choose another name, or add --force to write over it.`
        : `${out} cannot be written (${code}).`,
    );
  }
}

/** The tools of the bot itself, loaded only to draft: they take a while. */
async function ownTools(): Promise<DraftTools> {
  const [{ extract }, { createReadArticle }, { createFetch }, { systemResolver }] = await Promise.all([
    import('../drafting/extract.ts'),
    import('../drafting/articles/article-reader.ts'),
    import('../drafting/fetching/fetch.ts'),
    import('../drafting/fetching/fetch-resolver.ts'),
  ]);
  const readArticle = createReadArticle({ fetch: createFetch({ resolve: systemResolver }) });
  return { readArticle, extract, clock: Date.now, directory: briefsDirectory() };
}

if (import.meta.main) {
  // Whoever reads the lines of a corpus may have had enough of them.
  process.stdout.on('error', (error) => {
    if (errorCode(error) !== 'EPIPE') throw error;
    process.exit();
  });
  process.exitCode = await runDraft(process.argv.slice(2), await ownTools(), {
    print: console.log,
    complain: console.error,
  });
}
