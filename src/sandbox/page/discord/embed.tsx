/** Draws an embed of a Discord message. */
import type { ReactNode } from 'react';
import { drawTime } from '../../discord/transcript/dates.ts';
import { inOrder } from '../in-order.ts';
import { dress } from './elements.ts';
import { FormattedLine, FormattedText } from './formatted-text.tsx';
import { cssColour, type Embed } from './payload.ts';
import type { Reader } from './reader.ts';

interface EmbedProps {
  readonly embed: Embed;
  readonly reader: Reader;
}

/**
 * An embed with its bar. The library's own title is literal text, so it cannot show what the payload's markdown
 * says: ours stands in its place.
 */
export function EmbedView({ embed, reader }: EmbedProps) {
  const { author, color, description, fields, image, thumbnail, title } = embed;
  return (
    <discord-embed ref={dress} {...(color == null ? {} : { color: cssColour(color) })}>
      {author == null ? null : (
        <div slot="description" className="discord-embed-author">
          <Linked url={author.url}>{author.name}</Linked>
        </div>
      )}
      {title == null ? null : (
        <div slot="description" className="discord-embed-title">
          <Linked url={embed.url}>
            <FormattedLine markdown={title} reader={reader} />
          </Linked>
        </div>
      )}
      {description == null ? null : (
        <discord-embed-description ref={dress} slot="description">
          <FormattedText markdown={description} reader={reader} />
        </discord-embed-description>
      )}
      {fields == null || fields.length === 0 ? null : (
        <dl slot="fields" className="discord-fields">
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
      )}
      {inOrder([thumbnail, image]).map(({ key, value: media }) =>
        media == null ? null : (
          <div key={key} slot="fields" className="discord-picture">
            {media.description ?? 'Picture'}: {media.url} (not loaded: this page asks nothing of the outside)
          </div>
        ),
      )}
      <Footer embed={embed} reader={reader} />
    </discord-embed>
  );
}

interface LinkedProps {
  readonly url: string | null | undefined;
  readonly children: ReactNode;
}

function Linked({ url, children }: LinkedProps) {
  if (url == null) return children;
  return (
    <a href={url} rel="noreferrer" target="_blank">
      {children}
    </a>
  );
}

/** The footer's text is literal. */
function Footer({ embed: { footer, timestamp }, reader }: EmbedProps) {
  const time = timestamp == null ? undefined : drawTime(Date.parse(timestamp) / 1_000, 's', reader);
  const parts = [footer?.text, time].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? null : (
    <div slot="footer" className="discord-embed-footer">
      {parts.join(' • ')}
    </div>
  );
}
