import { describe, expect, it } from 'vitest';
import { narrowing, readDeskSearch, sameView, toConversationFilter, viewOf } from './desk-search.ts';

describe('the address of the inbox', () => {
  it('asks the server for what it says', () => {
    const search = readDeskSearch({ etat: 'mine', nature: 'complaint', urgence: 1, tri: 'newest', q: 'lycée' });
    expect(toConversationFilter(search)).toEqual({
      state: 'mine',
      triage: 'complaint',
      red: 'true',
      sort: 'newest',
      text: 'lycée',
    });
  });
  it('leaves out what it does not know, so that an old link still opens a list', () => {
    expect(toConversationFilter(readDeskSearch({ etat: 'perdu', tri: 'au hasard', volet: 'x', autre: 'y' }))).toEqual(
      {},
    );
  });
  it('keeps the list in a view, not the pane on screen', () => {
    const search = readDeskSearch({ etat: 'closed', volet: 'demande' });
    expect(viewOf(search)).toEqual({ etat: 'closed' });
    expect(sameView(viewOf(search), { etat: 'closed' })).toBe(true);
  });
  it('counts the filters that do not show by themselves', () => {
    expect(narrowing({ etat: 'mine', q: 'bus', tri: 'newest', retard: '1', forme: 'email' })).toBe(2);
  });
});
