import type { Import } from './imports.ts';

/** What the files of one room may import from outside it. */
export interface Rule {
  /** Rooms in full. */
  rooms?: string[];
  /** Rooms of which only types may be used, by `import type`. */
  types?: string[];
  /** Packages by name; `@scope/*` stands for all of a scope, `node:*` for all of Node. */
  packages?: string[];
}

/** The room of a file: the folder below `server/` or `site/`, the file itself if it lies there directly, else the top folder. */
export function roomOf(path: string): string {
  const parts = path.split('/');
  if (parts[0] !== 'server' && parts[0] !== 'site') return parts[0] as string;
  return parts.length > 2 ? `${parts[0]}/${parts[1]}` : path;
}

/** One sentence per import that the rules do not allow. */
export function wrongArrows(imports: Import[], rules: Record<string, Rule>): string[] {
  return imports.flatMap((found) => {
    const room = roomOf(found.from);
    const rule = rules[room];
    if (!rule) return [`${found.from}: the room ${room} has no rule`];
    const complaint = found.isPackage ? wrongPackage(found, rule) : wrongRoom(found, room, rule);
    return complaint ? [`${found.from} imports ${found.to}: ${complaint}`] : [];
  });
}

function wrongPackage({ to }: Import, { packages = [] }: Rule): string | null {
  const allowed = packages.some((name) =>
    name.endsWith('*') ? to.startsWith(name.slice(0, -1)) : to === name,
  );
  return allowed ? null : 'not a package of this room';
}

function wrongRoom(
  { to, typeOnly }: Import,
  room: string,
  { rooms = [], types = [] }: Rule,
): string | null {
  const target = roomOf(to);
  if (room.startsWith('site/') && target.startsWith('server/') && !typeOnly) {
    return 'from server/ the site may only `import type`';
  }
  if (target === room || rooms.includes(target)) return null;
  if (!types.includes(target)) return `${room} may not use ${target}`;
  return typeOnly ? null : `${room} may only \`import type\` from ${target}`;
}
