/** A value as JSON: coloured, selectable, to be copied with one press. */
import { useId, useMemo, useState } from 'react';
import { inOrder } from '../in-order.ts';
import { formattedJson, jsonTokens } from './json-tokens.ts';

interface JsonViewProps {
  readonly title: string;
  readonly value: unknown;
}

type Copying = 'not yet' | 'copied' | 'refused';

const COPYING: Readonly<Record<Copying, string>> = {
  'not yet': '',
  copied: 'Copied.',
  refused: 'The browser does not let this page copy. Select the text instead.',
};

/** JSON under a title, with a button that copies it. */
export function JsonView({ title, value }: JsonViewProps) {
  const id = useId();
  const [copying, setCopying] = useState<Copying>('not yet');
  const json = useMemo(() => formattedJson(value), [value]);
  const tokens = useMemo(() => inOrder(jsonTokens(json)), [json]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(json);
      setCopying('copied');
    } catch {
      setCopying('refused');
    }
  }

  return (
    <section className="inspector-json" aria-labelledby={id}>
      <div className="inspector-json-head">
        <h3 id={id}>{title}</h3>
        <span role="status">{COPYING[copying]}</span>
        <button type="button" className="inspector-button" onClick={() => void copy()}>
          Copy<span className="hidden"> {title}</span>
        </button>
      </div>
      <pre>
        <code>
          {tokens.map(({ key, value: { kind, text } }) => (
            <span key={key} className={`json-${kind}`}>
              {text}
            </span>
          ))}
        </code>
      </pre>
    </section>
  );
}
