/**
 * What a process of the bench needs of its surroundings; no token and no setting of whoever runs it is among it.
 */
export function inherited(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR', 'SystemRoot'].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
