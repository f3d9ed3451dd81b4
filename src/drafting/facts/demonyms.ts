/** Words for where people are from or what they adhere to: `Mexican`, `Muslim`. */

const DEMONYMS = new Set(
  `afghan african albanian algerian american arab argentine armenian asian australian austrian bangladeshi belarusian belgian
  bolivian bosnian brazilian british bulgarian burmese cambodian canadian catalan chechen chilean chinese christian colombian
  congolese croatian cuban czech danish dutch ecuadorian egyptian english estonian ethiopian european filipino finnish french
  georgian german ghanaian greek guatemalan haitian honduran hungarian icelandic indian indonesian iranian iraqi irish islamic
  israeli italian jamaican japanese jewish jordanian kazakh kenyan korean kurdish kuwaiti latino latvian lebanese libyan
  lithuanian malaysian mexican moroccan muslim nepalese nicaraguan nigerian norwegian pakistani palestinian panamanian peruvian
  polish portuguese qatari romanian russian rwandan saudi scottish senegalese serbian singaporean slovak slovenian somali spanish
  sudanese swedish swiss syrian taiwanese thai tunisian turkish ugandan ukrainian venezuelan vietnamese welsh yemeni zimbabwean
  hispanic catholic protestant hindu sikh buddhist soviet roman republican democratic conservative liberal western`
    .trim()
    .split(/\s+/u),
);

/** Whether a word in small letters tells where somebody is from or what they adhere to. */
export function isDemonym(word: string): boolean {
  return DEMONYMS.has(word.replace(/s$/, '')) || DEMONYMS.has(word);
}
