import { describe, expect, it } from 'vitest';
import { createTrialClock } from '../../src/trial/clock.ts';

describe('The clock of a trial', () => {
  it('goes with the machine’s, and from where it was moved', () => {
    let machine = 1_000;
    const clock = createTrialClock(() => machine);
    expect(clock.now()).toBe(1_000);
    clock.moveTo(5_000);
    machine += 10;
    expect(clock.now()).toBe(5_010);
  });

  it('never goes back', () => {
    const clock = createTrialClock(() => 1_000);
    clock.moveTo(5_000);
    clock.moveTo(2_000);
    expect(clock.now()).toBe(5_000);
  });
});
