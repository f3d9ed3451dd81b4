/**
 * A list that follows its newest entry, unless somebody is reading further up.
 */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** How near to the end counts as at the end, in pixels. */
const NEAR = 48;

/** Where a list stands: at its end, or at a distance from its top. */
export type Position = 'end' | number;

/** What the list and the button beneath it need. */
export interface Sticking {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly atEnd: boolean;
  readonly onScroll: () => void;
  readonly toEnd: () => void;
}

/**
 * Keeps a list where its reader is.
 *
 * @param start where the list stood when it was last seen
 * @param onMove told where it stands now
 */
export function useStickToEnd(start: Position, onMove: (position: Position) => void): Sticking {
  const list = useRef<HTMLDivElement>(null);
  const position = useRef<Position>(start);
  const top = useRef(0);
  const [atEnd, setAtEnd] = useState(start === 'end');

  const settle = useCallback(() => {
    const element = list.current;
    if (element === null) return;
    element.scrollTop = position.current === 'end' ? element.scrollHeight : position.current;
    top.current = element.scrollTop;
  }, []);

  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    // New messages, a taller composer and a pane that is shown again all change a size.
    const observer = new ResizeObserver(settle);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    settle();
    return () => observer.disconnect();
  }, [settle]);

  const onScroll = useCallback(() => {
    const element = list.current;
    // A hidden list has no height, and stands nowhere.
    if (element === null || element.clientHeight === 0) return;
    const left = element.scrollHeight - element.scrollTop - element.clientHeight;
    const wentBack = element.scrollTop < top.current;
    top.current = element.scrollTop;
    if (left <= NEAR) position.current = 'end';
    // What grew since the list was put to its end is no reading back.
    else if (wentBack || position.current !== 'end') position.current = element.scrollTop;
    setAtEnd(position.current === 'end');
    onMove(position.current);
  }, [onMove]);

  const toEnd = useCallback(() => {
    position.current = 'end';
    setAtEnd(true);
    onMove('end');
    settle();
  }, [onMove, settle]);

  return { list, atEnd, onScroll, toEnd };
}
