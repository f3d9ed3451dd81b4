/** Words for what people are: `minister`, `spokeswoman`; and those that go before them: `vice`, `acting`. */

const split = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

const ROLES =
  split(`president minister secretary chancellor premier senator representative congressman congresswoman lawmaker legislator
 governor mayor councillor councilor councilman councilwoman commissioner ambassador envoy diplomat consul attaché delegate negotiator
 king queen prince princess emperor sultan emir sheikh duke duchess pope bishop archbishop cardinal rabbi imam pastor priest reverend
 minister deputy undersecretary director chief head chair chairman chairwoman chairperson leader founder co-founder cofounder owner boss
 executive manager officer official administrator inspector superintendent treasurer auditor comptroller speaker whip spokesman
 spokeswoman spokesperson aide adviser advisor strategist consultant pollster analyst economist lobbyist activist advocate organizer
 organiser campaigner protester demonstrator candidate nominee frontrunner front-runner contender challenger incumbent counterpart
 general admiral colonel captain major lieutenant sergeant commander marshal soldier veteran pilot sheriff detective constable agent
 judge justice prosecutor lawyer attorney solicitor barrister counsel magistrate coroner professor lecturer teacher principal dean
 scholar academic researcher scientist historian physicist chemist biologist engineer inventor psychologist sociologist
 epidemiologist virologist climatologist geologist ecologist surgeon doctor physician nurse paramedic midwife dentist veterinarian
 journalist reporter correspondent columnist commentator editor publisher anchor host presenter broadcaster producer author novelist
 writer poet playwright blogger biographer critic photographer actor actress director singer musician composer conductor artist
 painter sculptor architect designer dancer comedian filmmaker chef cook baker farmer rancher fisherman fisher baker butcher trader
 banker broker investor entrepreneur businessman businesswoman industrialist billionaire millionaire tycoon mogul philanthropist
 developer contractor builder electrician plumber carpenter mechanic driver worker foreman miner clerk waiter waitress shopkeeper
 retailer landlord tenant resident neighbour neighbor student pupil graduate intern volunteer retiree pensioner survivor victim
 witness suspect defendant plaintiff refugee migrant immigrant coach captain player footballer goalkeeper striker golfer swimmer
 runner cyclist boxer athlete champion trainer umpire referee ombudsman ombudswoman librarian curator archivist astronaut
 ceo cfo cto coo mp mep msp republican democrat colleague successor predecessor member fellow vice-president firefighter policeman
 policewoman ranger guard warden harbourmaster skipper sailor bishop vicar monk nun cleric ayatollah mullah`);

const MODIFIERS =
  split(`vice deputy acting former prime foreign chief executive senior junior assistant associate first second
 interim managing general attorney state press presidential vice-presidential finance defence defense interior justice health
 education trade energy environment labour labor home national under-secretary ex then current new outgoing incoming late retired shadow
 longtime long-time veteran co principal special permanent political public communications campaign policy security legal
 economic financial technical scientific medical head lead chairman white top house senate majority minority party ministry`);

/** Departments that belong to the title itself: `Secretary of State`, `chief of staff`. */
const DEPARTMENTS =
  split(`state defense defence treasury staff justice commerce labor labour energy education agriculture interior
 transportation health homeland war`);

/** Abbreviated titles that tell a role. */
const TITLES =
  split(`sen. sens. rep. reps. gov. gen. lt. col. capt. sgt. maj. adm. cmdr. prof. rev. pres. sec. supt. det. amb. msgr.
 cllr. hon.`);

const COURTESIES = split(`mr. mrs. ms. mr mrs ms miss dr. dr sir dame lord lady madam`);

/** Whether a word in small letters is what a person can be. */
export function isRole(word: string): boolean {
  if (ROLES.has(word)) return true;
  return (
    /(?:spokes|chair|congress|business|police|council)(?:man|woman|person)$/.test(word) || TITLES.has(word)
  );
}

/** Whether a word in small letters is a role that stands before a name as its title: `minister`, not `Republican`. */
export function isTitle(word: string): boolean {
  return isRole(word) && word !== 'republican' && word !== 'democrat';
}

/** Whether a word in small letters goes before a role and belongs to it. */
export function modifiesRole(word: string): boolean {
  return MODIFIERS.has(word);
}

/** Whether what follows `of` belongs to the role itself, as `State` does in `Secretary of State`. */
export function isDepartment(word: string): boolean {
  return DEPARTMENTS.has(word);
}

/** Whether a word in small letters only addresses a person: `Mr.`, `Dame`. */
export function isCourtesy(word: string): boolean {
  return COURTESIES.has(word);
}
