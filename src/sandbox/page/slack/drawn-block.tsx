/**
 * One block of a Slack message on the page.
 */
import { inOrder } from '../in-order.ts';
import type { Block, BlockImage, BlockText, RichPart } from './block.ts';
import { ControlRow, type Controls, DrawnControl } from './controls.tsx';
import { MarkupText } from './markup-text.tsx';
import { Runs } from './runs.tsx';

/** Draws a block. */
export function DrawnBlock({ block, on }: { readonly block: Block; readonly on: Controls }) {
  switch (block.kind) {
    case 'header':
      return <p className="slack-header">{block.text}</p>;
    case 'rich-text':
      return inOrder(block.parts).map(({ key, value }) => <DrawnPart key={key} part={value} />);
    case 'section':
      return <Section block={block} on={on} />;
    case 'context':
      return (
        <div className="slack-context">
          {inOrder(block.elements).map(({ key, value }) => (
            <Small key={key} element={value} />
          ))}
        </div>
      );
    case 'actions':
      return <ControlRow controls={block.controls} on={on} />;
    case 'image':
      return (
        <figure className="slack-figure">
          {block.title !== '' && <figcaption>{block.title}</figcaption>}
          <Picture image={block} />
        </figure>
      );
    case 'divider':
      return <hr className="slack-divider" />;
    case 'unknown':
      return <p className="slack-unknown">{`Not drawn here: a block of the type ${block.name}`}</p>;
  }
}

function DrawnPart({ part }: { readonly part: RichPart }) {
  switch (part.kind) {
    case 'section':
      return (
        <p className="slack-text">
          <Runs runs={part.runs} />
        </p>
      );
    case 'quote':
      return (
        <blockquote className="slack-quote">
          <Runs runs={part.runs} />
        </blockquote>
      );
    case 'preformatted':
      return (
        <pre className="slack-preformatted">
          <Runs runs={part.runs} />
        </pre>
      );
    case 'list':
      return <List part={part} />;
  }
}

function List({ part }: { readonly part: Extract<RichPart, { readonly kind: 'list' }> }) {
  const items = inOrder(part.items).map(({ key, value }) => (
    <li key={key}>
      <Runs runs={value} />
    </li>
  ));
  const style = { marginInlineStart: `${part.indent * 24}px` };
  return part.ordered ? (
    <ol className="slack-list" start={part.first} style={style}>
      {items}
    </ol>
  ) : (
    <ul className="slack-list" style={style}>
      {items}
    </ul>
  );
}

function Section({
  block,
  on,
}: {
  readonly block: Extract<Block, { readonly kind: 'section' }>;
  readonly on: Controls;
}) {
  return (
    <div className="slack-section">
      <div>
        {block.text !== undefined && (
          <div className="slack-text">
            <MarkupText text={block.text} />
          </div>
        )}
        {block.fields.length > 0 && (
          <div className="slack-fields">
            {inOrder(block.fields).map(({ key, value }) => (
              <div key={key} className="slack-text">
                <MarkupText text={value} />
              </div>
            ))}
          </div>
        )}
      </div>
      {block.accessory !== undefined && <DrawnControl control={block.accessory} on={on} />}
    </div>
  );
}

function Small({ element }: { readonly element: BlockText | BlockImage }) {
  if ('url' in element) return <Picture image={element} />;
  return (
    <span>
      <MarkupText text={element} />
    </span>
  );
}

/** An image's place: its words and its address. The image itself would be fetched from outside. */
function Picture({ image: { alternative, url } }: { readonly image: BlockImage }) {
  return (
    <span className="slack-picture">
      {`Image: ${alternative} `}
      <span className="slack-picture-address">{url}</span>
    </span>
  );
}
