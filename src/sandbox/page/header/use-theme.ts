/**
 * Light or dark: as the system has it, until somebody chooses.
 */
import { useEffect, useSyncExternalStore } from 'react';
import { useRemembered } from '../remembered.ts';

export type Theme = 'light' | 'dark';

const dark = matchMedia('(prefers-color-scheme: dark)');

function onSystemChange(listener: () => void): () => void {
  dark.addEventListener('change', listener);
  return () => dark.removeEventListener('change', listener);
}

/** The theme in force, and what chooses one. The choice is remembered. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const system: Theme = useSyncExternalStore(onSystemChange, () => dark.matches) ? 'dark' : 'light';
  const [chosen, choose] = useRemembered('theme', '', 'always');
  const theme = chosen === 'light' || chosen === 'dark' ? chosen : system;
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return [theme, choose];
}
