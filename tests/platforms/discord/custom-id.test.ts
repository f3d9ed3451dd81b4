import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitsCustomId,
  keyOf,
  lineId,
  PLAIN_FRAMING,
  readId,
  selectId,
  storeLongLines,
} from '../../../src/platforms/discord/custom-id.ts';
import { memoryLines } from './fixtures.ts';

const KEY = 'abcdefghijklmnopqrstuvwxy';

describe('the id of a component', () => {
  it('gives back the line and the key it was made from, within 100 characters', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.option(fc.stringMatching(/^[a-z0-9-]{1,25}$/), { nil: undefined }),
        fc.integer({ min: 0, max: 500 }),
        async (line, key, index) => {
          const lines = memoryLines();
          const framing = {
            stored: await storeLongLines([line], key, lines),
            ...(key === undefined ? {} : { key }),
          };
          const id = lineId(line, index, framing);
          expect(id.length).toBeLessThanOrEqual(100);
          expect(keyOf(id)).toBe(key);
          const pressed = readId(id);
          if (pressed.kind === 'stored') expect(await lines.load(pressed.id)).toBe(line);
          else expect(pressed).toEqual({ kind: 'line', line });
        },
      ),
    );
  });

  it('keeps a line in the store only where it does not fit', async () => {
    const lines = memoryLines();
    const long = 'quote '.repeat(30);
    const stored = await storeLongLines(['brief migration', long, long], KEY, lines);
    expect([...stored.keys()]).toEqual([long]);
  });

  it('leaves less room for a line beside a key', () => {
    expect(fitsCustomId('x'.repeat(94))).toBe(true);
    expect(fitsCustomId('x'.repeat(95))).toBe(false);
    expect(fitsCustomId('x'.repeat(69), KEY)).toBe(true);
    expect(fitsCustomId('x'.repeat(70), KEY)).toBe(false);
  });

  it('refuses a long line that was not stored, rather than cut it', () => {
    expect(() => lineId('x'.repeat(200), 0, PLAIN_FRAMING)).toThrow(RangeError);
  });

  it.each(['', 'x', 'brief migration', '|0|', 'KEY|0|=x', selectId(3, PLAIN_FRAMING)])(
    'takes %j for none of its own that runs a line',
    (id) => {
      expect(readId(id)).toEqual({ kind: 'unknown' });
    },
  );
});
