/** What stands behind a message: what asked for it, the call that the bot made, and the payload. */
import { useId, useLayoutEffect, useRef } from 'react';
import type { CauseView, DiscordPayload, MessageView, SlackPayload } from '../../web/protocol.ts';
import { durationOf } from '../digest/duration.ts';
import { JsonView } from './json-view.tsx';
import './inspector.css';

interface InspectorProps {
  readonly message: MessageView;
  readonly onClose: () => void;
}

/**
 * A sheet at the side. The browser's own modal dialog keeps the focus in it, closes it on Escape and gives the focus
 * back.
 */
export function Inspector({ message, onClose }: InspectorProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // A layout effect: a dialog that is closed while it is still in the page gives the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (shown?.open === false) shown.showModal();
    return () => shown?.close();
  }, []);
  const { cause, payload } = message;
  return (
    <dialog
      ref={dialog}
      className="inspector"
      closedby="any"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="inspector-head">
        <h2 id={id}>Message inspector</h2>
        <button type="button" className="inspector-button" onClick={onClose}>
          Close
        </button>
      </header>
      <div className="inspector-body">
        {cause === undefined ? (
          <p className="inspector-note">A person wrote this message: the bot made no call for it.</p>
        ) : (
          <Cause cause={cause} />
        )}
        <JsonView title="Payload" value={sentPayload(payload)} />
        {cause === undefined ? null : <JsonView title="Request body" value={cause.request.body} />}
      </div>
    </dialog>
  );
}

/** The payload as it was sent; which platform it is for is a note of this page's. */
function sentPayload(payload: SlackPayload | DiscordPayload): object {
  const { platform: _, ...sent } = payload;
  return sent;
}

const CLOCK = new Intl.DateTimeFormat('en', {
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

/** What asked for it and what it led to, with the time between. */
function Cause({ cause: { trigger, request } }: { readonly cause: CauseView }) {
  return (
    <ol className="inspector-cause">
      <li>
        <span className="inspector-label">Trigger</span>
        {trigger === undefined ? (
          <span>Nobody asked: the bot acted by itself.</span>
        ) : (
          <>
            <span className="inspector-what">{trigger.text}</span>
            <Moment at={trigger.at} />
          </>
        )}
      </li>
      {trigger === undefined ? null : (
        <li className="inspector-between">
          <span className="hidden">Time between: </span>
          {timeBetween(request.at - trigger.at)} later
        </li>
      )}
      <li>
        <span className="inspector-label">Request</span>
        <code className="inspector-what">{request.name}</code>
        <Moment at={request.at} />
      </li>
    </ol>
  );
}

/** In milliseconds up to ten seconds, for that is the measure of an answer. */
function timeBetween(milliseconds: number): string {
  const span = Math.max(0, Math.round(milliseconds));
  return span < 10_000 ? `${span} ms` : durationOf(span);
}

function Moment({ at }: { readonly at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{CLOCK.format(at)}</time>;
}
