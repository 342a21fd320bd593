/** Who may do what where: roles hold for an area, and an area is the start of division codes. */

export type Role = 'provider' | 'office' | 'planner' | 'administrator';

export interface RoleInArea {
  readonly role: Role;
  /** `44`, `4404`, `440402`, `440402001` or a whole code of 12 digits. */
  readonly area: string;
}

/** Somebody who is signed in. */
export interface Actor {
  readonly id: string;
  readonly sessionId: string;
  readonly roles: readonly RoleInArea[];
  /** When they last proved who they are, in milliseconds. */
  readonly provedAt: number;
  /** Staff without a second factor: may do nothing but set it up. */
  readonly needsTwoFactorSetup?: boolean;
}

/** Every action that needs a role, and the roles that have it. Residents hold none: what is theirs needs only that they are signed in. */
export const rolesOfAction = {
  'facility:edit': ['office', 'administrator'],
  'facility:import': ['office', 'administrator'],
  'report:decide': ['office', 'administrator'],
  'completeness:sign': ['office', 'administrator'],
  'community:edit': ['office', 'administrator'],
  'community:export': ['office', 'planner', 'administrator'],
  'remark:read': ['office', 'administrator'],
  'notice:write': ['office', 'administrator'],
  'on-site:write': ['office', 'administrator'],
  'to-do:read': ['office', 'administrator'],
  'provider:vet': ['office', 'administrator'],
  'booking:for-caller': ['office', 'administrator'],
  'visits:suspend': ['office', 'administrator'],
  'subsidy:grant': ['office', 'administrator'],
  'follow-up:call': ['office', 'administrator'],
  'complaint:handle': ['office', 'administrator'],
  'rating:hide': ['office', 'administrator'],
  'satisfaction:read': ['office', 'planner', 'administrator'],
  'siting:run': ['planner', 'office', 'administrator'],
  'scenario:edit': ['planner', 'office', 'administrator'],
  'letter:settle': ['administrator'],
  'staff:read': ['administrator'],
  'staff:invite': ['administrator'],
  'staff:revoke': ['administrator'],
  'staff:reset-password': ['administrator'],
  'audit:read': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof rolesOfAction;

/** What a route asks of its caller. */
export type Access = 'public' | 'signed-in' | Action;

/** Length of a code at each level: province, city, district, street, community. */
const areaLengths: ReadonlySet<number> = new Set([2, 4, 6, 9, 12]);

export function isArea(text: string): boolean {
  return areaLengths.has(text.length) && /^44\d*$/.test(text);
}

export function holdsAnywhere(actor: Actor, action: Action): boolean {
  return areasOf(actor, action).length > 0;
}

/** May the actor do this to something that belongs to `code`? What belongs nowhere (null) is for the whole province only. */
export function mayDo(actor: Actor, action: Action, code: string | null): boolean {
  return areasOf(actor, action).some((area) => (code ?? '44').startsWith(area));
}

/** Areas in which the actor has the action, none within another. */
export function areasOf(actor: Actor, action: Action): string[] {
  const allowed: readonly Role[] = rolesOfAction[action];
  const areas = actor.roles.filter(({ role }) => allowed.includes(role)).map(({ area }) => area);
  return [...new Set(areas)].filter(
    (area) => !areas.some((other) => other !== area && area.startsWith(other)),
  );
}
