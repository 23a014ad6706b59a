/** What a flow of repositories tells, whichever its protocol; `cursor` is where to go on from. */
export type RepoEvent = { cursor: number } & (
  | { kind: 'write'; uri: string; version: string; isUpdate: boolean; record: unknown; seenAt: string }
  | { kind: 'delete'; uri: string }
  | { kind: 'identity'; did: string; handle: string }
  /** The service no longer holds all that came since the cursor. */
  | { kind: 'hole' }
  /** The service will not go on from the cursor: it closes. */
  | { kind: 'refused' }
  /** Nothing that is read here, but the flow went on. */
  | { kind: 'other' }
);

/** How one protocol is spoken: how to connect from a cursor, and what a message says. */
export type RepoFlow = {
  /** What is told to the person when the flow fails: the host. */
  service: string;
  connectAt: (cursor: number | undefined) => { url: string; protocols?: string[] };
  /** Several events when a commit writes several records; none when the message is not understood. */
  decode: (message: string | Uint8Array) => RepoEvent[];
  /** How far to step back when connecting again, in the cursor's unit: where the cursor is a clock, not a sequence. */
  stepBack: number;
};
