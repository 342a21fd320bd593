/** The thread: takes regions as they come and answers one question after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Category } from '../domain/categories.ts';
import type { Norms } from '../domain/norms.ts';
import { answerQuestion } from './answer.ts';
import type { FromThread, ToThread } from './region-messages.ts';
import { RegionReceiver } from './region-receiver.ts';

const { norms, categories } = workerData as { norms: Norms; categories: readonly Category[] };
const receiver = new RegionReceiver(norms, categories);

parentPort!.on('message', (message: ToThread) => {
  if (message.type !== 'question') return void receiver.take(message);
  const { id, region, question } = message;
  const post = (answer: FromThread, moved: ArrayBuffer[] = []) =>
    parentPort!.postMessage(answer, moved);
  try {
    const told = answerQuestion(receiver.world(region), question);
    post({ id, told }, told.ok ? ownBuffers(told.answer) : []);
  } catch (error) {
    const { message: words, stack } = error as Error;
    post({ id, fault: { message: words, stack } });
  }
});

/** Bytes made for this answer alone are moved, not copied. */
function ownBuffers(answer: unknown): ArrayBuffer[] {
  const parts =
    typeof answer === 'object' && answer !== null ? [answer, ...Object.values(answer)] : [];
  return parts.flatMap((part) =>
    ArrayBuffer.isView(part) &&
    part.buffer instanceof ArrayBuffer &&
    part.byteLength === part.buffer.byteLength
      ? [part.buffer]
      : [],
  );
}
