/**
 * Light or dark: as the system has it, until somebody chooses.
 */
import { useEffect } from 'react';
import { useRemembered } from '../remembered.ts';
import { useMedia } from '../use-media.ts';

export type Theme = 'light' | 'dark';

/** The theme in force, and what chooses one. The choice is remembered. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const system: Theme = useMedia('(prefers-color-scheme: dark)') ? 'dark' : 'light';
  const [chosen, choose] = useRemembered('theme', '', 'always');
  const theme = chosen === 'light' || chosen === 'dark' ? chosen : system;
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return [theme, choose];
}
