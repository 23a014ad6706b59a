export { CharacterClass, classOf, codeUnitClasses } from './character.class.ts';
export { distinctWords } from './distinct.words.ts';
export { exactForm, fold, foldWord, LONGEST_TERM } from './fold.ts';
export { accountNames, endOfAccount, endOfSolo, endOfTag, endOfWord, opensName, tokenize } from './tokenize.ts';
export type { Token } from './tokenize.ts';
export { stemEnglish } from './english.stem.ts';
export { stemFrench } from './french.stem.ts';
export { stemLanguage, stemsOf } from './stems.ts';
