/** Reads the body of a request: JSON, or a form with files whose `payload_json` is the JSON. */
import type { IncomingMessage } from 'node:http';
import { UPLOAD } from './limits.ts';
import { invalidJson, tooLarge } from './refusal.ts';
import type { Upload } from './router.ts';

/** A body: its JSON (undefined where it is empty) and the files that came with it. */
export interface RequestBody {
  readonly value: unknown;
  readonly files: readonly Upload[];
}

/**
 * @throws Refusal 40005 where the body is too large, 50109 where it is not what it claims to be.
 */
export async function readBody(request: IncomingMessage): Promise<RequestBody> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return { value: undefined, files: [] };
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readMultipart(bytes, type);
  return { value: parse(bytes.toString('utf8')), files: [] };
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size <= UPLOAD) chunks.push(bytes);
  }
  if (size > UPLOAD) throw tooLarge();
  return Buffer.concat(chunks);
}

async function readMultipart(bytes: Buffer, type: string): Promise<RequestBody> {
  let value: unknown;
  const files: Upload[] = [];
  const body = new Uint8Array(bytes);
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => {
    throw invalidJson();
  });
  for (const [field, entry] of form) {
    if (typeof entry !== 'string')
      files.push({ field, name: entry.name, type: entry.type, size: entry.size });
    else if (field === 'payload_json') value = parse(entry);
  }
  return { value: value ?? {}, files };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidJson();
  }
}
