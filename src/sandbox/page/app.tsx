/**
 * The whole page.
 */
import { useCallback, useState } from 'react';
import type { MessageView, PageState, PlatformName } from '../web/protocol.ts';
import { DigestPanel } from './digest/panel.tsx';
import { ThreeThings } from './first-visit/three-things.tsx';
import { trialsOf } from './first-visit/trials.ts';
import { PageHeader, type PanelName } from './header/page-header.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { LibraryPanel } from './library/panel.tsx';
import { Notice } from './notice.tsx';
import { Pane } from './pane/pane.tsx';
import { PaneTabs } from './pane/pane-tabs.tsx';
import { useNews } from './pane/use-news.ts';
import { usePlace } from './pane/use-place.ts';
import { useRemembered } from './remembered.ts';
import { Sheet } from './sheet/sheet.tsx';
import { useConnection } from './use-connection.ts';
import { useMedia } from './use-media.ts';
import './app.css';

/** Where a side sheet stands beside the panes and covers nothing, and where it covers all. As in `app.css`. */
const SHEET_BESIDE = '(min-width: 1100px)';
const SHEET_ALONE = '(max-width: 779px)';

/** The page from its header to its panes. */
export function App() {
  const { state, status, act } = useConnection();
  const [panel, setPanel] = useState<PanelName>();
  const [inspected, setInspected] = useState<Inspected>();
  const [pane, setPane] = useRemembered('pane', 'slack', 'tab');
  const [visit, setVisit] = useRemembered('visit', 'first', 'always');
  const shown: PlatformName = pane === 'discord' ? 'discord' : 'slack';
  const news = useNews(state, shown);
  const isBeside = useMedia(SHEET_BESIDE);
  const isAlone = useMedia(SHEET_ALONE);
  const slack = usePlace('slack', state?.panes.slack);
  const discord = usePlace('discord', state?.panes.discord);

  function showDigests(): void {
    slack.onChannel(state?.panes.slack.channels[0]?.id ?? '');
    discord.onChannel(state?.panes.discord.channels[0]?.id ?? '');
    if (isBeside) setPanel('digest');
  }

  const inspectSlack = useCallback(
    (message: MessageView) => setInspected({ platform: 'slack', message }),
    [],
  );
  const inspectDiscord = useCallback(
    (message: MessageView) => setInspected({ platform: 'discord', message }),
    [],
  );

  return (
    <div className="page" data-sheet={panel !== undefined} data-shown={shown}>
      <PageHeader state={state} status={status} open={panel} onOpen={setPanel} />
      <main className="page-main" inert={isAlone && panel !== undefined}>
        {visit === 'first' && status !== 'refused' && (
          <ThreeThings
            trials={trialsOf({ slack, discord, act, onShow: setPane, onDigest: showDigests })}
            ready={status === 'open'}
            onClose={() => setVisit('later')}
          />
        )}
        {status !== 'refused' && <PaneTabs shown={shown} news={news} onShown={setPane} />}
        {state === undefined || status === 'refused' ? (
          <Notice status={status} />
        ) : (
          <div className="panes">
            <Pane pane={state.panes.slack} act={act} {...slack} onInspect={inspectSlack} />
            <Pane pane={state.panes.discord} act={act} {...discord} onInspect={inspectDiscord} />
          </div>
        )}
      </main>
      {state !== undefined && panel !== undefined && (
        <Sheet
          key={panel}
          name={panel === 'digest' ? 'Digest' : 'Library'}
          onClose={() => setPanel(undefined)}
        >
          {panel === 'digest' ? (
            <DigestPanel state={state} open={{ slack: slack.channel, discord: discord.channel }} act={act} />
          ) : (
            <LibraryPanel library={state.library} act={act} />
          )}
        </Sheet>
      )}
      {state !== undefined && inspected !== undefined && (
        <Inspector message={currentMessage(inspected, state)} onClose={() => setInspected(undefined)} />
      )}
    </div>
  );
}

/** A message whose payload is looked at. */
interface Inspected {
  readonly platform: PlatformName;
  readonly message: MessageView;
}

/** The message as it stands now; as it was last seen where it was deleted meanwhile. */
function currentMessage({ platform, message }: Inspected, { panes }: PageState): MessageView {
  const isSame = ({ id, channel }: MessageView) => id === message.id && channel === message.channel;
  return panes[platform].messages.find(isSame) ?? message;
}
