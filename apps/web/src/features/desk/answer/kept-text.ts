/* An answer that is being written is kept for as long as the window: leaving the thread for a moment loses nothing. */

const keyOf = (territoryId: string, conversationId: string) => `beffroi.answer.${territoryId}.${conversationId}`;

export function keptText(territoryId: string, conversationId: string): string {
  try {
    return sessionStorage.getItem(keyOf(territoryId, conversationId)) ?? '';
  } catch {
    return '';
  }
}

export function keepText(territoryId: string, conversationId: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(keyOf(territoryId, conversationId), text);
    else sessionStorage.removeItem(keyOf(territoryId, conversationId));
  } catch {
    // A browser that keeps nothing still sends what is on screen.
  }
}
