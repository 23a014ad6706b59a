import type { Alarm, Locale } from '@beffroi/contracts';

/** What rose, or fell silent. */
export function alarmName(alarm: Alarm): string {
  return alarm.watchName ?? alarm.sourceName ?? '';
}

/** The explanation where the name stands beside it: the sentence begins with it and would say it twice. */
export function alarmSentence(alarm: Alarm, locale: Locale): string {
  const sentence = alarm.explanation[locale];
  const name = alarmName(alarm);
  if (name === '' || !sentence.startsWith(name)) return sentence;
  const rest = sentence.slice(name.length).replace(/^[\s\u00A0\u202F]*[:,][\s\u00A0\u202F]*/, '');
  return rest === sentence.slice(name.length) ? sentence : rest.charAt(0).toUpperCase() + rest.slice(1);
}
