/** Works on questions in one thread beside the service. It starts with the first question and again after it broke. */
import { Worker } from 'node:worker_threads';
import type { Category } from '../domain/categories.ts';
import type { Norms } from '../domain/norms.ts';
import type { About, Runner } from './planner.ts';
import type { Kind, QuestionOf, Told } from './questions.ts';
import type { FromThread, ToThread } from './region-messages.ts';
import { RegionSender } from './region-sender.ts';

export interface ThreadOptions {
  norms: Norms;
  categories: readonly Category[];
  /** Ids of the regions in service: the thread forgets others. */
  inService: () => readonly string[];
}

interface Waiting {
  resolve: (told: Told<Kind>) => void;
  reject: (error: Error) => void;
}

interface Running {
  worker: Worker;
  sender: RegionSender;
  waiting: Map<number, Waiting>;
}

export class ThreadRunner implements Runner {
  private readonly options: ThreadOptions;
  private running: Running | null = null;
  private count = 0;
  private closed = false;

  constructor(options: ThreadOptions) {
    this.options = options;
  }

  async run<K extends Kind>(about: About, question: QuestionOf<K>): Promise<Told<K>> {
    if (this.closed) throw new Error('the planning thread is closed');
    const running = (this.running ??= this.start());
    await running.sender.send(about, this.options.inService());
    if (this.running !== running) throw new Error('the planning thread ended');
    const id = ++this.count;
    const region = about.engine.region.info.id;
    return new Promise<Told<Kind>>((resolve, reject) => {
      running.waiting.set(id, { resolve, reject });
      running.worker.postMessage({ type: 'question', id, region, question } satisfies ToThread);
    }) as Promise<Told<K>>;
  }

  async close(): Promise<void> {
    this.closed = true;
    const { running } = this;
    this.running = null;
    await running?.worker.terminate();
  }

  private start(): Running {
    const { norms, categories } = this.options;
    const worker = startWorker({ norms, categories });
    const waiting = new Map<number, Waiting>();
    const running = {
      worker,
      waiting,
      sender: new RegionSender((message) => worker.postMessage(message)),
    };
    const fail = (error: Error) => {
      if (this.running === running) this.running = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    worker.on('message', (answer: FromThread) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('told' in answer) asked?.resolve(answer.told);
      else
        asked?.reject(
          Object.assign(new Error(answer.fault.message), { stack: answer.fault.stack }),
        );
    });
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new Error(`the planning thread ended with ${code}`)));
    // It must not keep a process alive that is done with everything else.
    worker.unref();
    return running;
  }
}

function startWorker(workerData: unknown): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./planning-thread.js', import.meta.url), { workerData });
  // From the sources: a thread does not inherit the loader by which this file was read.
  const source = JSON.stringify(new URL('./thread.ts', import.meta.url).href);
  return new Worker(
    `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}); });`,
    { eval: true, workerData },
  );
}
