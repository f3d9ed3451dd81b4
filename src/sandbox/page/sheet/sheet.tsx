/**
 * A sheet at the side of the page: beside the panes where there is room, over them where there is not.
 */
import { type ReactNode, useEffect, useRef } from 'react';
import './sheet.css';

interface SheetProps {
  /** What is in it, for screen readers: `Digest`. */
  readonly name: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Draws the sheet. The focus goes into it, and back to where it was once the sheet closes. Escape closes it. */
export function Sheet({ name, onClose, children }: SheetProps) {
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    close.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <aside
      className="sheet"
      aria-label={`${name}, side sheet`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <button
        ref={close}
        type="button"
        className="sheet-close"
        aria-label={`Close ${name}`}
        onClick={onClose}
      >
        ×
      </button>
      <div className="sheet-content">{children}</div>
    </aside>
  );
}
