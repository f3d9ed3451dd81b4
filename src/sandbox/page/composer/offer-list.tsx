/**
 * The list above a composer. The focus stays in the text; the marked offer is what Enter takes.
 */
import { useEffect, useRef } from 'react';
import type { Offer, Offers } from './offers.ts';

/** The id of an offer's element, for `aria-activedescendant`. */
export const offerId = (list: string, index: number) => `${list}-${index}`;

interface OfferListProps {
  readonly id: string;
  readonly offers: Offers;
  /** The index of the marked offer; -1 for none. */
  readonly marked: number;
  readonly onTake: (offer: Offer) => void;
}

/** Draws the offers. Keys reach them through the text, so each is out of the tab order. */
export function OfferList({ id, offers, marked, onTake }: OfferListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[marked]?.scrollIntoView({ block: 'nearest' });
  }, [marked]);
  return (
    <div className="offers">
      <p className="offers-title" id={`${id}-title`}>
        {offers.title}
      </p>
      <div role="listbox" id={id} aria-labelledby={`${id}-title`} ref={list} className="offers-list">
        {offers.offers.map((offer, index) => (
          <button
            type="button"
            key={offer.line}
            id={offerId(id, index)}
            role="option"
            aria-selected={index === marked}
            tabIndex={-1}
            className="offer"
            // The text must not lose the focus to a press.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(offer)}
          >
            <span className="offer-label">{offer.label}</span>
            {offer.detail !== '' && <span className="offer-detail">{offer.detail}</span>}
          </button>
        ))}
      </div>
    </div>
  );
}
