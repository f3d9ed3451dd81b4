/** Draws an embed of a Discord message. */
import type { ReactNode } from 'react';
import { drawTime } from '../../discord/transcript/dates.ts';
import type { Reader } from '../../discord/transcript/reader.ts';
import { inOrder } from '../in-order.ts';
import { FormattedLine, FormattedText } from './formatted-text.tsx';
import { cssColour, type Embed } from './payload.ts';
import './embed.css';

interface EmbedProps {
  readonly embed: Embed;
  readonly reader: Reader;
}

/** An embed with its bar, in the colour that the payload gives it. */
export function EmbedView({ embed, reader }: EmbedProps) {
  const { author, color, description, fields, image, thumbnail, title } = embed;
  return (
    <div
      className="discord-embed"
      style={color == null ? undefined : { borderInlineStartColor: cssColour(color) }}
    >
      {author == null ? null : (
        <div className="discord-embed-author">
          <Linked url={author.url}>{author.name}</Linked>
        </div>
      )}
      {title == null ? null : (
        <div className="discord-embed-title">
          <Linked url={embed.url}>
            <FormattedLine markdown={title} reader={reader} />
          </Linked>
        </div>
      )}
      {description == null ? null : <FormattedText markdown={description} reader={reader} />}
      <Fields fields={fields ?? []} reader={reader} />
      {inOrder([thumbnail, image]).map(({ key, value: media }) =>
        media == null ? null : (
          <div key={key} className="discord-picture">
            {media.description ?? 'Picture'}: {media.url} (not loaded: this page asks nothing of the outside)
          </div>
        ),
      )}
      <Footer embed={embed} reader={reader} />
    </div>
  );
}

interface LinkedProps {
  readonly url: string | null | undefined;
  readonly children: ReactNode;
}

function Linked({ url, children }: LinkedProps) {
  if (url == null || !/^https?:/i.test(url)) return children;
  return (
    <a href={url} rel="noreferrer" target="_blank">
      {children}
    </a>
  );
}

interface FieldsProps {
  readonly fields: NonNullable<Embed['fields']>;
  readonly reader: Reader;
}

function Fields({ fields, reader }: FieldsProps) {
  if (fields.length === 0) return null;
  return (
    <dl className="discord-fields">
      {inOrder(fields).map(({ key, value: field }) => (
        <div key={key} className={field.inline === true ? 'discord-field-inline' : undefined}>
          <dt>
            <FormattedLine markdown={field.name} reader={reader} />
          </dt>
          <dd>
            <FormattedText markdown={field.value} reader={reader} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The footer's text is literal. */
function Footer({ embed: { footer, timestamp }, reader }: EmbedProps) {
  const time = timestamp == null ? undefined : drawTime(Date.parse(timestamp) / 1_000, 's', reader);
  const parts = [footer?.text, time].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? null : <div className="discord-embed-footer">{parts.join(' • ')}</div>;
}
