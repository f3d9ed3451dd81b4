/** The library: what the bot knows, and what is wrong with its files. */
import type { LibraryView } from '../../web/protocol.ts';
import type { Act } from '../act.ts';
import { Brief } from './brief.tsx';
import './library.css';

interface LibraryPanelProps {
  readonly library: LibraryView;
  readonly act: Act;
}

/** Every brief, and every problem in a brief's file. */
export function LibraryPanel({ library, act }: LibraryPanelProps) {
  const { briefs, problems } = library;
  return (
    <section className="library" aria-label="Library">
      <h2>Library</h2>
      <p className="library-lead">
        What stands between quotation marks is what the source prints, to the character.
      </p>
      <Problems problems={problems} />
      {briefs.length === 0 ? <p className="library-empty">There is no brief yet.</p> : null}
      {briefs.map((brief) => (
        <Brief key={brief.id} brief={brief} act={act} />
      ))}
    </section>
  );
}

function Problems({ problems }: Pick<LibraryView, 'problems'>) {
  return (
    <div role="status">
      {problems.length === 0 ? null : (
        <div className="library-problems">
          <p>
            <strong>{problems.length === 1 ? 'One problem.' : `${problems.length} problems.`}</strong> The
            last good version of each brief is served.
          </p>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
