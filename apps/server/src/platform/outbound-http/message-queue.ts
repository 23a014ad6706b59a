const pauseAt = 2 * 1024 * 1024;
const resumeAt = 512 * 1024;
const breakAt = 64 * 1024 * 1024;

type Message = string | Uint8Array;

/** Messages between a connection and its one reader, bounded in size (in bytes, or UTF-16 units for text). */
export class MessageQueue implements AsyncIterable<Message> {
  private messages: Message[] = [];
  private read = 0;
  private size = 0;
  private ended = false;
  private paused = false;
  private wake: (() => void) | undefined;
  private readonly flow: { onFull: () => void; onEmptied: () => void };

  constructor(flow: { onFull: () => void; onEmptied: () => void }) {
    this.flow = flow;
  }

  /** @returns false when the queue broke: the other side went on sending long after it was told to wait */
  push(message: Message): boolean {
    if (this.ended) return true;
    this.messages.push(message);
    this.size += message.length;
    if (this.size > pauseAt) {
      this.paused = true;
      this.flow.onFull();
    }
    this.wake?.();
    return this.size <= breakAt;
  }

  end(): void {
    this.ended = true;
    this.wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Message> {
    for (;;) {
      const message = this.take();
      if (message !== undefined) {
        yield message;
      } else if (this.ended) {
        return;
      } else {
        await new Promise<void>((resolve) => (this.wake = resolve));
        this.wake = undefined;
      }
    }
  }

  private take(): Message | undefined {
    const message = this.messages[this.read];
    if (message === undefined) return undefined;
    this.read += 1;
    this.size -= message.length;
    if (this.read === this.messages.length || this.read > 4096) {
      this.messages = this.messages.slice(this.read);
      this.read = 0;
    }
    if (this.paused && this.size < resumeAt) {
      this.paused = false;
      this.flow.onEmptied();
    }
    return message;
  }
}
