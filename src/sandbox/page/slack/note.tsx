/**
 * A block of a Slack modal that is no field: there to be read, or to be pressed.
 */
import { useMemo } from 'react';
import type { NoteView, PaneState } from '../../web/protocol.ts';
import { blocksOf } from './block.ts';
import type { Controls } from './controls.tsx';
import { DrawnBlock } from './drawn-block.tsx';
import { readerOf } from './reader.ts';
import { ReaderContext } from './runs.tsx';

interface NoteProps {
  readonly note: NoteView;
  readonly pane: PaneState;
  readonly on: Controls;
}

/** Draws the block. */
export function Note({ note, pane, on }: NoteProps) {
  const [block] = useMemo(() => blocksOf([note.block]), [note]);
  const reader = useMemo(() => readerOf(pane, Date.now()), [pane]);
  if (block === undefined) return null;
  return (
    <ReaderContext value={reader}>
      <DrawnBlock block={block} on={on} />
    </ReaderContext>
  );
}
