/** What a file may hold. Every reader takes these as an argument, so that tests stand on both sides of each. */
export interface TableLimits {
  fileBytes: number;
  /** Rows with something in them, headers left out. */
  rows: number;
  /** Rows that hold nothing, which are passed over; a sheet of Excel has 1,048,576 in all. */
  blankRows: number;
  columns: number;
  /** Rows times columns: what bounds the memory of the answer. */
  cells: number;
  /** UTF-16 units of one cell. */
  cellCharacters: number;
  /** Levels of `{` and `[` in GeoJSON, of tags in the XML of an .xlsx. */
  depth: number;
  /** Files inside an .xlsx. */
  zipEntries: number;
  /** Unpacked bytes of one file inside an .xlsx, and of all that are read. */
  zipEntryBytes: number;
  zipTotalBytes: number;
  /** Unpacked over packed bytes. Real sheets stay near 20; what is below `zipRatioFreeBytes` may be packed as tightly as it likes. */
  zipRatio: number;
  zipRatioFreeBytes: number;
  /** Texts that the sheets of an .xlsx share, and their UTF-16 units. */
  sharedStrings: number;
  sharedCharacters: number;
  /** Bytes of XML without a tag or text ending: no honest file comes near. */
  xmlTokenBytes: number;
}

const MB = 1024 * 1024;

export const tableLimits: Readonly<TableLimits> = {
  fileBytes: 64 * MB,
  rows: 200_000,
  blankRows: 1_100_000,
  columns: 200,
  cells: 5_000_000,
  cellCharacters: 10_000,
  depth: 32,
  zipEntries: 1_000,
  zipEntryBytes: 320 * MB,
  zipTotalBytes: 400 * MB,
  zipRatio: 100,
  zipRatioFreeBytes: 16 * MB,
  sharedStrings: 2_000_000,
  sharedCharacters: 48 * MB,
  xmlTokenBytes: 1 * MB,
};
