/** Hands messages to a gateway by signed POST requests. */
import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageSender } from './senders.ts';

export interface WebhookOptions {
  readonly url: string;
  readonly secret: string;
  readonly timeoutMs?: number;
  /** Pauses before the second, third … attempt. */
  readonly backoffMs?: readonly number[];
}

const defaults = { timeoutMs: 5000, backoffMs: [500, 2000] } as const;

/**
 * `X-Jinlin-Signature: sha256=HEX` is HMAC-SHA256 with the secret over the text of `X-Jinlin-Timestamp` (seconds), a full stop and the
 * body. The `id` in the body stays the same when an attempt is repeated, so that a gateway can drop doubles.
 */
export function webhookSender(options: WebhookOptions): MessageSender {
  const { backoffMs = defaults.backoffMs } = options;
  return {
    unusable: null,
    send: async (message) => {
      const body = JSON.stringify({ id: randomUUID(), ...message });
      for (let attempt = 0; ; attempt++) {
        const answer = await post(body, options);
        if (answer !== 'again') return answer === 'taken';
        const pause = backoffMs[attempt];
        if (pause === undefined) return false;
        await sleep(pause);
      }
    },
  };
}

export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}

/** One attempt: `again` where another may succeed. */
export async function post(
  body: string,
  { url, secret, timeoutMs = defaults.timeoutMs }: WebhookOptions,
): Promise<'taken' | 'refused' | 'again'> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-jinlin-timestamp': timestamp,
        'x-jinlin-signature': signatureOf(secret, timestamp, body),
      },
      // A code follows nobody to another address.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    if (response.ok) return 'taken';
    return response.status >= 500 || response.status === 429 ? 'again' : 'refused';
  } catch {
    return 'again';
  }
}
