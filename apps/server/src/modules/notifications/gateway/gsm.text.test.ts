import { describe, expect, test } from 'vitest';
import { fitSms, gsmText, placesOf, SMS_PLACES } from './gsm.text.ts';

describe('a short message', () => {
  test('keeps the accents that telephones know, and gives up the others', () => {
    expect(gsmText('Épernay : « forêt » brûlée, ça chauffe à Œuilly… l’été €')).toBe(
      'Épernay : " foret " brulée, ca chauffe à OEuilly... l\'été €',
    );
    expect(gsmText('日本')).toBe('??');
  });

  test('counts two places for the signs of the extension', () => {
    expect(placesOf('a€[')).toBe(5);
  });

  test('is one message with its link whole, whatever the length of its words', () => {
    const link = 'Je prends: https://beffroi.example.fr/astreinte/0123456789abcdefghijkl';
    for (const text of ['', 'Court', 'Très long '.repeat(40), '€'.repeat(200)]) {
      const sms = fitSms(text, link);
      expect(placesOf(sms)).toBeLessThanOrEqual(SMS_PLACES);
      expect(sms.endsWith(link)).toBe(true);
    }
  });
});
