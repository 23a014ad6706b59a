/** Emoji by what they usually say; one not listed is kept by its own code point. */
const MEANINGS: Record<string, string> = {
  ':joie': '😀😃😄😁😊🙂☺😇😎🤗😌😋🥳🎉🎊✨🌟⭐💫🌈☀🌞🏆🥇🍾🥂🎈🎁',
  ':amour': '❤🧡💛💚💙💜🤍🖤💖💗💓💕💞💝💘😍🥰😘😻♥🫶💐🌹',
  ':bravo': '👏👍💪🙌👌🔥💯🤩🫡✅☑✔🚀🙏🤝🆒',
  ':rire': '😂🤣😆😅😹',
  ':colere': '😡😠🤬😤👿😾💢',
  ':degout': '🤮🤢👎💩🖕🤡😒🙄😑😬🥱😮‍💨🤦🤷',
  ':peur': '😱😨😰😳😥😓😟😧😦🫣⚠🚨🆘❌⛔🚫',
  ':triste': '😢😭😞😔😪😿💔😩😫😖😣☹🙁😕🥺😓🥲⚰🕯',
  ':menace': '🔪🗡💣🔫☠💀👊🪓',
  ':clin': '😉😏😜😝😛🤪',
  ':pense': '🤔🧐🤨😶😐',
};
const EXCEPT: Record<string, string> = {
  '🙄': ':ironie',
  '🤡': ':clown',
  '🤦': ':depit',
  '🤷': ':depit',
  '😒': ':depit',
  '🙏': ':priere',
  '🖕': ':doigt',
  '🤮': ':vomi',
  '🤢': ':vomi',
  '😏': ':ironie',
};

const names = new Map<number, string>();
for (const [name, list] of Object.entries(MEANINGS)) for (const char of list) names.set(char.codePointAt(0)!, name);
for (const [char, name] of Object.entries(EXCEPT)) names.set(char.codePointAt(0)!, name);
for (const joiner of [0x200d, 0x2642, 0x2640, 0xfe0f]) names.delete(joiner);

/** The name of an emoji's meaning, or nothing for a code point that is no emoji. */
export function emojiName(point: number): string | undefined {
  const name = names.get(point);
  if (name !== undefined) return name;
  if (point >= 0x1f3fb && point <= 0x1f3ff) return undefined;
  if (point >= 0x1f1e6 && point <= 0x1f1ff) return undefined;
  return (point >= 0x1f300 && point <= 0x1faff) || (point >= 0x2600 && point <= 0x27bf)
    ? `:${point.toString(16)}`
    : undefined;
}

const EMOTICONS: readonly (readonly [string, string])[] = [
  [":'(", ':triste'],
  [':-)', ':joie'],
  [':-(', ':triste'],
  [':-D', ':joie'],
  [';-)', ':clin'],
  [':-/', ':depit'],
  ['^^', ':joie'],
  ['<3', ':amour'],
  [':)', ':joie'],
  ['=)', ':joie'],
  [':D', ':joie'],
  [':(', ':triste'],
  ['=(', ':triste'],
  [';)', ':clin'],
  [':p', ':clin'],
  [':P', ':clin'],
  [':o', ':peur'],
];

/** The emoticon written here, such as `:)`, if one is. */
export function emoticonAt(text: string, at: number): { name: string; length: number } | undefined {
  const code = text.charCodeAt(at);
  if (code !== 58 && code !== 59 && code !== 61 && code !== 94 && code !== 60) return undefined;
  for (const [sign, name] of EMOTICONS) if (text.startsWith(sign, at)) return { name, length: sign.length };
  // `:/` is a sad face only when no link follows: `http://`.
  if (text.startsWith(':/', at) && text[at + 2] !== '/') return { name: ':depit', length: 2 };
  return undefined;
}
