import type { Hash } from 'node:crypto';
import type { Extract } from 'tar-stream';

type Entry = Extract extends AsyncIterable<infer Source> ? Source : never;

/** Reads the parts of a tar one after the other, and takes their digest on the way. */
export type PartReader = {
  /** The name of the part at hand, without passing it; undefined after the last. */
  next: () => Promise<string | undefined>;
  /** The contents of the part at hand, which is then passed. */
  chunks: () => AsyncGenerator<Buffer>;
  body: () => Promise<Buffer>;
  /** The contents of the part at hand and of those that follow it, as long as their name is wanted. */
  bodiesWhile: (wanted: (name: string) => boolean, onPart: (bytes: number) => void) => AsyncGenerator<Buffer>;
  /** The digest of the parts passed. */
  digest: () => string;
};

export function createPartReader(tar: Extract, hash: Hash): PartReader {
  const entries = tar[Symbol.asyncIterator]();
  let held: Entry | undefined;

  const next = async () => {
    if (!held) {
      const { value, done } = await entries.next();
      held = done === true ? undefined : value;
    }
    return held?.header.name;
  };

  const chunks = async function* (): AsyncGenerator<Buffer> {
    const name = await next();
    if (!held || name === undefined) return;
    hash.update(`${name}\n`);
    for await (const chunk of held) {
      hash.update(chunk as Buffer);
      yield chunk as Buffer;
    }
    held = undefined;
  };

  const body = async () => {
    const parts: Buffer[] = [];
    for await (const chunk of chunks()) parts.push(chunk);
    return Buffer.concat(parts);
  };

  return {
    next,
    chunks,
    body,
    async *bodiesWhile(wanted, onPart) {
      for (let name = await next(); name !== undefined && wanted(name); name = await next()) {
        const part = await body();
        yield part;
        onPart(part.length);
      }
    },
    digest: () => hash.copy().digest('hex'),
  };
}
