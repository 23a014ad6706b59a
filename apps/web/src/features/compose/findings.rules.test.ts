import type { Finding } from '@beffroi/contracts';
import { describe, expect, it } from 'vitest';
import { gatherFindings } from './findings.rules.ts';

const finding = (code: string, severity: 'blocks' | 'advises', channelId?: string): Finding => ({
  code,
  severity,
  message: { fr: code, en: code },
  where: channelId === undefined ? {} : { channelId },
});

describe('what the checks say', () => {
  it('blocks first, and ends with what somebody goes on in spite of', () => {
    const all = [finding('capitals', 'advises'), finding('emoji', 'advises'), finding('alt_missing', 'blocks')];
    const shown = gatherFindings(all, new Map([['capitals', 'Camille']]));
    expect(shown.map(({ findings }) => findings[0]?.code)).toEqual(['alt_missing', 'emoji', 'capitals']);
    expect(shown[2]?.by).toBe('Camille');
  });
  it('is said once of several accounts', () => {
    const shown = gatherFindings([finding('hashtag', 'advises', 'x'), finding('hashtag', 'advises', 'y')], new Map());
    expect(shown).toHaveLength(1);
    expect(shown[0]?.findings).toHaveLength(2);
  });
  it('never lets what blocks be ignored', () => {
    expect(gatherFindings([finding('alt', 'blocks')], new Map([['alt', 'Camille']]))[0]?.by).toBeUndefined();
  });
});
