/** Which entries a question asks for. All that is asked must hold; the order is the directory's own. */
import { distanceMeters } from '../../geo/distance.ts';
import {
  searchable,
  taxonomyKey,
  type Directory,
  type Organization,
  type ServiceEntry,
  type Term,
} from './directory.ts';

export interface ServiceQuestion {
  search?: string | undefined;
  /** Ids as HSDS has them; one that nothing has finds nothing. */
  termId?: string | undefined;
  taxonomyId?: string | undefined;
  organizationId?: string | undefined;
  /** ISO moment; what changed on it is found too. */
  modifiedAfter?: Date | undefined;
  postcode?: string | undefined;
  around?: { center: readonly [lng: number, lat: number]; meters: number } | undefined;
}

export function findServices(directory: Directory, question: ServiceQuestion): ServiceEntry[] {
  const { termId, taxonomyId, organizationId, modifiedAfter, postcode, around } = question;
  const tests: ((entry: ServiceEntry) => boolean)[] = [];
  const words = wordsIn(question.search);
  if (words.length > 0)
    tests.push(({ searched }) => words.every((word) => searched.includes(word)));
  if (termId !== undefined) {
    const term = directory.termById(termId);
    tests.push(({ terms }) => term !== undefined && terms.has(term.code));
  }
  if (taxonomyId !== undefined) {
    const ours = isOurTaxonomy(directory, taxonomyId);
    tests.push(({ terms }) => ours && terms.size > 0);
  }
  if (modifiedAfter) {
    const since = modifiedAfter.getTime();
    tests.push(({ facility }) => Date.parse(facility.updatedAt) >= since);
  }
  if (postcode !== undefined) tests.push(({ facility }) => facility.postcode === postcode);
  if (around) {
    const [lng, lat] = around.center;
    tests.push(
      ({ facility: { position } }) =>
        distanceMeters(lng, lat, position[0], position[1]) <= around.meters,
    );
  }
  const among =
    organizationId === undefined
      ? directory.services
      : (directory.organizationById(organizationId)?.services ?? []);
  return among.filter((entry) => tests.every((test) => test(entry)));
}

export function findOrganizations(
  directory: Directory,
  search: string | undefined,
): Organization[] {
  const words = wordsIn(search);
  return directory.organizations.filter(({ name, divisionCode }) => {
    const searched = searchable([name, divisionCode]);
    return words.every((word) => searched.includes(word));
  });
}

export interface TermQuestion {
  search?: string | undefined;
  taxonomyId?: string | undefined;
  parentId?: string | undefined;
  /** Only terms without a parent. */
  topOnly?: boolean;
}

export function findTerms(directory: Directory, question: TermQuestion): Term[] {
  const words = wordsIn(question.search);
  const { taxonomyId, parentId, topOnly } = question;
  if (taxonomyId !== undefined && !isOurTaxonomy(directory, taxonomyId)) return [];
  const parent = parentId === undefined ? undefined : (directory.termById(parentId) ?? null);
  return directory.terms.filter((term) => {
    const searched = searchable([term.code, term.zh, term.en]);
    return (
      words.every((word) => searched.includes(word)) &&
      (parent === undefined || (parent !== null && term.parent === parent)) &&
      (!topOnly || term.parent === null)
    );
  });
}

export function isOurTaxonomy({ idOf }: Directory, id: string): boolean {
  return idOf('taxonomy', taxonomyKey) === id.toLowerCase();
}

/** The middle of all facilities with this postcode; null where the directory knows none. */
export function middleOfPostcode(directory: Directory, postcode: string): [number, number] | null {
  const held = directory.services.filter(({ facility }) => facility.postcode === postcode);
  if (held.length === 0) return null;
  const mean = (axis: 0 | 1) =>
    held.reduce((sum, { facility }) => sum + facility.position[axis], 0) / held.length;
  return [mean(0), mean(1)];
}

export function wordsIn(search: string | undefined): string[] {
  return searchable([search]).split(/\s+/).filter(Boolean);
}
