/**
 * Where people type. Nothing typed is lost: a line that could not be sent comes back into the box, with the reason above it.
 */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { MessageView, PaneState, PlatformName } from '../../web/protocol.ts';
import type { Act } from '../act.ts';
import { authorOf } from '../pane/author.ts';
import { lineAction } from './line-action.ts';
import { OfferList, offerId } from './offer-list.tsx';
import type { Offer } from './offers.ts';
import { newer, noLines, older, recalledLine, withLine } from './typed-lines.ts';
import { usageOf } from './usage.ts';
import { useOffers } from './use-offers.ts';
import './composer.css';

/** The id of the box of a platform's pane, for links to it. */
export const boxId = (platform: PlatformName): string => `${platform}-message`;

interface ComposerProps {
  readonly pane: PaneState;
  readonly channel: string;
  /** As in `#briefings`. */
  readonly placeName: string;
  readonly user: string;
  readonly act: Act;
  /** What is typed in this channel so far. */
  readonly draft: string;
  readonly onDraft: (draft: string | ((now: string) => string)) => void;
  /** The message whose thread is answered; each press of its button makes a new one. */
  readonly thread: Thread | undefined;
  readonly onLeaveThread: () => void;
  /** Told when a line goes off, before it is answered. */
  readonly onSend: () => void;
}

/** A thread that is answered. */
export interface Thread {
  readonly message: MessageView;
}

/** Draws the box and sends what is typed in it. */
export function Composer(props: ComposerProps) {
  const { pane, channel, placeName, user, act, draft, onDraft, thread, onLeaveThread, onSend } = props;
  const listId = useId();
  const [failure, setFailure] = useState({ channel, error: '' });
  const [typed, setTyped] = useState(noLines);
  const [closedAt, setClosedAt] = useState<string>();
  const [moved, setMoved] = useState<{ readonly line: string; readonly to: number }>();
  const error = failure.channel === channel ? failure.error : '';
  const box = useRef<HTMLTextAreaElement>(null);
  const found = useOffers({ line: draft, pane, channel, user, act });
  const offers = closedAt === draft ? undefined : found;
  const start = offers?.marked === true ? 0 : -1;
  const marked = Math.min(moved?.line === draft ? moved.to : start, (offers?.offers.length ?? 0) - 1);
  const usage = pane.platform === 'slack' ? usageOf(draft, pane.commands) : undefined;
  useEffect(() => {
    if (thread !== undefined) box.current?.focus();
  }, [thread]);
  const platformName = pane.platform === 'slack' ? 'Slack' : 'Discord';

  function change(text: string): void {
    onDraft(text);
    setFailure({ channel, error: '' });
    setTyped({ ...typed, recalled: undefined });
  }

  function take(offer: Offer): void {
    change(offer.line);
    box.current?.focus();
  }

  async function send(): Promise<void> {
    const text = draft.trim();
    if (text === '') return;
    const action = lineAction(text, {
      pane,
      channel,
      user,
      ...(thread === undefined ? {} : { thread: thread.message.parent ?? thread.message.id }),
    });
    if (!action.ok) {
      setFailure({ channel, error: action.error });
      return;
    }
    setTyped(withLine(typed, text));
    setFailure({ channel, error: '' });
    onDraft('');
    onSend();
    const result = await act(action.action);
    if (result.ok) return;
    setFailure({ channel, error: result.error });
    onDraft((now) => (now === '' ? text : `${text}\n${now}`));
  }

  function recall(next: typeof typed): void {
    setTyped(next);
    onDraft(recalledLine(next));
  }

  function onKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
    // An input method takes these keys for its own list.
    if (event.nativeEvent.isComposing) return;
    const handled = offers === undefined ? onKeyAlone(event) : onKeyInList(event, offers.offers);
    if (handled) event.preventDefault();
  }

  function onKeyInList(event: KeyboardEvent, list: readonly Offer[]): boolean {
    const offer = list[event.key === 'Tab' ? Math.max(marked, 0) : marked];
    switch (event.key) {
      case 'ArrowDown':
        setMoved({ line: draft, to: (marked + 1) % list.length });
        return true;
      case 'ArrowUp':
        setMoved({ line: draft, to: marked <= 0 ? list.length - 1 : marked - 1 });
        return true;
      case 'Escape':
        setClosedAt(draft);
        return true;
      case 'Tab':
      case 'Enter':
        if (event.shiftKey || offer === undefined) return onKeyAlone(event);
        take(offer);
        return true;
      default:
        return false;
    }
  }

  function onKeyAlone(event: KeyboardEvent): boolean {
    const isRecalling = typed.recalled !== undefined;
    if (event.key === 'Enter' && !event.shiftKey) {
      void send();
      return true;
    }
    if (event.key === 'ArrowUp' && (draft === '' || isRecalling) && typed.lines.length > 0) {
      recall(older(typed));
      return true;
    }
    if (event.key === 'ArrowDown' && isRecalling) {
      recall(newer(typed));
      return true;
    }
    if (event.key === 'Escape' && thread !== undefined) {
      onLeaveThread();
      return true;
    }
    return false;
  }

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {offers !== undefined && <OfferList id={listId} offers={offers} marked={marked} onTake={take} />}
      {error !== '' && (
        <p className="composer-error" role="alert">
          {error}
        </p>
      )}
      {thread !== undefined && (
        <p className="composer-thread">
          <span id={`${listId}-thread`}>Replying to {authorOf(thread.message, pane).name} in a thread</span>
          <button type="button" onClick={onLeaveThread}>
            Leave the thread
          </button>
        </p>
      )}
      {usage !== undefined && <p className="composer-usage">{usage}</p>}
      <div className="composer-box">
        <textarea
          ref={box}
          id={boxId(pane.platform)}
          name="message"
          rows={1}
          value={draft}
          placeholder={`Message ${placeName}`}
          aria-label={`Message ${placeName} in ${platformName}`}
          aria-describedby={thread === undefined ? undefined : `${listId}-thread`}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={offers === undefined ? undefined : listId}
          aria-activedescendant={marked >= 0 ? offerId(listId, marked) : undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="send"
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKey}
          // The list is of use to nobody who is elsewhere; typing on brings it back.
          onBlur={() => setClosedAt(draft)}
        />
        <button type="submit" className="composer-send" aria-label="Send" disabled={draft.trim() === ''}>
          <SendIcon />
        </button>
      </div>
    </form>
  );
}

function SendIcon() {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
      <path fill="currentColor" d="M2 3.2 18.2 10 2 16.800l1.800-5.600L11 10 3.800 8.800z" />
    </svg>
  );
}
