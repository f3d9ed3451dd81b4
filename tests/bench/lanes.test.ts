import { describe, expect, it } from 'vitest';
import { Lanes } from '../../bench/lanes.ts';

describe('A question in a lane', () => {
  it('is answered by the request that made the message in its channel, and by no other', async () => {
    const lanes = new Lanes();
    const arrival = await lanes.question('C1', async () => {
      lanes.shown('C2', 7);
      lanes.answered(7, 'elsewhere');
      lanes.answered(8, 'no message');
      lanes.shown('C1', 9);
      lanes.answered(9, 'the answer');
    });
    expect(arrival.payload).toBe('the answer');
    expect(arrival.milliseconds).toBeGreaterThanOrEqual(0);
  });

  it('waits until the platform is done with the question too', async () => {
    const lanes = new Lanes();
    const done = Promise.withResolvers<void>();
    let over = false;
    const question = lanes
      .question('C1', () => done.promise)
      .then(() => {
        over = true;
      });
    lanes.shown('C1', 1);
    lanes.answered(1, 'early');
    await Promise.resolve();
    expect(over).toBe(false);
    done.resolve();
    await question;
    expect(over).toBe(true);
  });

  it('fails where it cannot be asked, and where something else goes wrong meanwhile', async () => {
    const lanes = new Lanes();
    await expect(lanes.question('C1', () => Promise.reject(new Error('no such command')))).rejects.toThrow(
      'no such command',
    );
    const question = lanes.question('C1', () => Promise.resolve());
    lanes.fail(new Error('refused'));
    await expect(question).rejects.toThrow('refused');
  });
});
