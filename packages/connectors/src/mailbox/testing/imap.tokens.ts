/** What a command of IMAP is made of; literals and quoted strings are strings of bytes (latin1), lists are arrays. */
export type Token = string | Token[];

/** Reads a whole command, whose literals stand in it as `{length}\r\n` and their bytes. */
export function readTokens(command: string): Token[] {
  let at = 0;
  const list = (closed: boolean): Token[] => {
    const tokens: Token[] = [];
    while (at < command.length) {
      const sign = command[at] ?? '';
      if (sign === ' ') at += 1;
      else if (sign === ')') {
        at += 1;
        if (closed) return tokens;
      } else if (sign === '(') {
        at += 1;
        tokens.push(list(true));
      } else tokens.push(sign === '"' ? quoted() : (literal() ?? atom()));
    }
    return tokens;
  };
  const quoted = (): string => {
    let text = '';
    at += 1;
    while (at < command.length && command[at] !== '"') {
      if (command[at] === '\\') at += 1;
      text += command[at] ?? '';
      at += 1;
    }
    at += 1;
    return text;
  };
  const literal = (): string | undefined => {
    const [whole, length] = /^\{(\d+)\+?\}\r\n/.exec(command.slice(at, at + 20)) ?? [];
    if (whole === undefined) return undefined;
    const from = at + whole.length;
    at = from + Number(length);
    return command.slice(from, at);
  };
  const atom = (): string => {
    const from = at;
    while (at < command.length && !' ()'.includes(command[at] ?? '')) {
      // A section: BODY[HEADER.FIELDS (SUBJECT)]<0.100>
      if (command[at] === '[') {
        const close = command.indexOf(']', at);
        at = close === -1 ? command.length : close;
      }
      at += 1;
    }
    return command.slice(from, at);
  };
  return list(false);
}

/** Whether a number is in a set such as `1:4,7,12:*`. */
export function isInSet(set: string, value: number, last: number): boolean {
  return set.split(',').some((range) => {
    const [from = '', to = from] = range.split(':');
    const ends = [from, to].map((end) => (end === '*' ? last : Number(end)));
    return value >= Math.min(...ends) && value <= Math.max(...ends);
  });
}

/** As a quoted string, or as a literal when it holds what a quoted string may not. */
export function writeString(value: string | undefined): string {
  if (value === undefined) return 'NIL';
  // eslint-disable-next-line no-control-regex -- RFC 3501, QUOTED-CHAR
  if (/[\r\n\u0000\u0080-\uffff]/.test(value)) return `{${Buffer.byteLength(value, 'latin1')}}\r\n${value}`;
  return `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
}
