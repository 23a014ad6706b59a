/** What came of a sending. `final`: trying again is of no use. `gone`: the recipient is no more. */
export type SendOutcome = { ok: true } | { ok: false; final: boolean; message: string; gone?: true };
