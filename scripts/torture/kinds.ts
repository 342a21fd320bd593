/** What the writer does, each in one transaction. */
export type Kind = 'add' | 'change' | 'close' | 'import' | 'undo';
/** Rows of each whole-file import that the writer makes. */
export const rowsOfImport = 200;
