import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { encryptionOf, withoutEncryption } from '../../src/store/postgres-encryption.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { selfSigned } from './certificate.ts';
import { startPostgresIfPossible } from './start-postgres.ts';

const certificate = selfSigned();
const servers = [await startPostgresIfPossible({ fsync: 'off' }, certificate)].flatMap(
  (server) => server ?? [],
);
const folder = mkdtempSync(join(tmpdir(), 'verbatim-certificate-'));
const trusted = join(folder, 'root.crt');
writeFileSync(trusted, certificate.certificate);

afterAll(async () => {
  for (const server of servers) await server.stop();
  rmSync(folder, { recursive: true });
});

const of = (address: string) => encryptionOf(new URL(address));

describe('Encryption', () => {
  test.each([
    'postgres://u:p@localhost/db',
    'postgres://u:p@127.0.0.1:5433/db',
    'postgres://u:p@[::1]/db',
    'postgres:///db',
    'postgres:///db?host=/var/run/postgresql',
    'postgres://u:p@db.example/db?sslmode=disable',
    'postgres://u:p@db.example/db?ssl=false',
  ])('is not asked for by %s', (address) => {
    expect(of(address)).toEqual({ kind: 'none' });
  });

  test.each([
    'postgres://u:p@ec2-1-2-3-4.compute.example:5432/db',
    'postgres://u:p@db/verbatim',
    'postgres://u:p@localhost.example/db',
    'postgres://u:p@localhost/db?sslmode=prefer',
  ])('is asked for where the server has it, whatever its certificate, by %s', (address) => {
    expect(of(address)).toEqual({ kind: 'preferred', options: { rejectUnauthorized: false } });
  });

  test.each(['sslmode=require', 'sslmode=no-verify', 'ssl=true', 'sslmode=require&ssl=false'])(
    'is insisted on, whatever the certificate, by %s',
    (parameters) => {
      expect(of(`postgres://u:p@db.example/db?${parameters}`)).toEqual({
        kind: 'required',
        options: { rejectUnauthorized: false },
      });
    },
  );

  test('is verified where the address asks for it, or says whom to trust', () => {
    const required = { kind: 'required', options: { rejectUnauthorized: true } };
    expect(of('postgres://h.example/db?sslmode=verify-full')).toEqual(required);
    expect(of('postgres://h.example/db?sslmode=verify-full&sslrootcert=system')).toEqual(required);
    expect(of('postgres://h.example/db?sslmode=verify-ca')).toMatchObject(required);
    expect(of(`postgres://h.example/db?sslmode=require&sslrootcert=${trusted}`)).toMatchObject({
      kind: 'required',
      options: { rejectUnauthorized: true, ca: certificate.certificate },
    });
  });

  test('is refused where it is not understood, or where a certificate cannot be read', () => {
    expect(() => of('postgres://h.example/db?sslmode=always')).toThrow(StoreError);
    expect(() => of(`postgres://h.example/db?sslrootcert=${join(folder, 'none')}`)).toThrow(
      'The file that sslrootcert in DATABASE_URL names cannot be read.',
    );
  });

  test('is taken out of the address, and nothing else is', () => {
    const url = new URL('postgres://u:p%40@h.example:1/db?sslmode=require&application_name=a&sslkey=b');
    expect(withoutEncryption(url)).toBe('postgres://u:p%40@h.example:1/db?application_name=a');
  });
});

describe.each(servers)('A server that signs its certificate itself', (server) => {
  /** Opens and closes a store. @returns what went wrong, in words. */
  async function outcome(parameters: string): Promise<string> {
    try {
      const store = await openStore(`${await server.createDatabase()}?${parameters}`);
      await store.close();
      return 'opened';
    } catch (error) {
      if (error instanceof StoreError) return error.message;
      throw error;
    }
  }

  test.each(['sslmode=prefer', 'sslmode=require', 'ssl=true', 'sslmode=disable'])(
    'is fine with %s',
    async (mode) => {
      expect(await outcome(mode)).toBe('opened');
    },
  );

  test('is used with encryption where that is preferred', async () => {
    const { Client } = await import('pg');
    const address = await server.createDatabase();
    const store = await openStore(`${address}?sslmode=prefer`);
    const client = new Client(address);
    await client.connect();
    try {
      await store.digest.subscriptions();
      const { rows } = await client.query(
        "SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'verbatim' AND datname = current_database()",
      );
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toEqual({ ssl: true });
    } finally {
      await client.end();
      await store.close();
    }
  });

  test('is refused where it is to be verified, unless the address says to trust it', async () => {
    expect(await outcome('sslmode=verify-full')).toContain('certificate cannot be verified');
    expect(await outcome('sslmode=verify-ca')).toContain('certificate cannot be verified');
    expect(await outcome(`sslmode=verify-full&sslrootcert=${trusted}`)).toBe('opened');
  });
});
