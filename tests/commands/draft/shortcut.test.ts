import { describe, expect, it } from 'vitest';
import { commandsOver } from '../../fixtures/commands.ts';
import { ADDRESS } from './ferry-draft.ts';

describe('The entry in a message’s menu', () => {
  const [shortcut] = commandsOver([]).shortcuts;

  it('drafts from the first address of the message', () => {
    expect(shortcut?.lineFor([ADDRESS, 'https://example.org/other'])).toBe(`draft new ${ADDRESS}`);
  });

  it('says so where the message has none', () => {
    expect(shortcut?.lineFor([])).toBeUndefined();
    expect(shortcut?.without).toContain('no link');
  });

  it('fits Slack', () => {
    expect(shortcut?.label.length).toBeLessThanOrEqual(24);
    expect(shortcut?.summary.length).toBeLessThanOrEqual(150);
  });
});
