import type { AxeResults, ElementContext, RunOptions } from 'axe-core';

declare global {
  interface Window {
    /** Put into the page by its tests. */
    readonly axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> };
  }
}
