/** Works on questions in the thread of whoever asks: for scripts and for tests of what is answered. */
import type { Category } from '../domain/categories.ts';
import type { Network } from '../network/network.ts';
import { answerQuestion } from './answer.ts';
import { KeptInThread } from './kept-in-thread.ts';
import type { About, Runner } from './planner.ts';
import type { Kind, QuestionOf, Told } from './questions.ts';

export class DirectRunner implements Runner {
  private readonly categories: readonly Category[];
  private readonly memories = new WeakMap<Network, KeptInThread>();

  constructor(categories: readonly Category[]) {
    this.categories = categories;
  }

  async run<K extends Kind>(about: About, question: QuestionOf<K>): Promise<Told<K>> {
    const { network } = about.engine.region;
    const memory = this.memories.get(network) ?? new KeptInThread();
    this.memories.set(network, memory);
    const told = answerQuestion({ ...about, categories: this.categories, memory }, question);
    return told as Told<K>;
  }

  async close(): Promise<void> {}
}
