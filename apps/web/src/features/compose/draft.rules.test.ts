import type { Finding, Publication } from '@beffroi/contracts';
import { describe, expect, it } from 'vitest';
import {
  addPart,
  applyFix,
  applyFixes,
  changeContent,
  changePart,
  contentIn,
  differs,
  draftOf,
  emptyDraft,
  follow,
  insertAt,
  isEmpty,
  rebase,
  removePart,
  splitPart,
  tightest,
} from './draft.rules.ts';

const x = 'cha_00000000000001';
const one = emptyDraft({ channelIds: [x], content: { parts: [{ text: 'Commun', media: [] }] } });

describe('a publication that is written again', () => {
  it('stays the answer to its alarm and to its crisis', () => {
    const answer = { ...one, id: 'pub_1', version: 2, alarmId: 'alm_1', crisisId: 'cri_1' } as unknown as Publication;
    expect(draftOf(answer)).toEqual({ ...one, alarmId: 'alm_1', crisisId: 'cri_1' });
  });
});

describe('an account', () => {
  it('follows the common text until it is touched, and comes back to it', () => {
    expect(contentIn(one, x).parts[0]?.text).toBe('Commun');
    const apart = changePart(one, x, 0, { text: 'À part' });
    expect(differs(apart, x)).toBe(true);
    expect(changePart(apart, 'common', 0, { text: 'Autre' }).variants[x]?.parts?.[0]?.text).toBe('À part');
    expect(follow(apart, x)).toEqual(one);
  });
  it('forgets what is taken away', () => {
    expect(
      changeContent(changeContent(one, 'common', { firstComment: 'Merci' }), 'common', { firstComment: undefined }),
    ).toEqual(one);
  });
});

describe('a thread', () => {
  it('grows and shrinks, and never to nothing', () => {
    const two = addPart(one, 'common');
    expect(two.content.parts).toHaveLength(2);
    expect(removePart(removePart(two, 'common', 1), 'common', 0).content.parts).toEqual([{ text: '', media: [] }]);
  });
  it('is cut by itself where a text is too long; its images stay with the first part', () => {
    const media = [{ mediaId: 'med_00000000000001' }];
    const long = changePart(one, 'common', 0, { text: 'Une phrase ici. Une autre phrase là.', media });
    const { parts } = splitPart(long, 'common', 0, { unit: 'character', max: 25 }, 25).content;
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.map((part) => part.media.length)).toEqual([1, ...parts.slice(1).map(() => 0)]);
  });
});

describe('what a check proposes', () => {
  const finding = (over: object): Finding => ({ code: 'hashtag_case', fix: '#VuIci', ...over }) as unknown as Finding;
  const tagged = changePart(one, 'common', 0, { text: 'Oui #vuici.' });
  it('takes the place of what was found', () => {
    const fixed = applyFix(tagged, finding({ where: { part: 0, from: 4, to: 10, field: 'text' } }));
    expect(fixed?.content.parts[0]?.text).toBe('Oui #VuIci.');
  });
  it('goes to the words of the account where it has its own', () => {
    const apart = changePart(tagged, x, 0, { text: '#vuici' });
    const fixed = applyFix(apart, finding({ where: { channelId: x, part: 0, from: 0, to: 6 } }));
    expect(fixed?.variants[x]?.parts?.[0]?.text).toBe('#VuIci');
    expect(fixed?.content.parts[0]?.text).toBe('Oui #vuici.');
  });
  it('is put once in the common text, and in each text apart', () => {
    const y = 'cha_00000000000002';
    const both = changePart({ ...tagged, channelIds: [x, y, 'z'] }, y, 0, { text: '#vuici' });
    const found = [x, 'z', y].map((channelId) =>
      finding({ where: { channelId, part: 0, from: channelId === y ? 0 : 4, to: channelId === y ? 6 : 10 } }),
    );
    const fixed = applyFixes(both, found);
    expect(fixed.content.parts[0]?.text).toBe('Oui #VuIci.');
    expect(fixed.variants[y]?.parts?.[0]?.text).toBe('#VuIci');
  });
  it('is nothing where the place is not said', () => {
    expect(applyFix(tagged, finding({ where: {} }))).toBeUndefined();
  });
});

describe('words put at the caret', () => {
  it('are set apart from what stands before', () => {
    expect(insertAt('Samedi', { from: 6, to: 6 }, '#Picardie')).toEqual({ text: 'Samedi #Picardie', caret: 16 });
    expect(insertAt('Samedi ', { from: 7, to: 7 }, '#Picardie').text).toBe('Samedi #Picardie');
  });
});

describe('after a save', () => {
  const typed = changePart(one, 'common', 0, { text: 'Commun, et plus' });
  it('what was typed meanwhile stays', () => {
    expect(rebase(one, one, typed)).toEqual(typed);
  });
  it('what another person changed apart comes in', () => {
    const theirs = { ...one, title: 'Un titre' };
    expect(rebase(one, theirs, typed)).toEqual({ ...typed, title: 'Un titre' });
    expect(rebase(one, theirs, one)).toEqual(theirs);
  });
  it('what both changed stays as it is typed, for the next save to tell', () => {
    const theirs = changePart(one, 'common', 0, { text: 'Le leur' });
    expect(rebase(one, theirs, typed).content.parts[0]?.text).toBe('Commun, et plus');
  });
});

it('a draft that says nothing is not worth keeping', () => {
  expect(isEmpty(emptyDraft({ channelIds: [x] }))).toBe(true);
  expect(isEmpty(one)).toBe(false);
});

it('the account with the least room judges the common text', () => {
  expect(tightest([{ left: 20 }, { left: 5 }] as never)).toEqual({ left: 5 });
  expect(tightest([])).toBeUndefined();
});
