/** A brief as its file has it. */
import { useId, useState } from 'react';
import type { BriefView, CheckView } from '../../web/protocol.ts';
import type { Act } from '../act.ts';
import { inOrder } from '../in-order.ts';
import type { CheckOutcome } from './check-result.ts';
import { SourceCheck } from './source-check.tsx';

interface BriefProps {
  readonly brief: BriefView;
  readonly act: Act;
}

/** What became of a check of one version of the brief. */
interface Held {
  readonly version: string;
  readonly outcome: CheckOutcome;
}

/** Everything a brief says, with each quotation's place in its source. */
export function Brief({ brief, act }: BriefProps) {
  const id = useId();
  const version = JSON.stringify(brief);
  const [held, setHeld] = useState<Held>();
  // What was found out about an earlier version says nothing about this one.
  const outcome = held?.version === version ? held.outcome : undefined;
  const check = outcome?.state === 'checked' ? outcome.check : undefined;
  return (
    <article className="library-brief" aria-labelledby={id}>
      <header>
        <h3 id={id}>{brief.title}</h3>
        <p className="library-source">{brief.source}</p>
        <p className="library-facts">
          <code>/brief {brief.handle}</code>
          <span className={brief.checked ? 'library-chip library-good' : 'library-chip library-warning'}>
            {brief.checked ? 'checked against its source' : 'not yet checked against its source'}
          </span>
        </p>
      </header>
      <p className="library-summary">{brief.summary}</p>
      <p className="library-path">
        <code>{brief.file}</code> Edit this file and save it: the bot’s answers change at once.
      </p>
      <KeyPoints keyPoints={brief.keyPoints} />
      <section>
        <h4>Quotations</h4>
        <ol className="library-quotations">
          {inOrder(brief.quotations).map(({ key, value }, index) => (
            <li key={key}>
              <Quotation quotation={value} result={check?.quotations[index]} />
            </li>
          ))}
        </ol>
        <SourceCheck
          brief={brief.id}
          act={act}
          outcome={outcome}
          onOutcome={(became) => setHeld(became === undefined ? undefined : { version, outcome: became })}
        />
      </section>
      <Figures figures={brief.figures} />
    </article>
  );
}

function KeyPoints({ keyPoints }: Pick<BriefView, 'keyPoints'>) {
  if (keyPoints.length === 0) return null;
  return (
    <section>
      <h4>Key points</h4>
      <ul className="library-points">
        {inOrder(keyPoints).map(({ key, value: { claim, text } }) => (
          <li key={key}>
            <strong>{claim}:</strong> {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface QuotationProps {
  readonly quotation: BriefView['quotations'][number];
  /** How it stands in the text that was held against the brief. */
  readonly result: CheckView['quotations'][number] | undefined;
}

/** Somebody's words, each piece in marks of its own. */
function Quotation({ quotation: { pieces, speaker, about, place }, result }: QuotationProps) {
  return (
    <figure className="library-quotation">
      <blockquote>
        {inOrder(pieces).map(({ key, value }) => (
          <p key={key}>“{value}”</p>
        ))}
      </blockquote>
      <figcaption>
        <strong>{speaker}</strong> on {about}
        {place === undefined ? (
          <span className="library-place"> · not yet found in its source</span>
        ) : (
          <span className="library-place"> · characters {place} of the source</span>
        )}
      </figcaption>
      {result === undefined ? null : (
        <p className={result.found ? 'library-result library-good' : 'library-result library-danger'}>
          <strong>{result.found ? '✓ Found to the character' : '✗ Not found'}</strong>
          <span>{result.note}</span>
        </p>
      )}
    </figure>
  );
}

function Figures({ figures }: Pick<BriefView, 'figures'>) {
  if (figures.length === 0) return null;
  return (
    <section>
      <h4>Figures, as written</h4>
      <dl className="library-figures">
        {inOrder(figures).map(({ key, value: { asWritten, what, claim } }) => (
          <div key={key}>
            <dt>{asWritten}</dt>
            <dd>
              {what} <span className="library-place">· {claim}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
