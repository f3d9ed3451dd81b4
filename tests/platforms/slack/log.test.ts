import { LogLevel } from '@slack/bolt';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { boltLogger, traceOf } from '../../../src/platforms/slack/log.ts';

function written(write: (logger: ReturnType<typeof boltLogger>) => void): string {
  const lines: string[] = [];
  write(boltLogger(pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })));
  return lines.join('');
}

describe('the log of Slack’s SDK', () => {
  it('drops what holds payloads, whatever level is asked for', () => {
    const log = written((logger) => {
      logger.setLevel(LogLevel.DEBUG);
      logger.debug('payload {"text":"marker"}');
      logger.info('payload {"text":"marker"}');
    });
    expect(log).toBe('');
  });

  it('passes warnings and errors as words, without objects, tokens, addresses and parsed bodies', () => {
    const log = written((logger) => {
      logger.warn('refused again', 'Bearer marker');
      logger.error({ body: 'marker' });
      logger.error('refused xoxb-123-marker and xapp-1-marker');
      logger.error('Failed to send ping to wss://wss.example/link/?ticket=marker');
      logger.warn('Malformed request body: Unexpected token m in "marker"');
    });
    expect(log).not.toContain('marker');
    expect(log).toContain('refused again');
    expect(log.trim().split('\n')).toHaveLength(5);
  });

  it.each([
    'http request failed',
    'Failed to retrieve a new WSS URL (error: Error: marker)',
    'WebSocket error! Error: marker',
    'WebSocket error occurred: marker',
  ])('leaves to us what comes with every failed attempt (%s)', (words) => {
    const log = written((logger) => {
      logger.warn(words);
      logger.error(words);
    });
    const levels = log
      .trim()
      .split('\n')
      .map((line) => /"level":(\d+)/.exec(line)?.[1]);
    expect(levels).toEqual(['20', '20']);
  });

  it('traces an error without its message', () => {
    const trace = traceOf(new RangeError('marker\n    on a second line'));
    expect(trace.error).toBe('RangeError');
    expect(trace.at[0]).toMatch(/^at /);
    expect(JSON.stringify(trace)).not.toContain('marker');
    expect(traceOf('marker')).toEqual({ error: 'string', at: [] });
  });
});
