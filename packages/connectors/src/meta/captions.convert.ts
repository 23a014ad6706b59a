const timing = /^(?:(\d{2,}):)?(\d{2}):(\d{2})\.(\d{3})\s+-->\s+(?:(\d{2,}):)?(\d{2}):(\d{2})\.(\d{3})/;

/**
 * Captions in WebVTT as SubRip, the only format that Facebook takes: settings of position, notes and styles are lost.
 * @see https://www.w3.org/TR/webvtt1/#file-structure
 */
export function subRipOf(vtt: string): string {
  const blocks = vtt.replaceAll(/\r\n?/g, '\n').split(/\n{2,}/);
  const cues = blocks.flatMap((block) => {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => timing.test(line));
    const found = timing.exec(lines[at] ?? '');
    if (!found) return [];
    const [, h1 = '00', m1, s1, f1, h2 = '00', m2, s2, f2] = found;
    const text = lines
      .slice(at + 1)
      .join('\n')
      .replaceAll(/<(?!\/?[biu]>)[^>]*>/g, '');
    return [`${h1}:${m1}:${s1},${f1} --> ${h2}:${m2}:${s2},${f2}\n${text.trim()}`];
  });
  return cues.map((cue, at) => `${at + 1}\n${cue}\n`).join('\n');
}
