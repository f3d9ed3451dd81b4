/** An http or https address, as it was typed, perhaps between angle brackets; absent where it is none. */
export function addressIn(word: string): string | undefined {
  const address = word.replace(/^<(.*)>$/, '$1');
  const url = URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '' ? address : undefined;
}
