/** Words that introduce what somebody says, believes or shows. */
import type { Unit } from './units.ts';
import { isMarked, isVerb, KIND } from './word-kind.ts';

const words = (list: string): readonly string[] => list.trim().split(/\s+/u);

const SAYING =
  words(`say tell add note announce report write argue claim suggest declare warn explain insist state continue
 conclude recall respond reply answer admit acknowledge concede confess allege assert maintain contend affirm confirm deny
 remark observe comment mention stress emphasize emphasise underscore reiterate repeat echo joke quip tweet post retweet
 predict estimate promise vow pledge swear ask inquire wonder question urge demand call describe dub accuse blast slam criticize
 criticise denounce condemn praise laud tout hail decry lament complain boast brag charge cite quote declare proclaim disclose
 reveal inform advise brief assure remind caution testify speak talk discuss read publish title shout yell scream whisper mutter
 exclaim opine posit propose recommend request refer point indicate signal imply hint express voice elaborate clarify counter
 retort rebut refute reject dismiss mock ridicule blame thank apologize apologise chant argue recount relate narrate summarize
 summarise characterize characterise label brand liken compare attribute credit threaten order instruct convince persuade
 interject interrupt chime muse deadpan snap sneer thunder fume gush rave riff intone bellow cry plead beg implore appeal
 pronounce preach lecture teach deny dispute contradict challenge defend decline invite congratulate offer agree disagree`);

const BELIEVING =
  words(`think believe know want hope wish expect plan intend fear worry feel see find show seem appear consider
 support oppose favor favour back endorse prefer like love hate doubt suspect assume suppose imagine guess reckon understand
 realize realise recognize recognise remember forget learn discover notice decide determine choose resolve refuse seek try
 attempt aim mean plan consider contemplate anticipate await dream regret resent approve disapprove view regard perceive deem
 judge conclude infer presume trust accept agree ignore dislike distrust care mind mull weigh plot propose desire need envision
 foresee predict portray depict demonstrate illustrate prove highlight reflect suggest indicate focus concern`);

const NAMING =
  words(`statement claim report accusation allegation comment remark announcement suggestion assertion argument
 warning promise pledge vow call demand question request criticism attack advice answer response reply reference declaration
 denial description prediction estimate admission complaint charge proposal insistence explanation quote tweet message letter
 post headline word rumor rumour news speech testimony recommendation appeal threat apology assurance confession conclusion
 opinion view belief idea hope fear concern desire wish plan intention decision support opposition expectation assumption
 doubt thought feeling sense conviction perception impression effort evidence information knowledge interest notion theory
 position stance poll study survey analysis finding worry suspicion speculation insult invitation mention discussion talk
 endorsement critique goal embrace advocate supporter offer forecast rejection reversal portrayal depiction assessment proponent opponent
 critic footage coverage tweet preference commitment refusal anger outrage frustration disappointment praise condemnation`);

const MARKING =
  words(`according per reportedly allegedly seemingly apparently supposedly purportedly unclear clear sure certain confident
 convinced aware unaware eager willing afraid worried concerned hopeful optimistic skeptical sceptical critical likely proud
 happy glad sorry opposed interested ready excited surprised supportive reluctant unwilling determined committed famously via titled`);

/** What a word is as a cue, as far as a dictionary tells. */
const CUE = { none: 0, saying: 1, believing: 2, naming: 3, marking: 4, both: 5 } as const;

const IRREGULAR =
  words(`said:say told:tell wrote:write written:write read:read spoke:speak spoken:speak swore:swear thought:think knew:know
 known:know meant:mean felt:feel saw:see seen:see found:find understood:understand forgot:forget foresaw:foresee chose:choose
 sought:seek took:take made:make began:begin showed:show shown:show held:hold`);

/** The verbs that words are forms of: `says`, `told`, `denying`. */
const forms = new Map<string, string>();
for (const verb of [...SAYING, ...BELIEVING]) {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  const soft = /[^aeiou]y$/u.test(verb) ? `${verb.slice(0, -1)}i` : stem;
  const plural = /(?:s|sh|ch|x|z)$/u.test(verb) ? `${verb}es` : soft.endsWith('i') ? `${soft}es` : `${verb}s`;
  for (const form of [verb, plural, `${soft}ed`, `${stem}ing`]) forms.set(form, verb);
}
for (const pair of IRREGULAR) {
  const [form = '', verb = ''] = pair.split(':');
  forms.set(form, verb);
}

/** The verb of saying or believing that a lower-case word can be a form of. */
export function cueVerb(word: string): string | undefined {
  return forms.get(word);
}

const classes = new Map<string, number>();
for (const word of SAYING) classes.set(word, CUE.saying);
for (const word of BELIEVING) classes.set(word, classes.has(word) ? CUE.both : CUE.believing);
const nouns = new Set(NAMING);
const others = new Set(MARKING);

/** The class of a word as a cue. */
export function cueClass(unit: Unit): number {
  if (isVerb(unit.kind)) return classes.get(forms.get(unit.token.lower) ?? unit.token.lemma) ?? CUE.none;
  if (others.has(unit.token.lower)) return CUE.marking;
  if (nouns.has(unit.token.lemma)) return CUE.naming;
  return unit.kind === KIND.noun || unit.kind === KIND.plural
    ? (classes.get(unit.token.lemma) ?? CUE.none)
    : CUE.none;
}

/** Whether a unit could be a cue at all. */
export function couldBeCue(unit: Unit): boolean {
  if (isMarked(unit.kind)) return false;
  if (isVerb(unit.kind) || unit.kind === KIND.colon) return true;
  if (unit.kind === KIND.dash) return true;
  return cueClass(unit) !== CUE.none;
}
