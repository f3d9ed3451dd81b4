/**
 * The body of an answer: decompressed, and never more than its limit, however small it was on its way.
 */
import type { IncomingMessage } from 'node:http';
import { PassThrough, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { ArticleError } from '../article.ts';

/** The largest page, in bytes, both as it is sent and as it is read: longer ones are not articles. */
export const LARGEST_PAGE = 5_000_000;

/** The encodings that are understood, as an Accept-Encoding field says it. */
export const ACCEPTED_ENCODINGS = 'gzip, br, deflate';

function tooLarge(): ArticleError {
  return new ArticleError(
    `The page has more than ${LARGEST_PAGE / 1_000_000} MB, and such pages are not read.`,
  );
}

/** @throws ArticleError where the server uses an encoding that it was not asked for. */
function decoderFor(encoding: string): Transform {
  switch (encoding) {
    case '':
    case 'identity':
      return new PassThrough();
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      return createInflate();
    default:
      throw new ArticleError('The site sends its page in an encoding that it was not asked for.');
  }
}

/** Passes on what comes, up to the limit. @throws ArticleError */
async function* limited(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.byteLength;
    if (size > LARGEST_PAGE) throw tooLarge();
    yield chunk;
  }
}

/**
 * Reads an answer's body to its end.
 *
 * @throws ArticleError where it is too large or cannot be decoded; Error where the connection breaks; the signal's
 *   reason where that ends it. The connection is closed in each case.
 */
export async function readBody(answer: IncomingMessage, signal: AbortSignal): Promise<Uint8Array> {
  try {
    if (Number(answer.headers['content-length'] ?? 0) > LARGEST_PAGE) throw tooLarge();
    const decoder = decoderFor((answer.headers['content-encoding'] ?? '').trim().toLowerCase());
    const chunks: Buffer[] = [];
    await pipeline(
      answer,
      limited,
      decoder,
      limited,
      async (source: AsyncIterable<Buffer>) => {
        for await (const chunk of source) chunks.push(chunk);
      },
      { signal },
    );
    return Buffer.concat(chunks);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error;
  } finally {
    answer.destroy();
  }
}
