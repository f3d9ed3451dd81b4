/** Draws what Discord's markdown says. */
import { type ReactNode, useMemo, useState } from 'react';
import { parseMarkdown } from '../../discord/markdown/blocks.ts';
import { parseInline } from '../../discord/markdown/inline.ts';
import type { BlockNode, InlineNode, ListNode } from '../../discord/markdown/nodes.ts';
import { drawTime } from '../../discord/transcript/dates.ts';
import type { Reader } from '../../discord/transcript/reader.ts';
import { inOrder } from '../in-order.ts';
import { dress } from './elements.ts';
import './formatted-text.css';

interface TextProps {
  readonly markdown: string;
  readonly reader: Reader;
}

/** Content, a description or a field's value. */
export function FormattedText({ markdown, reader }: TextProps) {
  const blocks = useMemo(() => parseMarkdown(markdown), [markdown]);
  return (
    <div className="discord-text">
      <Blocks blocks={blocks} reader={reader} />
    </div>
  );
}

/** A title or a field's name: one line, in which nothing begins a list, a quotation or a heading. */
export function FormattedLine({ markdown, reader }: TextProps) {
  return <Inlines nodes={parseInline(markdown)} reader={reader} />;
}

function Blocks({ blocks, reader }: { readonly blocks: readonly BlockNode[]; readonly reader: Reader }) {
  return inOrder(blocks).map(({ key, value }) => <Block key={key} block={value} reader={reader} />);
}

const HEADINGS = { 1: 'h4', 2: 'h5', 3: 'h6' } as const;

function Block({ block, reader }: { readonly block: BlockNode; readonly reader: Reader }) {
  switch (block.type) {
    case 'paragraph':
      return (
        <div className="discord-running">
          <Inlines nodes={block.children} reader={reader} />
        </div>
      );
    case 'heading': {
      const Heading = HEADINGS[block.level];
      return (
        <Heading className="discord-heading">
          <Inlines nodes={block.children} reader={reader} />
        </Heading>
      );
    }
    case 'small':
      return (
        <small className="discord-small">
          <Inlines nodes={block.children} reader={reader} />
        </small>
      );
    case 'quote':
      return (
        <discord-quote ref={dress}>
          <Blocks blocks={block.blocks} reader={reader} />
        </discord-quote>
      );
    case 'list':
      return <List list={block} reader={reader} />;
    case 'code-block':
      return <pre className="discord-code-block">{block.text}</pre>;
  }
}

function List({ list, reader }: { readonly list: ListNode; readonly reader: Reader }) {
  const items = inOrder(list.items).map(({ key, value: item }) => (
    <li key={key}>
      <Inlines nodes={item.children} reader={reader} />
      {inOrder(item.lists).map(({ key: place, value }) => (
        <List key={place} list={value} reader={reader} />
      ))}
    </li>
  ));
  if (list.start === undefined) return <ul className="discord-list">{items}</ul>;
  return (
    <ol className="discord-list" start={list.start}>
      {items}
    </ol>
  );
}

function Inlines({ nodes, reader }: { readonly nodes: readonly InlineNode[]; readonly reader: Reader }) {
  return inOrder(nodes).map(({ key, value }) => <Inline key={key} node={value} reader={reader} />);
}

function Inline({ node, reader }: { readonly node: InlineNode; readonly reader: Reader }): ReactNode {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'strong':
      return (
        <strong>
          <Inlines nodes={node.children} reader={reader} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Inlines nodes={node.children} reader={reader} />
        </em>
      );
    case 'underline':
      return (
        <u>
          <Inlines nodes={node.children} reader={reader} />
        </u>
      );
    case 'strike':
      return (
        <s>
          <Inlines nodes={node.children} reader={reader} />
        </s>
      );
    case 'spoiler':
      return (
        <Spoiler>
          <Inlines nodes={node.children} reader={reader} />
        </Spoiler>
      );
    case 'code':
      return <code className="discord-code">{node.text}</code>;
    case 'link':
      return (
        <a href={node.url} rel="noreferrer" target="_blank">
          <Inlines nodes={node.children} reader={reader} />
        </a>
      );
    case 'time':
      return <Time seconds={node.seconds} style={node.style} reader={reader} />;
    case 'user':
      return <span className="discord-mention">@{reader.person(node.id) ?? 'unknown-user'}</span>;
    case 'role':
      return <span className="discord-mention">@{reader.role(node.id) ?? 'unknown-role'}</span>;
    case 'channel':
      return <span className="discord-mention">#{reader.channel(node.id) ?? 'unknown'}</span>;
    case 'everyone':
      return <span className="discord-mention">{node.text}</span>;
    case 'command':
      return <span className="discord-mention">/{node.name}</span>;
    case 'emoji':
      return `:${node.name}:`;
  }
}

interface TimeProps {
  readonly seconds: number;
  readonly style: string;
  readonly reader: Reader;
}

/** A time in the reader's zone, with the whole of it at hand. */
function Time({ seconds, style, reader }: TimeProps) {
  const drawn = drawTime(seconds, style, reader);
  if (drawn === undefined) return 'Invalid date';
  return (
    <discord-time ref={dress}>
      <time dateTime={new Date(seconds * 1_000).toISOString()} title={drawTime(seconds, 'F', reader)}>
        {drawn}
      </time>
    </discord-time>
  );
}

/** Hidden until it is pressed. */
function Spoiler({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState(false);
  if (shown) return <span className="discord-spoiler">{children}</span>;
  return (
    <button
      type="button"
      className="discord-spoiler discord-spoiler-closed"
      aria-label="Show the spoiler"
      onClick={() => setShown(true)}
    >
      <span aria-hidden="true">{children}</span>
    </button>
  );
}
