/** Rows of each whole-file import that the writer makes. */
export const rowsOfImport = 200;
