import ts from 'typescript';

export interface Import {
  /** The file that imports, from the project's root. */
  from: string;
  /** The imported file from the project's root, or the name of a package. */
  to: string;
  /** Whether `to` is a package or a module of Node. */
  isPackage: boolean;
  /** Erased before the program runs: `import type …`, `export type …` or `import('…')` in a type. */
  typeOnly: boolean;
}

/** Every import of a TypeScript or Astro file, dynamic ones and re-exports included. */
export function importsOf(path: string, content: string): Import[] {
  const found: Import[] = [];
  for (const code of path.endsWith('.astro') ? scriptsOf(content) : [content]) {
    const kind = path.endsWith('.ts') ? ts.ScriptKind.TS : ts.ScriptKind.TSX;
    const visit = (node: ts.Node): void => {
      const specifier = importedBy(node);
      if (specifier)
        found.push({ from: path, ...locate(path, specifier.name), typeOnly: specifier.typeOnly });
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, code, ts.ScriptTarget.Latest, false, kind));
  }
  return found;
}

function importedBy(node: ts.Node): { name: string; typeOnly: boolean } | null {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    // Names that are marked `type` one by one still load the module.
    return { name: node.moduleSpecifier.text, typeOnly: node.importClause?.isTypeOnly ?? false };
  }
  if (
    ts.isExportDeclaration(node) &&
    node.moduleSpecifier &&
    ts.isStringLiteral(node.moduleSpecifier)
  ) {
    return { name: node.moduleSpecifier.text, typeOnly: node.isTypeOnly };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    const name = argument && ts.isStringLiteralLike(argument) ? argument.text : '(computed)';
    return { name, typeOnly: false };
  }
  if (
    ts.isImportTypeNode(node) &&
    ts.isLiteralTypeNode(node.argument) &&
    ts.isStringLiteral(node.argument.literal)
  ) {
    return { name: node.argument.literal.text, typeOnly: true };
  }
  return null;
}

/** The front matter of an Astro file and its script elements. */
function scriptsOf(content: string): string[] {
  const frontMatter = /^\s*---\n([\s\S]*?)\n---/.exec(content)?.[1] ?? '';
  const scripts = [...content.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(
    (match) => match[1] ?? '',
  );
  return [frontMatter, ...scripts];
}

function locate(from: string, name: string): { to: string; isPackage: boolean } {
  if (name.startsWith('.')) {
    const to = new URL(name, `file:///${from}`).pathname.slice(1);
    return { to: to.replace(/\?.*$/, ''), isPackage: false };
  }
  if (name.startsWith('node:') || name.startsWith('astro:')) return { to: name, isPackage: true };
  return {
    to: name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/'),
    isPackage: true,
  };
}
