import { sayDate, sayTime, wallClock, type Language } from '@beffroi/engines/schedule';

/** `mercredi 25 novembre à 22 h`, `Wednesday 25 November at 22:00`: a day and an hour that take an article before them. */
export function dayAndHour(at: number, zone: string, language: Language): string {
  const clock = wallClock(at, zone);
  const [day, hour] = [sayDate(clock, language, { weekday: true }), sayTime(clock, language)];
  return language === 'fr' ? `${day} à ${hour}` : `${day} at ${hour}`;
}
