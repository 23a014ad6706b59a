/**
 * The items of a flat list in XML, as services, requests and errors of GeoReport v2 are: the elements that hold leaves
 * alone. Undefined when it is no XML.
 */
export function listInXml(xml: string): Record<string, string>[] | undefined {
  if (!/^\s*(?:<\?xml[^>]*\?>)?\s*</.test(xml) || /<!DOCTYPE|<!ENTITY|<html/i.test(xml)) return undefined;
  const body = xml.replaceAll(/<!--[\s\S]*?-->/g, '');
  return [...body.matchAll(/<(service|request|error)>([\s\S]*?)<\/\1>/g)].map(([, , inside = '']) =>
    Object.fromEntries(
      [...inside.matchAll(/<([\w-]+)>([^<]*|<!\[CDATA\[[\s\S]*?\]\]>)<\/\1>/g)].flatMap(([, name = '', value = '']) =>
        value === '' ? [] : [[name, unescaped(value)]],
      ),
    ),
  );
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescaped(value: string): string {
  const literal = /^<!\[CDATA\[([\s\S]*)\]\]>$/.exec(value)?.[1];
  if (literal !== undefined) return literal;
  return value.trim().replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name: string) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex as string, 16) : undefined;
    if (code !== undefined) return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
    return entities[name] ?? whole;
  });
}
