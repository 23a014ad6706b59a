/** A map that forgets the keys it was given longest ago beyond `limit`, so that a stream never fills the memory. */
export type BoundedMap<V> = {
  get: (key: string) => V | undefined;
  set: (key: string, value: V) => void;
  entries: () => [string, V][];
};

export function createBoundedMap<V>(limit: number): BoundedMap<V> {
  const map = new Map<string, V>();
  // The oldest key stands in a ring: asking a map for its first key grows slow with the keys deleted before it.
  const ring: string[] = [];
  let next = 0;
  return {
    get: (key) => map.get(key),
    set(key, value) {
      const size = map.size;
      map.set(key, value);
      if (map.size === size) return;
      const oldest = ring[next];
      if (oldest !== undefined) map.delete(oldest);
      ring[next] = key;
      next = (next + 1) % limit;
    },
    entries: () => [...map.entries()],
  };
}
