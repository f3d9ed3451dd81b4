/** Words in and around names that tell a person from an organisation, a document or a place. */
import type { Gender } from './given-names.ts';

const split = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

const MALE_TITLES = split('mr. mr sir lord king prince father fr.');
const FEMALE_TITLES = split('mrs. mrs ms. ms miss lady dame queen princess sister madam');
const TITLES =
  split(`dr. dr prof. professor sen. senator sens. rep. representative reps. gov. governor president vice minister
 prime secretary chancellor premier general gen. colonel col. captain capt. lieutenant lt. sergeant sgt. major maj. admiral adm.
 commander cmdr. judge justice rev. reverend pope bishop archbishop cardinal rabbi imam sheikh mayor ambassador chairman chairwoman
 chair director commissioner congressman congresswoman councilman councilwoman attorney sheriff chief spokesman spokeswoman
 spokesperson speaker superintendent treasurer coach detective officer agent deputy acting former then-president ex-president
 republican democrat democratic republicans democrats state foreign national u.s. american`);

const ORGANISATIONS =
  split(`university college school institute department ministry party committee commission council court agency
 bank fund group inc. inc corp. corp co. company corporation association union federation league society foundation center centre
 news times post journal tribune herald press network radio tv television magazine house senate congress parliament administration
 government bureau office police army navy force forces guard service services authority board campaign coalition alliance movement
 club church conference hospital laboratory airlines airways motors industries partners holdings international organization
 organisation nations caucus pac project team watch`);

const PLACES =
  split(`america africa asia europe china russia iran iraq syria israel mexico canada france germany britain england
 scotland ireland spain italy japan korea india pakistan afghanistan turkey greece egypt ukraine poland brazil argentina australia
 washington york california texas florida ohio iowa nevada virginia carolina pennsylvania michigan wisconsin illinois georgia arizona
 colorado massachusetts connecticut minnesota missouri indiana tennessee kentucky louisiana alabama mississippi oregon utah maryland
 london paris berlin moscow beijing brussels tokyo jerusalem chicago boston philadelphia detroit miami houston dallas atlanta denver
 monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november
 december city county island valley river street avenue`);

const DOCUMENTS =
  split(`statement report poll survey study readout letter memo memorandum document documents filing indictment
 complaint lawsuit affidavit transcript email e-mail tweet post article editorial column headline book ad advertisement video release
 analysis paper records record polls surveys studies reports emails filings figures data ruling opinion order resolution bill law
 website page blog site message note plan budget census sign signs banner caption`);

const GROUPS =
  split(`people officials republicans democrats critics supporters voters lawmakers experts analysts reporters
 police media staff crowd family public majority percent some many most others both everyone group team couple`);

/** The gender that a title before a name tells; undefined where the word is no title. */
export function titleGender(word: string): Gender | undefined {
  if (MALE_TITLES.has(word)) return 'he';
  if (FEMALE_TITLES.has(word)) return 'she';
  return TITLES.has(word) ? 'unknown' : undefined;
}

/** Words that stand before titles and people, and in the names of organisations and things as well. */
const WEAK_TITLES = split('state foreign national u.s. american democratic republican republicans democrats');

/** Whether a word is a title only where a person's name follows. */
export const isWeakTitle = (word: string): boolean => WEAK_TITLES.has(word);

/** Titles that somebody goes by without a name: "the Foreign Minister". */
const OFFICES =
  split(`president minister secretary chancellor premier general senator representative governor judge justice pope
 bishop archbishop cardinal mayor ambassador chairman chairwoman chair director congressman congresswoman councilman councilwoman
 attorney sheriff spokesman spokeswoman spokesperson speaker superintendent treasurer commissioner commander king queen prince
 princess coach chief officer executive ceo pm pastor`);

/** Whether a lower-case word is an office that its holder goes by. */
export const namesOffice = (word: string): boolean => OFFICES.has(word);

/** Whether a lower-case word makes a name that of an organisation. */
export const namesOrganisation = (word: string): boolean => ORGANISATIONS.has(word);

/** Whether a lower-case word is a place or a date. */
export const namesPlace = (word: string): boolean => PLACES.has(word);

/** Whether a lower-case noun is something that is written or recorded. */
export const namesDocument = (word: string): boolean => DOCUMENTS.has(word);

/** Whether a lower-case noun is several people. */
export const namesGroup = (word: string): boolean => GROUPS.has(word);
