import { describe, expect, it } from 'vitest';
import { judgeSender } from './sender.judge.ts';

const roads = {
  email: 'voirie@ville.example.fr',
  people: [{ name: 'Ana Diaz', level: 'agent' as const, email: 'Ana.Diaz@ville.example.fr' }],
};
const from = (address: string, name?: string) => ({ from: { address, ...(name === undefined ? {} : { name }) } });

describe('who answers for a department', () => {
  it('is an address of its sheet, by the name that it has there', () => {
    expect(judgeSender(from('ana.diaz@ville.example.fr'), roads)).toEqual({ isTheirs: true, name: 'Ana Diaz' });
  });

  it('is a colleague of the same house, by their own name', () => {
    expect(judgeSender(from('luc@ville.example.fr', 'Luc Petit'), roads)).toEqual({
      isTheirs: true,
      name: 'Luc Petit',
    });
  });

  it('is nobody who merely shares a provider of mailboxes', () => {
    const club = { email: 'club@gmail.com', people: [] };
    expect(judgeSender(from('somebody@gmail.com'), club)).toEqual({ isTheirs: false, why: 'unknown' });
    expect(judgeSender(from('CLUB@gmail.com'), club)).toMatchObject({ isTheirs: true });
  });

  it('is nobody when our own server found the address to be false', () => {
    expect(judgeSender({ ...from('voirie@ville.example.fr'), authentication: 'fail' }, roads)).toEqual({
      isTheirs: false,
      why: 'unauthenticated',
    });
  });

  it('is nobody from a domain that ends like it', () => {
    expect(judgeSender(from('voirie@evil-ville.example.fr'), roads)).toMatchObject({ isTheirs: false });
  });
});
