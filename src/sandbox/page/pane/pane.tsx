/**
 * One platform's pane: its channels, its people, the messages and the box to type in.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MessageView, PaneState } from '../../web/protocol.ts';
import type { Act } from '../act.ts';
import { Avatar } from '../avatar.tsx';
import { boxId, Composer, type Thread } from '../composer/composer.tsx';
import { FormDialog } from '../form/form-dialog.tsx';
import { ChannelList } from './channel-list.tsx';
import { MessageList } from './message-list.tsx';
import { channelsFor, placeName, signOf } from './place-name.ts';
import { SpeakAs } from './speak-as.tsx';
import { messageCounts, peopleToRead, unreadChannels } from './unread.ts';
import { useDraft } from './use-draft.ts';
import type { Position } from './use-stick-to-end.ts';
import './platforms.css';
import './pane.css';
import './messages.css';

interface PaneProps {
  readonly pane: PaneState;
  readonly act: Act;
  /** The ids of the open channel and of the person who speaks. */
  readonly channel: string;
  readonly onChannel: (id: string) => void;
  readonly speaker: string;
  readonly onSpeaker: (id: string) => void;
  readonly onInspect: (message: MessageView) => void;
}

/** Draws a pane. */
export function Pane({ pane, act, channel, onChannel, speaker, onSpeaker, onInspect }: PaneProps) {
  const { platform } = pane;
  const title = platform === 'slack' ? 'Slack' : 'Discord';
  const channels = useMemo(() => channelsFor(pane, speaker), [pane, speaker]);
  const open = channels.find(({ id }) => id === channel) ?? { id: channel, name: '' };
  const positions = useRef(new Map<string, Position>());
  const [draft, setDraft] = useDraft(`${platform} ${channel}`);
  const [thread, setThread] = useState<Thread>();
  const [sent, setSent] = useState(0);
  const [seen, setSeen] = useState(() => messageCounts(pane));
  const form = pane.forms.find(({ user }) => user === speaker);
  const here = thread?.message.channel === channel ? thread : undefined;

  const count = messageCounts(pane).get(channel) ?? 0;
  useEffect(() => {
    setSeen((before) => new Map(before).set(channel, count));
  }, [channel, count]);
  const unread = useMemo(() => unreadChannels(pane, seen, channel), [pane, seen, channel]);
  const onReply = useCallback((message: MessageView) => setThread({ message }), []);
  const onMove = useCallback((position: Position) => positions.current.set(channel, position), [channel]);

  return (
    <section className={`pane pane-${platform}`} id={platform} aria-label={title}>
      <div className="pane-frame">
        <div className="rail" aria-hidden="true">
          <span className="rail-place">{pane.place.slice(0, 1)}</span>
        </div>
        <div className="sidebar">
          <p className="place">
            {pane.place}
            <span className="place-platform">{title}</span>
          </p>
          <ChannelList
            title="Channels"
            channels={channels}
            open={channel}
            unread={unread}
            onOpen={onChannel}
          />
          <div className="apps">
            <p className="sidebar-title">{platform === 'slack' ? 'Apps' : 'Bots'}</p>
            <p className="app" data-connected={pane.connected}>
              <Avatar person={pane.bot} />
              {pane.bot.name}
              <span className="presence" title={pane.connected ? 'online' : 'offline'}>
                <span className="hidden">{pane.connected ? 'online' : 'offline'}</span>
              </span>
            </p>
          </div>
          <SpeakAs
            name={`speak-as-${platform}`}
            people={pane.people}
            speaker={speaker}
            unread={peopleToRead(pane, unread)}
            onSpeaker={onSpeaker}
          />
        </div>
        <div className="conversation">
          <h2 className="conversation-title">
            <span className="hidden">{`${title}: `}</span>
            <span className="channel-sign" aria-hidden="true">
              {signOf(open)}
            </span>
            {open.name}
          </h2>
          <a
            className="skip"
            href={`#${boxId(platform)}`}
            // What follows # in the address is taken for the token when the page is loaded again.
            onClick={(event) => {
              event.preventDefault();
              document.getElementById(boxId(platform))?.focus();
            }}
          >
            To the message box
          </a>
          <MessageList
            key={`${channel} ${speaker}`}
            pane={pane}
            channel={channel}
            placeName={placeName(open)}
            viewer={speaker}
            act={act}
            start={positions.current.get(channel) ?? 'end'}
            onMove={onMove}
            sent={sent}
            onInspect={onInspect}
            onReply={onReply}
          />
          <Composer
            pane={pane}
            channel={channel}
            placeName={placeName(open)}
            user={speaker}
            act={act}
            draft={draft}
            onDraft={setDraft}
            thread={here}
            onLeaveThread={() => setThread(undefined)}
            onSend={() => setSent(sent + 1)}
          />
        </div>
      </div>
      {form !== undefined && <FormDialog key={form.id} form={form} pane={pane} act={act} />}
    </section>
  );
}
