import { describe, expect, it } from 'vitest';
import { effectOf, type ListState } from '../../../src/sandbox/page/discord/select-keys.ts';

const LABELS = ['Key points', 'Quotations', 'Figures', 'People'];
const CLOSED: ListState = { open: false };

const pressed = (key: string, state: ListState, chosen?: number) => effectOf(key, state, LABELS, chosen);
const opened = (active: number) => ({ type: 'state', state: { open: true, active } });

describe('the keys of a list to choose from', () => {
  it.each(['Enter', ' ', 'ArrowDown', 'ArrowUp'])('opens at what was chosen with %j', (key) => {
    expect(pressed(key, CLOSED, 2)).toEqual(opened(2));
    expect(pressed(key, CLOSED)).toEqual(opened(0));
  });

  it('moves to either end and no further', () => {
    expect(pressed('ArrowDown', { open: true, active: 1 })).toEqual(opened(2));
    expect(pressed('ArrowDown', { open: true, active: 3 })).toEqual(opened(3));
    expect(pressed('ArrowUp', { open: true, active: 0 })).toEqual(opened(0));
    expect(pressed('End', CLOSED)).toEqual(opened(3));
    expect(pressed('Home', { open: true, active: 3 })).toEqual(opened(0));
  });

  it('chooses what it points at, and nothing when it is closed with Escape', () => {
    expect(pressed('Enter', { open: true, active: 1 })).toEqual({ type: 'choose', index: 1 });
    expect(pressed('Escape', { open: true, active: 1 })).toEqual({ type: 'state', state: CLOSED });
  });

  it('finds the next option that begins with a letter, and goes round', () => {
    expect(pressed('f', CLOSED)).toEqual(opened(2));
    expect(pressed('K', { open: true, active: 2 })).toEqual(opened(0));
    expect(pressed('x', { open: true, active: 2 })).toEqual({ type: 'none' });
  });

  it('leaves other keys to the page', () => {
    expect(pressed('Tab', { open: true, active: 1 })).toEqual({ type: 'none' });
    expect(pressed('Escape', CLOSED)).toEqual({ type: 'none' });
  });
});
