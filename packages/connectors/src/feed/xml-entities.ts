import { namedEntity, numericEntity, xmlEntities } from '../html/entities.ts';

export type EntityDecoder = {
  decode: (raw: string) => string;
  /** Whether something stood in the text that XML does not allow: a bare `&`, a name that nothing declared. */
  sawInvalid: () => boolean;
  /** Whether entities were left as they stood because they would have grown without end. */
  refusedExpansion: () => boolean;
};

const declarationPattern = /<!ENTITY\s+([\w.:-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g;
/** A value is either one reference or plain text: nothing that expands into further entities. */
const harmlessValue = /^(?:&#?\w+;|[^&<]{0,256})$/;
const maxExpansion = 200_000;

/**
 * Decodes entities as a feed reader does: XML's five, numbers, the names of HTML (which feeds use without declaring
 * them), and those of the document type as long as they are harmless. No entity is expanded inside another, nothing
 * external is fetched, and the growth that declared entities may cause is bounded.
 *
 * @param prolog what stands before the root element
 */
export function entityDecoder(prolog: string): EntityDecoder {
  const declared = new Map<string, string>();
  let refused = false;
  for (const [, name = '', double, single] of prolog.matchAll(declarationPattern)) {
    const value = double ?? single ?? '';
    if (harmlessValue.test(value) && declared.size < 500)
      declared.set(name, value.startsWith('&') ? simpleReference(value) : value);
    else refused = true;
  }
  let budget = maxExpansion;
  let invalid = false;

  const one = (whole: string, digits: string | undefined, name: string | undefined): string => {
    if (digits !== undefined) return numericEntity(digits);
    if (name === undefined) {
      invalid = true;
      return whole;
    }
    const own = declared.get(name);
    if (own !== undefined) {
      budget -= own.length;
      if (budget >= 0) return own;
      refused = true;
      return whole;
    }
    if (!xmlEntities.has(name)) invalid = true;
    return namedEntity(name) ?? whole;
  };

  return {
    decode: (raw) => (raw.includes('&') ? raw.replace(/&(?:#(x[\da-f]+|\d+);|([\w.:-]+);)?/gi, one) : raw),
    sawInvalid: () => invalid,
    refusedExpansion: () => refused,
  };
}

function simpleReference(value: string): string {
  const inner = value.slice(1, -1);
  return inner.startsWith('#') ? numericEntity(inner.slice(1)) : (namedEntity(inner) ?? value);
}
