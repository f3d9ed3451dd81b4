/**
 * Delivery over HTTP: payloads are POSTed to the app's request URL and signed.
 *
 * https://docs.slack.dev/authentication/verifying-requests-from-slack: `X-Slack-Signature: v0=` and the
 * HMAC-SHA256 of `v0:timestamp:body`. Commands are a form, interactions a form whose `payload` is JSON, events
 * are JSON. Repeats carry `X-Slack-Retry-Num` and `X-Slack-Retry-Reason`, and an app's `X-Slack-No-Retry: 1`
 * ends them (https://docs.slack.dev/apis/events-api).
 */
import { createHmac } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { stringify } from 'node:querystring';
import { isObject, type Json, type JsonObject, parseJson } from './json.ts';
import type { Acknowledgement, Delivery, Link } from './link.ts';
import type { Timers } from './timers.ts';

interface Parts {
  readonly url: URL;
  readonly signingSecret: string;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly timers: Timers;
  /** Milliseconds within which the app must answer. */
  readonly acknowledgeWithin: number;
}

interface Encoded {
  readonly type: string;
  readonly body: string;
}

/** The app's request URL. */
export class HttpDelivery implements Link {
  readonly #parts: Parts;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  send(delivery: Delivery): Promise<Acknowledgement> {
    const retry = delivery.retry;
    return this.post(encode(delivery), {
      ...(retry === undefined
        ? {}
        : { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason }),
    });
  }

  /** Slack's check that a request URL belongs to the app. Resolves to whether the challenge came back. */
  async verifyUrl(token: string, challenge: string): Promise<boolean> {
    const body = JSON.stringify({ token, challenge, type: 'url_verification' });
    const answer = await this.post({ type: 'application/json', body }, {});
    if (answer.state !== 'acknowledged') return false;
    return (
      answer.response === challenge ||
      (isObject(answer.response) && answer.response['challenge'] === challenge)
    );
  }

  /** Slack's occasional check of a command URL's certificate. Resolves to whether the app answered 200. */
  async checkSsl(token: string): Promise<boolean> {
    const body = stringify({ ssl_check: '1', token });
    return (
      (await this.post({ type: 'application/x-www-form-urlencoded', body }, {})).state === 'acknowledged'
    );
  }

  /** Sends a signed body. */
  post(encoded: Encoded, headers: Readonly<Record<string, string>>): Promise<Acknowledgement> {
    return new Promise((resolve) => {
      const settle = (acknowledgement: Acknowledgement): void => {
        cancel();
        resolve(acknowledgement);
      };
      const options = {
        method: 'POST',
        agent: this.#agent,
        headers: { ...this.#signed(encoded), ...headers },
      };
      const outgoing = request(this.#parts.url, options, (response) => read(response, settle));
      const cancel = this.#parts.timers.after(this.#parts.acknowledgeWithin, () => {
        settle({ state: 'late' });
        outgoing.destroy();
      });
      outgoing.on('error', () => settle({ state: 'unreachable' }));
      outgoing.end(encoded.body);
    });
  }

  stop(): void {
    this.#agent.destroy();
  }

  #signed({ type, body }: Encoded): Readonly<Record<string, string>> {
    const timestamp = String(Math.floor(this.#parts.clock() / 1000));
    const hmac = createHmac('sha256', this.#parts.signingSecret).update(`v0:${timestamp}:${body}`);
    return {
      'content-type': type,
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hmac.digest('hex')}`,
    };
  }
}

function encode({ kind, payload }: Delivery): Encoded {
  const form = 'application/x-www-form-urlencoded';
  switch (kind) {
    case 'events_api':
      return { type: 'application/json', body: JSON.stringify(payload) };
    case 'interactive':
      return { type: form, body: stringify({ payload: JSON.stringify(payload) }) };
    case 'slash_commands':
      return { type: form, body: stringify(fieldsOf(payload)) };
  }
}

function fieldsOf(payload: JsonObject): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
}

function read(response: IncomingMessage, settle: (acknowledgement: Acknowledgement) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('error', () => settle({ state: 'unreachable' }));
  response.on('end', () => {
    const status = response.statusCode ?? 0;
    if (status < 200 || status > 299) {
      settle({ state: 'rejected', status, noRetry: response.headers['x-slack-no-retry'] === '1' });
      return;
    }
    const body = Buffer.concat(chunks).toString();
    settle({ state: 'acknowledged', response: bodyOf(response.headers['content-type'] ?? '', body) });
  });
}

function bodyOf(type: string, body: string): Json | undefined {
  if (body === '') return undefined;
  return type.startsWith('application/json') ? (parseJson(body) ?? body) : body;
}
