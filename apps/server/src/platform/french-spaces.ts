/** French signs do not leave the word that they follow, nor a number what it counts. */
export const frenchSpaces = (text: string): string =>
  text
    .replaceAll(/ ([:;?!»])/g, '\u{a0}$1')
    .replaceAll('« ', '«\u{a0}')
    .replaceAll(/(\d) (?=\p{L})/gu, '$1\u{a0}');
