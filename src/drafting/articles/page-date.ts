/**
 * The day that a page gives, in the forms that pages write it in.
 */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2019-09-10`, where there is such a day. */
function day(year: number, month: number, date: number): string | undefined {
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
  return real && year >= 1600 ? iso : undefined;
}

function monthOf(word: string | undefined): number {
  return MONTHS.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1;
}

const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

/** `2019-09-10T14:00:00+02:00`, `2019/9/10`, `20190910`. */
const YEAR_FIRST = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|(\d{2})(\d{2}))(?!\d)/;
/** `Tue, 10 Sep 2019 14:00:00 GMT`, `10th September 2019`. */
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?[ -]${MONTH}\\.?,?[ -](\\d{4})\\b`, 'i');
/** `September 10, 2019`. */
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'i');

/**
 * A day as `2019-09-10`, in the zone in which the page gives it.
 *
 * @returns nothing where the text gives none, or could mean two days: `10/09/2019`.
 */
export function dayIn(text: string): string | undefined {
  const written = text.trim().slice(0, 100);
  const first = YEAR_FIRST.exec(written);
  if (first !== null) {
    return day(Number(first[1]), Number(first[2] ?? first[4]), Number(first[3] ?? first[5]));
  }
  const second = DAY_FIRST.exec(written);
  if (second !== null) return day(Number(second[3]), monthOf(second[2]), Number(second[1]));
  const third = MONTH_FIRST.exec(written);
  return third === null ? undefined : day(Number(third[3]), monthOf(third[1]), Number(third[2]));
}
