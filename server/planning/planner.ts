/** The port by which the service asks for what takes longer than a circle. */
import type { Population } from '../domain/coverage/population.ts';
import type { RegionEngine } from '../domain/region-engine.ts';
import type { Kind, QuestionOf, Told } from './questions.ts';

/** What a question is about. Each part is known by its identity: one that changed is another object. */
export interface About {
  readonly engine: RegionEngine;
  /** Null where none was imported. */
  readonly population: Population | null;
  /** Names of streets and districts by their code. */
  readonly divisionNames: Readonly<Record<string, string>>;
}

export interface Planner {
  /** Throws only on a bug; whatever may be refused is told. */
  ask<K extends Kind>(about: About, question: QuestionOf<K>): Promise<Told<K>>;
  /** Another one for every other content of the region: map, register, communities, signatures, norms. */
  keyOf(about: About): Promise<string>;
  close(): Promise<void>;
}

/** Where questions are worked on, one after the other. */
export interface Runner {
  run<K extends Kind>(about: About, question: QuestionOf<K>): Promise<Told<K>>;
  close(): Promise<void>;
}
