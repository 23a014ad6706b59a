/*
 * Stands in for zod in the browser. The contracts declare their schemas when they are loaded, yet the browser only needs
 * the method and path of each: the server checks what it receives, and what it sends comes from where the page does.
 * The real library would weigh 40 kB on the first screen.
 */

const inert: unknown = new Proxy(() => inert, {
  get: (_, key) => (key === Symbol.toPrimitive ? () => '' : inert),
  apply: () => inert,
});

export const z = inert;
