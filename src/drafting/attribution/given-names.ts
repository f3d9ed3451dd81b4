/** Common given names, by the pronoun they usually go with. */

const split = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

const HE =
  split(`aaron abdul abraham adam adrian ahmed alan albert alejandro alex alexander alfred ali allan allen alvin andre
 andrew andy angelo anthony antonio arnold arthur austin barry ben benjamin bernard bernie bill billy bob bobby boris brad bradley
 brandon brett brian bruce bryan byron caleb calvin carl carlos chad charles charlie chris christian christopher chuck clarence
 clark claude clay clifford clint clinton cody colin connor corey craig curtis dale damian dan daniel danny darrell darren dave david
 dean dennis derek diego dominic don donald doug douglas duncan dustin dwight dylan earl ed eddie edgar eduardo edward edwin eli
 elijah elliott emmanuel enrique eric erik ernest ethan eugene evan felipe felix fernando francis francisco francois frank franklin
 fred frederick gabriel gareth garrett gary gavin gene geoff geoffrey george gerald gerard gilbert giovanni glen glenn gordon graham
 grant greg gregory guillermo gustavo guy hans harold harry harvey hassan hector henry herbert herman howard hugh hugo ian ibrahim
 igor isaac ivan jack jacob jacques jaime jake james jamie jared jason javier jay jean jeff jeffrey jeremy jerome jerry jesse jim
 jimmy joaquin joe joel joey johan john johnny jon jonathan jordan jorge jose josef joseph josh joshua juan julian julio justin karl
 keith ken kenneth kevin khalid kirk klaus kurt kyle lance larry lars lawrence lee leo leon leonard lewis liam logan lorenzo louis
 lucas luigi luis luke malcolm manuel marc marcel marcelo marco marcus mario mark marshall martin marvin mateo matt matthew maurice max
 maxwell michael michel miguel mike mitch mitchell mohamed mohammad mohammed morgan muhammad murray nathan nathaniel neil
 nicholas nick nicolas nigel noah noel norman oliver omar orlando oscar otto owen pablo patrick paul pedro perry pete peter phil
 philip philippe phillip pierre rafael ralph ramon randall randy raul ray raymond reggie reginald rene rex ricardo richard rick
 ricky rob robert roberto rodney rodrigo roger roland ron ronald rory ross roy ruben rudy rupert russell ryan salvador sam samuel
 scott sean sebastian sergei sergio seth shane shaun shawn sidney simon spencer stan stanley stefan stephen steve steven stewart
 stuart ted terrence terry theo theodore thomas tim timothy toby todd tom tommy tony travis trevor tyler vernon victor vincent
 vladimir wade wallace walter warren wayne wesley will william winston xavier yusuf zachary`);

const SHE =
  split(`abigail ada adriana agnes aisha alexandra alexis alice alicia alison allison alyssa amanda amber amelia amy ana
 andrea angela angelina anita ann anna anne annette annie april ariana ashley audrey barbara beatrice becky belinda bernadette beth
 bethany betty beverly bonnie brenda bridget brittany brooke camila camille candace carla carmen carol carolina caroline carolyn
 carrie casey cassandra catherine cathy cecilia celia charlotte chelsea cheryl chloe christina christine cindy claire clara claudia
 colleen connie constance courtney crystal cynthia daisy dana daniela danielle dawn deborah debbie debra denise diana diane dolores
 donna dora doris dorothy edith eileen elaine eleanor elena elisabeth elizabeth ella ellen elsa emily emma erica erin esther eva
 evelyn faith fatima felicia fiona florence frances gabriela gail georgia geraldine gina giulia gloria grace gretchen gwen hannah
 harriet hazel heather heidi helen helena hillary holly hope ida ines ingrid irene iris isabel isabella jackie jacqueline
 jane janet janice jasmine jean jeanne jenna jennifer jenny jessica jill joan joanna joanne jocelyn josephine joy joyce juanita judith
 judy julia juliana julie june karen karin kate katherine kathleen kathryn kathy katie kayla kelly kendra kim kimberly kristen
 kristin kristina laura lauren leah leila leslie leticia lily linda lisa liz loretta lori lorraine louise lucia lucille lucy lydia
 lynn mabel madeleine madison mandy marcia margaret margarita maria marie marilyn marina marion marjorie marlene martha mary maureen
 maya megan melanie melinda melissa mercedes meredith michelle mildred miriam molly monica nadia nancy naomi natalia natalie nicole
 nina nora norma olga olivia pamela patricia paula pauline peggy penelope phyllis priscilla rachel ramona rebecca regina renee rhonda
 rita roberta robin rosa rose rosemary roxanne ruth sabrina sally samantha sandra sara sarah shannon sharon sheila shelley sherry
 shirley silvia sofia sonia sophia sophie stacey stacy stella stephanie sue susan suzanne sylvia tamara tammy tanya tara teresa
 theresa tiffany tina tracy valerie vanessa vera veronica victoria violet virginia vivian wanda wendy yolanda yvonne zainab zoe`);

/** What a pronoun agrees with: he, she, or unknown. */
export type Gender = 'he' | 'she' | 'unknown';

/** The gender a given name usually goes with; undefined where it is no common given name. */
export function givenNameGender(name: string): Gender | undefined {
  const lower = name.toLowerCase();
  const male = HE.has(lower);
  const female = SHE.has(lower);
  if (male && female) return 'unknown';
  if (male) return 'he';
  return female ? 'she' : undefined;
}
