/** French signs do not leave the word that they follow, nor a number what it counts, nor thousands their hundreds. */
export const frenchSpaces = (text: string): string =>
  text
    .replaceAll(/ ([:;?!»])/g, '\u{a0}$1')
    .replaceAll('« ', '«\u{a0}')
    .replaceAll(/(\d) (?=\p{L}|\d{3}(?!\d))/gu, '$1\u{a0}');
