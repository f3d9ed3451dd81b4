import { createServer as createSecureServer } from 'node:https';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { ArticleError } from '../../../src/drafting/article.ts';
import type { FetchAnswer } from '../../../src/drafting/fetching/fetch.ts';
import { LARGEST_PAGE } from '../../../src/drafting/fetching/fetch-body.ts';
import { selfSigned } from '../../store/certificate.ts';
import { portOf, Web } from '../web.ts';

const web = new Web();
afterEach(() => web.close());

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const textOf = ({ body }: FetchAnswer) => new TextDecoder().decode(body);

/** Why a fetch was refused. */
async function refusal(fetched: Promise<unknown>): Promise<string> {
  try {
    await fetched;
  } catch (error) {
    if (error instanceof ArticleError) return error.message;
    throw error;
  }
  throw new Error('It was fetched.');
}

/** A site with one page behind a name. */
async function openPage(body: string | Buffer, headers: Readonly<Record<string, string>> = HTML) {
  const site = await web.open((_request, response) => response.writeHead(200, headers).end(body));
  web.name('news.test', ['127.0.0.1']);
  return { ...site, address: `http://news.test:${site.port}/story` };
}

describe('Fetching', () => {
  test('brings a page from the machine that its name leads to, which is asked for by that name', async () => {
    const { address, port, requests } = await openPage('<p>Hello</p>');
    const answer = await web.fetch()({ address });
    expect(answer).toMatchObject({ status: 200, url: address, type: 'text/html' });
    expect(textOf(answer)).toBe('<p>Hello</p>');
    expect(requests[0]?.headers.host).toBe(`news.test:${port}`);
    expect(web.resolved).toEqual(['news.test']);
  });

  test('says who asks, and sends neither cookies nor credentials nor a referring page', async () => {
    const site = await web.open((request, response) => {
      if (request.url === '/') {
        response.writeHead(302, { location: '/next', 'set-cookie': 'visitor=7; Path=/' }).end();
      } else response.writeHead(200, HTML).end('Here');
    });
    web.name('news.test', ['127.0.0.1']);
    await web.fetch()({ address: `http://news.test:${site.port}/` });
    const names = site.requests.map(({ headers }) => Object.keys(headers).sort());
    const expected = ['accept', 'accept-encoding', 'connection', 'host', 'user-agent'];
    expect(names).toEqual([expected, expected]);
    expect(site.requests[0]?.headers['user-agent']).toMatch(/^Verbatim /);
  });

  test.each([
    ['gzip', gzipSync('Packed')],
    ['br', brotliCompressSync('Packed')],
    ['deflate', deflateSync('Packed')],
    ['identity', Buffer.from('Packed')],
  ])('unpacks what is encoded with %s', async (encoding, body) => {
    const { address } = await openPage(body, { ...HTML, 'content-encoding': encoding });
    expect(textOf(await web.fetch()({ address }))).toBe('Packed');
  });

  test('refuses an encoding that it did not ask for, and one that is broken', async () => {
    const other = await openPage('x', { ...HTML, 'content-encoding': 'zstd' });
    expect(await refusal(web.fetch()({ address: other.address }))).toContain(
      'encoding that it was not asked for',
    );
    const broken = await openPage(gzipSync('A page').subarray(0, 12), {
      ...HTML,
      'content-encoding': 'gzip',
    });
    expect(await refusal(web.fetch()({ address: broken.address }))).toContain(
      'an answer that cannot be read',
    );
  });

  test('refuses what breaks off on its way', async () => {
    const site = await web.open((_request, response) => {
      response.writeHead(200, { ...HTML, 'content-length': '100' });
      response.write('Only this', () => response.destroy());
    });
    web.name('news.test', ['127.0.0.1']);
    expect(await refusal(web.fetch()({ address: `http://news.test:${site.port}/` }))).toContain('broke off');
  });
});

describe('An address', () => {
  test.each([
    ['ftp://news.test/a', 'https:// or http://'],
    ['file:///etc/hosts', 'https:// or http://'],
    ['data:text/html,hello', 'https:// or http://'],
    ['gopher://news.test/', 'https:// or http://'],
    ['the migration story', 'not an address'],
    ['http://', 'not an address'],
    ['http://anna:secret@news.test/', 'a name or a password'],
    ['http://anna@news.test/', 'a name or a password'],
    [`http://news.test/${'a'.repeat(2_000)}`, 'longer than 2,000 characters'],
    ['http://news.test:22/', 'the port 22'],
    ['http://news.test:443/', 'the port 443'],
    ['https://news.test:80/', 'the port 80'],
    ['http://news.test:8080/', 'the port 8080'],
  ])('is refused before anything is resolved: %s', async (address, reason) => {
    web.name('news.test', ['127.0.0.1']);
    const message = await refusal(web.fetch()({ address }));
    expect(message).toContain(reason);
    expect(message).not.toContain('secret');
    expect(web.resolved).toEqual([]);
  });

  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://①②⑦.⓪.⓪.①/',
    'http://0/',
    'http://10.0.0.7/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.100.100.200/',
    'http://168.63.129.16/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:8.8.8.8]/',
    'http://[64:ff9b::10.0.0.1]/',
    'http://[2002:7f00:1::]/',
    'http://[fd00:ec2::254]/',
    'http://[fe80::1]/',
  ])('is refused where it names a machine that is not public: %s', async (address) => {
    expect(await refusal(web.fetch()({ address }))).toContain('private network');
    expect(web.resolved).toEqual([]);
  });

  test('is refused where its name leads to a machine that is not public, even among others', async () => {
    web.name('inside.test', ['10.1.2.3']);
    web.name('mixed.test', ['93.184.216.34', '192.168.0.1']);
    web.name('localhost.', ['127.0.0.1']);
    for (const host of ['inside.test', 'mixed.test', 'localhost.']) {
      expect(await refusal(web.fetch()({ address: `http://${host}/` }))).toContain('private network');
    }
  });

  test('does not let a machine on loopback be reached by a port that nothing permits', async () => {
    await openPage('Allowed');
    const forbidden = await web.openForbidden((_request, response) => response.end('Secret'));
    const address = `http://news.test:${forbidden.port}/`;
    expect(await refusal(web.fetch()({ address }))).toContain(`the port ${forbidden.port}`);
    expect(forbidden.requests).toEqual([]);
  });

  test('of a host that nobody knows, or that has no address, is said to be unknown', async () => {
    web.name('empty.test', []);
    for (const host of ['unknown.test', 'empty.test']) {
      expect(await refusal(web.fetch()({ address: `http://${host}/` }))).toContain(`${host} cannot be found`);
    }
  });
});

describe('A name that changes where it leads', () => {
  test('is resolved once for a request: the connection goes to the address that was checked', async () => {
    const { port, requests } = await openPage('The real page');
    web.name('news.test', ['127.0.0.1'], ['10.0.0.1']);
    const answer = await web.fetch()({ address: `http://news.test:${port}/` });
    expect(textOf(answer)).toBe('The real page');
    expect(requests).toHaveLength(1);
    expect(web.resolved).toEqual(['news.test']);
  });

  test('is checked again at a redirect to the same name', async () => {
    const site = await web.open((_request, response) =>
      response.writeHead(302, { location: '/inside' }).end(),
    );
    web.name('news.test', ['127.0.0.1'], ['10.0.0.1']);
    const address = `http://news.test:${site.port}/`;
    expect(await refusal(web.fetch()({ address }))).toContain('private network');
    expect(site.requests.map(({ url }) => url)).toEqual(['/']);
    expect(web.resolved).toEqual(['news.test', 'news.test']);
  });
});

describe('A redirect', () => {
  /** A site that sends on from `/` to a place. */
  async function sendingTo(location: string, status = 302) {
    const site = await web.open((request, response) => {
      if (request.url === '/') response.writeHead(status, { location }).end();
      else response.writeHead(200, HTML).end(`At ${request.url}`);
    });
    web.name('news.test', ['127.0.0.1']);
    return { ...site, address: `http://news.test:${site.port}/` };
  }

  test('is followed, relative ones too, and the answer says where it came from', async () => {
    const { address } = await sendingTo('stories/1');
    const answer = await web.fetch()({ address });
    expect(textOf(answer)).toBe('At /stories/1');
    expect(answer.url).toBe(`${address}stories/1`);
    expect(answer.moved).toBeUndefined();
  });

  test.each([301, 308])('for good, with %i, is told', async (status) => {
    const { address } = await sendingTo('/stories/1', status);
    expect((await web.fetch()({ address })).moved).toBe(`${address}stories/1`);
  });

  test('for good is told only as far as no passing one stands before it', async () => {
    const site = await web.open((request, response) => {
      const next = new Map([
        ['/', { status: 301, location: '/first' }],
        ['/first', { status: 302, location: '/second' }],
        ['/second', { status: 301, location: '/third' }],
      ]).get(request.url ?? '');
      if (next === undefined) response.writeHead(200, HTML).end('Arrived');
      else response.writeHead(next.status, { location: next.location }).end();
    });
    web.name('news.test', ['127.0.0.1']);
    const answer = await web.fetch()({ address: `http://news.test:${site.port}/` });
    expect(answer.url).toBe(`http://news.test:${site.port}/third`);
    expect(answer.moved).toBe(`http://news.test:${site.port}/first`);
  });

  test.each([
    ['http://10.0.0.1/', 'private network'],
    ['http://inside.test/', 'private network'],
    ['http://[::1]/', 'private network'],
    ['//169.254.169.254/latest', 'private network'],
    ['http://anna:secret@news.test/', 'a name or a password'],
    ['file:///etc/passwd', 'https:// or http://'],
    ['http://news.test:22/', 'the port 22'],
    ['http://', 'not an address'],
  ])('is checked like the first address: to %s it is refused', async (location, reason) => {
    web.name('inside.test', ['172.16.5.5']);
    const { address, requests } = await sendingTo(location);
    expect(await refusal(web.fetch()({ address }))).toContain(reason);
    expect(requests).toHaveLength(1);
  });

  test('to nowhere is refused', async () => {
    const site = await web.open((_request, response) => response.writeHead(302).end());
    web.name('news.test', ['127.0.0.1']);
    expect(await refusal(web.fetch()({ address: `http://news.test:${site.port}/` }))).toContain('to nowhere');
  });

  test('is followed five times, and no sixth time', async () => {
    const site = await web.open((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.writeHead(200, HTML).end('Arrived');
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    web.name('news.test', ['127.0.0.1']);
    const fetch = web.fetch();
    expect(textOf(await fetch({ address: `http://news.test:${site.port}/5` }))).toBe('Arrived');
    expect(await refusal(fetch({ address: `http://news.test:${site.port}/6` }))).toContain(
      'more than 5 times',
    );
    expect(site.requests).toHaveLength(6 + 6);
  });
});

describe('A protected address', () => {
  const known = getCACertificates('default');
  afterEach(() => setDefaultCACertificates(known));

  /** An https site on loopback, whose certificate is good for 127.0.0.1. */
  async function openSecure(location: string) {
    const { certificate, key } = selfSigned();
    const named: string[] = [];
    const server = createSecureServer(
      {
        cert: certificate,
        key,
        SNICallback: (name, done) => {
          named.push(name);
          done(null);
        },
      },
      (request, response) => {
        if (request.url === '/') response.writeHead(302, { location }).end();
        else response.writeHead(200, HTML).end('Safe');
      },
    );
    await web.listen(server);
    web.permit(portOf(server));
    return { port: portOf(server), certificate, named };
  }

  test('is fetched with its certificate checked', async () => {
    const { port, certificate } = await openSecure('/story');
    expect(await refusal(web.fetch()({ address: `https://127.0.0.1:${port}/` }))).toContain('certificate');
    setDefaultCACertificates([...known, certificate]);
    expect(textOf(await web.fetch()({ address: `https://127.0.0.1:${port}/` }))).toBe('Safe');
  });

  test('asks for the name, and refuses the certificate of another', async () => {
    const { port, certificate, named } = await openSecure('/story');
    setDefaultCACertificates([...known, certificate]);
    web.name('news.test', ['127.0.0.1']);
    expect(await refusal(web.fetch()({ address: `https://news.test:${port}/` }))).toContain('certificate');
    expect(named).toEqual(['news.test']);
  });

  test('never leads on to one that is not', async () => {
    const plain = await openPage('Unsafe');
    const { port, certificate } = await openSecure(plain.address);
    setDefaultCACertificates([...known, certificate]);
    expect(await refusal(web.fetch()({ address: `https://127.0.0.1:${port}/` }))).toContain('not followed');
    expect(plain.requests).toEqual([]);
  });
});

describe('An answer', () => {
  test('is read up to its limit, and refused beyond it', async () => {
    const whole = await openPage('a'.repeat(LARGEST_PAGE));
    expect((await web.fetch()({ address: whole.address })).body.byteLength).toBe(LARGEST_PAGE);
    const larger = await openPage('a'.repeat(LARGEST_PAGE + 1));
    expect(await refusal(web.fetch()({ address: larger.address }))).toContain('more than 5 MB');
  });

  test('that never ends is cut off at the limit', async () => {
    let ended = false;
    const site = await web.open((_request, response) => {
      response.writeHead(200, HTML);
      const chunk = Buffer.alloc(65_536, 'a');
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more).on('close', () => {
        ended = true;
      });
      more();
    });
    web.name('news.test', ['127.0.0.1']);
    const address = `http://news.test:${site.port}/`;
    expect(await refusal(web.fetch()({ address }))).toContain('more than 5 MB');
    await expect.poll(() => ended).toBe(true);
  });

  test.each(['gzip', 'br'])(
    'that is small on its way by %s and large when unpacked is refused',
    async (encoding) => {
      const bomb = Buffer.alloc(4 * LARGEST_PAGE);
      const packed = encoding === 'gzip' ? gzipSync(bomb) : brotliCompressSync(bomb);
      expect(packed.byteLength).toBeLessThan(LARGEST_PAGE);
      const { address } = await openPage(packed, { ...HTML, 'content-encoding': encoding });
      expect(await refusal(web.fetch()({ address }))).toContain('more than 5 MB');
    },
  );

  test.each(['image/png', 'application/pdf', 'application/json', 'video/mp4'])(
    'of the type %s is refused',
    async (type) => {
      const { address } = await openPage('x', { 'content-type': type });
      expect(await refusal(web.fetch()({ address }))).toContain(type);
    },
  );

  test.each(['text/html', 'TEXT/HTML; charset=x', 'application/xhtml+xml', 'text/plain'])(
    'of the type %s is read',
    async (type) => {
      const { address } = await openPage('x', { 'content-type': type });
      expect(textOf(await web.fetch()({ address }))).toBe('x');
    },
  );

  test('with an error status, or that nothing has changed, is told without its body', async () => {
    const site = await web.open((request, response) => {
      response.writeHead(Number(request.url?.slice(1)), { ...HTML, 'retry-after': '120' }).end();
    });
    web.name('news.test', ['127.0.0.1']);
    for (const status of [304, 403, 404, 410, 429, 500, 503]) {
      const answer = await web.fetch()({ address: `http://news.test:${site.port}/${status}` });
      expect(answer).toMatchObject({ status, headers: { 'retry-after': '120' } });
      expect(answer.body).toHaveLength(0);
    }
  });

  test('is asked for on condition that it has changed', async () => {
    const { address, requests } = await openPage('x');
    await web.fetch()({ address, etag: '"7"', lastModified: 'Tue, 10 Sep 2019 10:00:00 GMT' });
    expect(requests[0]?.headers).toMatchObject({
      'if-none-match': '"7"',
      'if-modified-since': 'Tue, 10 Sep 2019 10:00:00 GMT',
    });
  });
});

describe('The time', () => {
  /** A time that is over as soon as a server has been asked. */
  function watch() {
    const controller = new AbortController();
    return { over: () => controller.abort(), deadline: () => controller.signal };
  }

  test('ends a fetch whose server does not answer', async () => {
    const { over, deadline } = watch();
    const site = await web.open(() => over());
    web.name('news.test', ['127.0.0.1']);
    const address = `http://news.test:${site.port}/`;
    expect(await refusal(web.fetch({ deadline })({ address }))).toContain('took too long');
  });

  test('ends a fetch whose server stops in the middle', async () => {
    const { over, deadline } = watch();
    const site = await web.open((_request, response) => {
      response.writeHead(200, HTML);
      response.write('The beginning', () => over());
    });
    web.name('news.test', ['127.0.0.1']);
    const address = `http://news.test:${site.port}/`;
    expect(await refusal(web.fetch({ deadline })({ address }))).toContain('took too long');
  });

  test('ends a fetch whose host is never resolved', async () => {
    const { over, deadline } = watch();
    const resolve = () => {
      over();
      return new Promise<never>(() => {});
    };
    const address = 'http://news.test/';
    expect(await refusal(web.fetch({ deadline, resolve })({ address }))).toContain('took too long');
  });

  test('is one for all redirects', async () => {
    let starts = 0;
    const site = await web.open((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/next' }).end();
      else response.writeHead(200, HTML).end('Here');
    });
    web.name('news.test', ['127.0.0.1']);
    const deadline = () => {
      starts += 1;
      return new AbortController().signal;
    };
    await web.fetch({ deadline })({ address: `http://news.test:${site.port}/` });
    expect(starts).toBe(1);
  });
});
