import type { Bilingual } from '@beffroi/contracts';

/** Why the program cannot start here, said to the person at the terminal: what is wrong and what to do. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal';
  readonly text: Bilingual;

  constructor(text: Bilingual, options?: ErrorOptions) {
    super(text.en, options);
    this.text = text;
  }
}
