/** The port that messages to phones go out through. */

export interface Message {
  /** E.164. */
  readonly to: string;
  readonly kind: 'code';
  readonly code: string;
  readonly minutes: number;
}

export interface MessageSender {
  /** Whether messages can arrive at all; null if so, else why not. */
  readonly unusable: 'no-gateway' | null;
  /** Messages reach nobody but whoever sits at this computer. */
  readonly ownComputerOnly?: boolean;
  /** @returns false where the message could not be handed over, after all retries */
  send(message: Message): Promise<boolean>;
}

/** Prints to the terminal of somebody who tries the service on the own computer; anywhere else it sends nothing and says so. */
export function consoleSender(development: boolean, print: (line: string) => void): MessageSender {
  return {
    unusable: development ? null : 'no-gateway',
    ownComputerOnly: true,
    send: ({ to, code, minutes }) => {
      if (development) print(`${to}: ${code} (${minutes} min)`);
      return Promise.resolve(development);
    },
  };
}

/** Keeps messages in memory, for tests. */
export class MemorySender implements MessageSender {
  readonly unusable = null;
  readonly sent: Message[] = [];

  send(message: Message): Promise<boolean> {
    this.sent.push(message);
    return Promise.resolve(true);
  }

  /** The newest code that went to a number. */
  codeTo(number: string): string {
    const found = this.sent.findLast(({ to }) => to === number);
    if (!found) throw new Error(`nothing was sent to ${number}`);
    return found.code;
  }
}
