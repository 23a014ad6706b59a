import type { Bilingual } from '@beffroi/contracts';

/** What stops a command, said to the person at the terminal: what is wrong and what to do about it. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
  readonly text: Bilingual;

  constructor(text: Bilingual, options?: ErrorOptions) {
    super(text.en, options);
    this.text = text;
  }
}
