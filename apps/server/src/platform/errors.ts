import type { Bilingual } from '@beffroi/contracts';

export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503 | 507;

export type FieldError = { path: string; code: string; message: Bilingual };

/** A refusal that we foresee: it has a stable code, a status and a sentence in both languages. Anything else is a bug. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly status: RefusalStatus;
  readonly text: Bilingual;
  readonly fields: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    given: {
      code: string;
      status: RefusalStatus;
      text: Bilingual;
      fields?: readonly FieldError[];
      retryAfterSeconds?: number;
    },
    options?: ErrorOptions,
  ) {
    super(`${given.code}: ${given.text.en}`, options);
    this.code = given.code;
    this.status = given.status;
    this.text = given.text;
    this.fields = given.fields ?? [];
    this.retryAfterSeconds = given.retryAfterSeconds;
  }
}

/** Declares a refusal beside the module that gives it. Sentences may hold `{names}` filled from `values`. */
export function defineRefusal(
  code: string,
  status: RefusalStatus,
  text: Bilingual,
  { retryAfterSeconds }: { retryAfterSeconds?: number } = {},
) {
  return (
    given: { values?: Record<string, string | number>; fields?: readonly FieldError[]; cause?: unknown } = {},
  ): Refusal => {
    const fill = (sentence: string) =>
      sentence.replace(/\{(\w+)\}/g, (whole, key: string) => String(given.values?.[key] ?? whole));
    return new Refusal(
      {
        code,
        status,
        text: { fr: fill(text.fr), en: fill(text.en) },
        ...(given.fields ? { fields: given.fields } : {}),
        ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      },
      given.cause === undefined ? undefined : { cause: given.cause },
    );
  };
}
