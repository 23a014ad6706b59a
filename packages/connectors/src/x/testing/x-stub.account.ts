export const stubAccount = { id: '42', handle: 'villefictive' };

/** The number of an account: its name, in digits. */
export function idOf(username: string): string {
  return username === stubAccount.handle
    ? stubAccount.id
    : BigInt(`0x${Buffer.from(username).toString('hex')}`).toString();
}

export function handleOf(id: string): string {
  return id === '' ? '' : Buffer.from(BigInt(id).toString(16), 'hex').toString();
}

export function author(username: string) {
  return {
    id: idOf(username),
    username,
    name: username === stubAccount.handle ? 'Ville' : '',
    public_metrics: { followers_count: 12 },
  };
}
