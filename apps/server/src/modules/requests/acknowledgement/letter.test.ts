import { describe, expect, it } from 'vitest';
import { acknowledgementTextMissing, type AcknowledgementMentions } from '@beffroi/engines/clocks';
import { letterText, writeAcknowledgement } from './acknowledgement.write.ts';
import { letterHtml } from './letter.html.ts';
import { letterPdf } from './letter.pdf.ts';

const mentions: AcknowledgementMentions = {
  form: 'electronic',
  isRequest: true,
  receivedOn: '2026-12-31',
  service: { name: 'Transports scolaires', postalAddress: '1 mail Albert-Iᵉʳ, Amiens', phone: '03 22 00 00 00' },
  effect: 'rejection',
  effectOn: '2027-02-28',
  subjectToCompleteness: true,
  remedies: { timeLimit: 'deux mois', authority: 'tribunal administratif d’Amiens' },
};
const dossier = {
  row: { ref: 'PIC-2026-0412', title: 'Carte de transport <b>perdue</b>', lang: 'fr', nature: 'complaint' },
  settings: { territoryName: 'Région Picardie', rules: [], court: 'tribunal administratif d’Amiens' },
} as never;
const letter = writeAcknowledgement(dossier, mentions, { firstName: 'Sandrine', lastName: 'Lefèvre' });

describe('the acknowledgement', () => {
  it('holds every mention that the law wants, with the reservation on completeness', () => {
    const text = letterText(letter);
    expect(acknowledgementTextMissing(text, mentions)).toEqual([]);
    expect(text).toContain('sous réserve que la demande soit complète');
    expect(text).toContain('28 février 2027');
    expect(text).toContain('deux mois');
  });

  it('is a page in which what people wrote is text', async () => {
    const page = await letterHtml(letter, 'https://beffroi.example.fr/suivi/x');
    expect(page).toContain('<html lang="fr">');
    expect(page).toContain('&lt;b&gt;perdue');
  });

  it('is a tagged PDF with a language, a title and headings, the same twice', async () => {
    const at = new Date('2026-12-31T10:00:00Z');
    const pdf = await letterPdf(letter, at);
    const said = pdf.toString('latin1');
    for (const part of [
      '/Marked true',
      '/Lang (fr-FR)',
      '/DisplayDocTitle true',
      '/S /H1',
      '/S /H2',
      '/S /LI',
      'pdfuaid:part',
    ])
      expect(said).toContain(part);
    expect(pdf.byteLength).toBeLessThan(80_000);
    expect((await letterPdf(letter, at)).equals(pdf)).toBe(true);
  });
});
