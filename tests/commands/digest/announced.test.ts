import { expect, it } from 'vitest';
import { textOf } from '../../fixtures/commands.ts';
import { channelDigest, delivery, NOW, somebody } from './channel-digest.ts';

const announced = delivery(NOW - 3_600_000, { asked: true, announces: 'harbour-ferry' });
const begun = { schedule: 'daily 09:00 UTC', since: NOW - 30 * 86_400_000 };

async function answer(line: string): Promise<string> {
  const { commands } = channelDigest({ begun, deliveries: [announced] });
  return textOf(await commands.answer(line, somebody({ manages: false })));
}

it('A brief that was announced is told of as that, and not as asked for by somebody in the channel', async () => {
  expect(await answer('digest why')).toContain('09:00, to announce harbour-ferry at once: posted');
  expect(await answer('digest history')).toContain('(harbour-ferry, announced at once): posted');
  for (const line of ['digest why', 'digest history']) {
    expect(await answer(line)).not.toContain('asked for');
  }
});
