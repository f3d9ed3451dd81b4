/** What is under way, or what became of the last thing that was done. */
import type { ControlState } from './use-control.ts';

/** Says it in one line, to screen readers too; an error at once. */
export function Progress({ progress }: { readonly progress: ControlState }) {
  return (
    <div className="digest-progress">
      <p role="status">
        {progress.state === 'busy' ? 'Working…' : null}
        {progress.state === 'done' ? progress.text : null}
      </p>
      {progress.state === 'failed' ? (
        <p className="digest-failure" role="alert">
          {progress.error}
        </p>
      ) : null}
    </div>
  );
}
