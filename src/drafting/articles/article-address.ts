/**
 * The canonical form of an article's address: what stays of it once everything is gone that leads to the same article.
 * Only for telling whether two addresses mean one article. What is shown and fetched is the address itself.
 */

/** The longest address that is looked into, in characters. */
const LONGEST = 2_000;

/** Parameters that say where a reader came from. Names that some site could use for the article itself are not here. */
const TRACKING = new RegExp(
  `^(?:${[
    'utm_.*',
    'mtm_.*',
    'pk_(?:campaign|kwd|source|medium|content)',
    'at_(?:medium|campaign|link_.*|ptr_name|format|bbc_team)',
    'ns_(?:campaign|mchannel|source|linkname|fee)',
    'fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id',
    'mc_(?:cid|eid)',
    '_hs(?:enc|mi)|__s|vero_(?:id|conv)|oly_(?:anon|enc)_id|_openstat|s_cid|icid|ncid|wt_mc|xtor',
    'cmpid|cmp|ocid|smid|smtyp|ito|spm|__twitter_impression|guccounter|guce_referrer(?:_sig)?',
    'ref_(?:src|url)|referrer|taid|feature',
  ].join('|')})$`,
  'i',
);

/** Parameters that ask for a page's variant for phones, with the values that do. */
const VARIANTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['amp', new Set(['', '1', 'true', 'amp'])],
  ['outputtype', new Set(['amp'])],
  ['output', new Set(['amp'])],
]);

/** The ports of http and https, which name no other site. */
const USUAL_PORTS: ReadonlySet<string> = new Set(['', '80', '443']);

function isPassing(name: string, value: string): boolean {
  return TRACKING.test(name) || VARIANTS.get(name.toLowerCase())?.has(value.toLowerCase()) === true;
}

/** The host without what names a variant of the site: `www.`, `amp.`; never so much that one label is left. */
function canonicalHost(host: string): string {
  const shorter = host.replace(/\.$/, '').replace(/^(?:(?:www\d?|amp)\.)+/, '');
  return shorter.includes('.') ? shorter : host;
}

/** The path without an AMP ending or beginning, doubled or closing slashes, and the name of an index file. */
function canonicalPath(path: string): string {
  const shorter = path
    .replace(/\/{2,}/g, '/')
    .replace(/^\/amp(?=\/.)/, '')
    .replace(/\/amp\/?$/, '')
    .replace(/\.amp(?:\.html)?$/, '')
    .replace(/\.amp\.html$/, '.html')
    .replace(/\/index\.html?$/, '')
    .replace(/\/$/, '');
  // What was behind one ending may be another one.
  return shorter === path ? path : canonicalPath(shorter);
}

/**
 * The canonical form of an address: without scheme, usual port, fragment, tracking parameters, `www.`, AMP and a closing slash;
 * the parameters that are left are sorted. A fragment that begins with `!` or `/` names a page and stays.
 *
 * It is itself an https address, so that the canonical form of a canonical form is the same.
 *
 * @param address http or https; anything else, or one longer than any article's, comes back trimmed and otherwise as it is.
 */
export function canonicalAddress(address: string): string {
  const url = address.length > LONGEST ? null : URL.parse(address.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) return address.trim();
  const kept = [...url.searchParams].filter(([name, value]) => !isPassing(name, value));
  kept.sort(([a, first], [b, second]) => compare(a, b) || compare(first, second));
  const search = kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`;
  const fragment = /^#[!/]./.test(url.hash) ? url.hash : '';
  const port = USUAL_PORTS.has(url.port) ? '' : `:${url.port}`;
  return `https://${canonicalHost(url.hostname)}${port}${canonicalPath(url.pathname)}${search}${fragment}`;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
