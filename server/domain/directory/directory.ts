/** The directory's contents, indexed once: who answers for which facility, and everything by its id. */
import type {
  DirectoryCommunity,
  DirectoryContents,
  DirectoryFacility,
  Source,
} from './contents.ts';
import { locationOf } from './offerings.ts';

export type Kind =
  | 'organization'
  | 'service'
  | 'location'
  | 'service_at_location'
  | 'taxonomy'
  | 'taxonomy_term'
  | 'address'
  | 'attribute'
  | 'identifier'
  | 'phone'
  | 'schedule'
  | 'service_area';

/** A UUID that depends on nothing but these two words. */
export type IdOf = (kind: Kind, key: string) => string;

export interface Organization {
  key: string;
  name: string;
  /** What it stands for here. */
  role: 'operator' | 'committee' | 'street' | 'unknown';
  parent: Organization | null;
  divisionCode: string | null;
  creditCode: string | null;
  services: ServiceEntry[];
}

/** One facility: one service at one location. An offering is a service too, at a facility, at its provider’s or at the door. */
export interface ServiceEntry {
  facility: DirectoryFacility;
  organization: Organization;
  /** Codes of its categories and their groups. */
  terms: ReadonlySet<string>;
  /** All words that a search looks through, in lower case. */
  searched: string;
}

/** Everything but what comes to the door. */
export const hasLocation = ({ facility }: ServiceEntry): boolean => locationOf(facility) !== null;
/** An offering at a facility has the facility’s. */
export const hasOwnLocation = ({ facility }: ServiceEntry): boolean =>
  locationOf(facility) === facility;

export interface Term {
  code: string;
  zh: string;
  en: string;
  parent: Term | null;
}

export const taxonomyKey = 'jinlin-categories';

export class Directory {
  readonly idOf: IdOf;
  readonly licenceOf: (source: Source) => string;
  readonly contents: DirectoryContents;
  readonly services: readonly ServiceEntry[];
  readonly organizations: readonly Organization[];
  readonly terms: readonly Term[];
  private readonly termOfCode: ReadonlyMap<string, Term>;
  private readonly ids = new Map<Kind, ReadonlyMap<string, unknown>>();

  /** Cost: measured, with gathering, 10 ms for 718 facilities and 0.7 s for 100,000 on a busy machine; looking up a first id as much again. */
  constructor(contents: DirectoryContents, idOf: IdOf, licenceOf: (source: Source) => string) {
    this.contents = contents;
    this.idOf = remembering(idOf);
    this.licenceOf = licenceOf;
    this.terms = termsOf(contents);
    this.termOfCode = new Map(this.terms.map((term) => [term.code, term]));
    const organizations = new Organizations(contents);
    this.services = [...contents.facilities, ...contents.offerings].map((facility) => {
      const organization = organizations.responsibleFor(facility);
      const entry: ServiceEntry = {
        facility,
        organization,
        terms: new Set(
          facility.categories.flatMap((code) => {
            const term = this.termOfCode.get(code);
            return term ? [code, ...(term.parent ? [term.parent.code] : [])] : [];
          }),
        ),
        searched: this.wordsOf(facility, organization),
      };
      organization.services.push(entry);
      return entry;
    });
    this.organizations = organizations.all();
  }

  term(code: string): Term | undefined {
    return this.termOfCode.get(code);
  }

  serviceById(kind: 'service' | 'location' | 'service_at_location', id: string) {
    const among = {
      service: () => this.services,
      location: () => this.services.filter(hasOwnLocation),
      service_at_location: () => this.services.filter(hasLocation),
    };
    return this.byId(kind, id, among[kind], ({ facility }) => facility.key);
  }

  organizationById(id: string): Organization | undefined {
    return this.byId(
      'organization',
      id,
      () => this.organizations,
      ({ key }) => key,
    );
  }

  termById(id: string): Term | undefined {
    return this.byId(
      'taxonomy_term',
      id,
      () => this.terms,
      ({ code }) => code,
    );
  }

  /** Ids are made for a kind when the first one of it is asked for. */
  private byId<T>(
    kind: Kind,
    id: string,
    all: () => readonly T[],
    keyOf: (entry: T) => string,
  ): T | undefined {
    let index = this.ids.get(kind);
    if (!index) {
      index = new Map(all().map((entry) => [this.idOf(kind, keyOf(entry)), entry]));
      this.ids.set(kind, index);
    }
    return index.get(id.toLowerCase()) as T | undefined;
  }

  private wordsOf(facility: DirectoryFacility, organization: Organization): string {
    const { name, nameEn, address, community, categories, offered } = facility;
    const kinds = categories.flatMap((code) => {
      const term = this.termOfCode.get(code);
      return term ? [term.zh, term.en] : [];
    });
    const { zh, en } = offered?.kind ?? { zh: null, en: null };
    return searchable([
      name,
      nameEn,
      address,
      community?.name,
      organization.name,
      zh,
      en,
      ...kinds,
    ]);
  }
}

/** Kinds whose ids stand in many records; those of the others would only fill memory. */
const repeated: ReadonlySet<Kind> = new Set<Kind>([
  'organization',
  'service',
  'location',
  'service_at_location',
  'taxonomy',
  'taxonomy_term',
]);

function remembering(idOf: IdOf): IdOf {
  const known = new Map<Kind, Map<string, string>>();
  for (const kind of repeated) known.set(kind, new Map());
  return (kind, key) => {
    const ids = known.get(kind);
    if (!ids) return idOf(kind, key);
    let id = ids.get(key);
    if (id === undefined) ids.set(key, (id = idOf(kind, key)));
    return id;
  };
}

/** In one spelling, so that full-width letters and capitals make no difference. */
export function searchable(words: readonly (string | null | undefined)[]): string {
  return words.filter(Boolean).join('\n').normalize('NFKC').toLowerCase();
}

/** Groups first, each followed by nothing; then their categories, in the order of the file. */
function termsOf({ groups, categories }: DirectoryContents): Term[] {
  const top = groups.map(({ code, zh, en }): Term => ({ code, zh, en, parent: null }));
  return [
    ...top,
    ...categories.map(({ code, zh, en, group }): Term => ({
      code,
      zh,
      en,
      parent: top.find((term) => term.code === group) ?? null,
    })),
  ];
}

class Organizations {
  private readonly byKey = new Map<string, Organization>();
  private readonly divisionName: DirectoryContents['divisionName'];

  constructor({ communities, divisionName }: DirectoryContents) {
    this.divisionName = divisionName;
    for (const community of communities) this.committeeOf(community);
  }

  all(): Organization[] {
    return [...this.byKey.values()];
  }

  /** Who runs it, else the committee of its community, else the region's place for what nobody is known to run. */
  responsibleFor(facility: DirectoryFacility) {
    const { operator, operatorCreditCode, operatorKey, community, region } = facility;
    if (operator !== null)
      return this.put(`operator/${operatorCreditCode ?? operatorKey ?? operator}`, () => ({
        name: operator,
        role: 'operator',
        creditCode: operatorCreditCode,
      }));
    if (community) return this.committeeOf(community);
    return this.put(`region/${region.id}`, () => ({ name: region.name, role: 'unknown' }));
  }

  private committeeOf({ code, name, region }: DirectoryCommunity): Organization {
    return this.put(`community/${code ?? `${region.id}/${name}`}`, () => ({
      name: name || (code ?? region.name),
      role: 'committee',
      divisionCode: code,
      parent: code?.length === 12 ? this.streetOf(code.slice(0, 9)) : null,
    }));
  }

  private streetOf(code: string): Organization {
    return this.put(`division/${code}`, () => ({
      name: this.divisionName(code) ?? code,
      role: 'street',
      divisionCode: code,
    }));
  }

  private put(
    key: string,
    make: () => Pick<Organization, 'name' | 'role'> & Partial<Organization>,
  ): Organization {
    let known = this.byKey.get(key);
    if (!known) {
      known = { key, parent: null, divisionCode: null, creditCode: null, services: [], ...make() };
      this.byKey.set(key, known);
    }
    return known;
  }
}
