/** Waiting for what must come about. */

/** How long a test waits for what must come about, in milliseconds: much longer than it takes. */
export const PATIENCE = 10_000;

/** Waits until something is so, where no sandbox tells of it; fails after a while. */
export async function eventually<Value>(
  look: () => Value | undefined | Promise<Value | undefined>,
): Promise<Value> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error('It did not come about in time.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
