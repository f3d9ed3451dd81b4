import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openLog, withoutSecrets } from '../src/log.ts';

const SECRET = 'xoxb-secret"with-quote';

async function written(form: 'json' | 'pretty'): Promise<string> {
  const output = new PassThrough();
  const log = await openLog({ level: 'info', form, secrets: [SECRET], output });
  log.info({ token: SECRET, nested: { url: `https://example.com/?token=${SECRET}` } }, `Hello ${SECRET}`);
  log.error({ err: new Error(`Refused ${SECRET}`) }, 'Failed');
  log.debug('Too much');
  await new Promise((resolve) => setImmediate(resolve));
  return String(output.read());
}

describe('The log', () => {
  it.each(['json', 'pretty'] as const)('strikes out every secret, wherever it stands (%s)', async (form) => {
    const text = await written(form);
    expect(text).toContain('Hello [secret]');
    expect(text).toContain('Refused [secret]');
    expect(text).not.toContain('xoxb-secret');
    expect(text).not.toContain('Too much');
  });

  it('leaves everything else alone', () => {
    expect(withoutSecrets('nothing here', ['x1', ''])).toBe('nothing here');
  });
});
