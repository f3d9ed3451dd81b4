/**
 * A block of a Slack modal that is there to be read.
 */
import { useMemo } from 'react';
import type { NoteView, PaneState } from '../../web/protocol.ts';
import { blocksOf } from './block.ts';
import type { Controls } from './controls.tsx';
import { DrawnBlock } from './drawn-block.tsx';
import { readerOf } from './reader.ts';
import { ReaderContext } from './runs.tsx';

/** There is nothing to press in what is only read. */
const NOTHING: Controls = { press: () => Promise.resolve(), choose: () => Promise.resolve() };

/** Draws the block. */
export function Note({ note, pane }: { readonly note: NoteView; readonly pane: PaneState }) {
  const [block] = useMemo(() => blocksOf([note.block]), [note]);
  const reader = useMemo(() => readerOf(pane, Date.now()), [pane]);
  if (block === undefined) return null;
  return (
    <ReaderContext value={reader}>
      <DrawnBlock block={block} on={NOTHING} />
    </ReaderContext>
  );
}
