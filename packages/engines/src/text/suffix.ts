/** The longest of `suffixes` that ends `word` and starts at or after `from`; undefined when there is none. */
export function longestSuffix(
  word: string,
  suffixes: ReadonlySet<string>,
  longest: number,
  from = 0,
): string | undefined {
  for (let length = Math.min(longest, word.length - from); length > 0; length -= 1) {
    const suffix = word.slice(word.length - length);
    if (suffixes.has(suffix)) return suffix;
  }
  return undefined;
}

/** `word` with its last `length` units replaced. */
export function replaceEnd(word: string, length: number, replacement = ''): string {
  return word.slice(0, word.length - length) + replacement;
}

/**
 * Where R1 and R2 start, as Snowball defines them: R1 after the first non-vowel that follows a vowel, R2 likewise
 * within R1; the length of the word when there is none.
 */
export function regionAfter(word: string, isVowel: (letter: string) => boolean, from: number): number {
  let index = from;
  while (index < word.length && !isVowel(word[index]!)) index += 1;
  while (index < word.length && isVowel(word[index]!)) index += 1;
  return Math.min(index + 1, word.length);
}
