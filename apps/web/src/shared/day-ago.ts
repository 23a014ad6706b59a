/** The start of the day that ends at an instant: what the screens call « 24 h ». */
export function dayAgo(at: string): string {
  return new Date(Date.parse(at) - 86_400_000).toISOString();
}
