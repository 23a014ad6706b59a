import { hashOn } from './word.filter.ts';

const SHARD_BITS = 8;
/** Letters of a key that choose its shard. */
const MOST_LETTERS = 24;

/** A map by texts that grows a small part at a time: a large map that doubles would stop the stream for a while. */
export class ShardedMap<V> {
  size = 0;
  private readonly shards: (Map<string, V> | undefined)[] = [];

  get(key: string): V | undefined {
    return this.shards[shardOf(key)]?.get(key);
  }

  set(key: string, value: V): void {
    const shard = (this.shards[shardOf(key)] ??= new Map<string, V>());
    const before = shard.size;
    shard.set(key, value);
    this.size += shard.size - before;
  }

  delete(key: string): void {
    if (this.shards[shardOf(key)]?.delete(key) === true) this.size -= 1;
  }
}

function shardOf(key: string): number {
  let hash = 0;
  for (let index = Math.max(0, key.length - MOST_LETTERS); index < key.length; index += 1) {
    hash = hashOn(hash, key.charCodeAt(index));
  }
  return hash >>> (32 - SHARD_BITS);
}
