const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A calendar date in words: `2019-06-07` is `7 June 2019`. Anything else is returned as it is. */
export function dateInWords(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? date : `${Number(day)} ${name} ${year}`;
}
