/**
 * The whole page.
 */
import { useState } from 'react';
import type { MessageView, PlatformName } from '../web/protocol.ts';
import { ThreeThings } from './first-visit/three-things.tsx';
import { trialsOf } from './first-visit/trials.ts';
import { PageHeader } from './header/page-header.tsx';
import { Notice } from './notice.tsx';
import { Pane } from './pane/pane.tsx';
import { PaneTabs } from './pane/pane-tabs.tsx';
import { usePlace } from './pane/use-place.ts';
import { useRemembered } from './remembered.ts';
import { Sheet } from './sheet/sheet.tsx';
import { SheetBody, type SheetContent } from './sheet/sheet-body.tsx';
import { useConnection } from './use-connection.ts';
import './app.css';

/** From this width, in pixels, a side sheet stands beside the panes and covers nothing. As in `app.css`. */
const ROOM_FOR_SHEET = '(min-width: 1100px)';

/** The page from its header to its panes. */
export function App() {
  const { state, status, act } = useConnection();
  const [sheet, setSheet] = useState<SheetContent>();
  const [pane, setPane] = useRemembered('pane', 'slack', 'tab');
  const [visit, setVisit] = useRemembered('visit', 'first', 'always');
  const slack = usePlace('slack', state?.panes.slack);
  const discord = usePlace('discord', state?.panes.discord);
  const shown: PlatformName = pane === 'discord' ? 'discord' : 'slack';
  const close = () => setSheet(undefined);

  function showDigests(): void {
    slack.onChannel(state?.panes.slack.channels[0]?.id ?? '');
    discord.onChannel(state?.panes.discord.channels[0]?.id ?? '');
    if (matchMedia(ROOM_FOR_SHEET).matches) setSheet({ kind: 'digest' });
  }

  const inspect = (platform: PlatformName) => (message: MessageView) =>
    setSheet({ kind: 'message', platform, message });

  return (
    <div className="page" data-sheet={sheet !== undefined} data-shown={shown}>
      <PageHeader
        state={state}
        status={status}
        open={sheet === undefined || sheet.kind === 'message' ? undefined : sheet.kind}
        onOpen={(kind) => setSheet(kind === undefined ? undefined : { kind })}
      />
      <main className="page-main">
        {visit === 'first' && status !== 'refused' && (
          <ThreeThings
            trials={trialsOf({ slack, discord, act, onShow: setPane, onDigest: showDigests })}
            ready={status === 'open'}
            onClose={() => setVisit('later')}
          />
        )}
        <PaneTabs shown={shown} onShown={setPane} />
        {state === undefined || status === 'refused' ? (
          <Notice status={status} />
        ) : (
          <div className="panes">
            <Pane pane={state.panes.slack} act={act} {...slack} onInspect={inspect('slack')} />
            <Pane pane={state.panes.discord} act={act} {...discord} onInspect={inspect('discord')} />
          </div>
        )}
      </main>
      {state !== undefined && sheet !== undefined && (
        <Sheet key={sheet.kind} name={NAMES[sheet.kind]} onClose={close}>
          <SheetBody content={sheet} state={state} act={act} onClose={close} />
        </Sheet>
      )}
    </div>
  );
}

const NAMES: Readonly<Record<SheetContent['kind'], string>> = {
  digest: 'Digest',
  library: 'Library',
  message: 'Message',
};
