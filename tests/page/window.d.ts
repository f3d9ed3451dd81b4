import type { AxeResults, ElementContext, RunOptions } from 'axe-core';

declare global {
  interface Window {
    /** Put into the page by its tests: the sum of all shifts of its layout so far that no press or key caused. */
    layoutShift(): number;
    /** Put into the page by its tests. */
    readonly axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> };
  }
}
