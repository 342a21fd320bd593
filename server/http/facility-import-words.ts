/** What is said of one line of an upload, in the reader's language. */
import type { Category } from '../domain/categories.ts';
import type { LineFault } from '../domain/register/facility-table.ts';
import type { ChangedRow, RegisterRow, RowVerdict } from '../domain/register/import-verdict.ts';
import { distanceMeters } from '../geo/distance.ts';
import {
  changesSentence,
  newSentence,
  verdictSentence,
  type LineIs,
  type SaidChange,
} from '../texts/facility-imports.ts';
import type { Language } from '../texts/problems.ts';
import { tableSentence, type TableKey } from '../texts/tables.ts';

interface Sources {
  language: Language;
  lineIs: LineIs;
  categories: readonly Category[];
  /** Null where it has none. */
  communityName(code: string): string | null;
}

export class LineWords {
  private readonly sources: Sources;

  constructor(sources: Sources) {
    this.sources = sources;
  }

  /** @param before the row that a changed line changes */
  of(verdict: RowVerdict, before: RegisterRow | undefined): string | null {
    const { language, lineIs } = this.sources;
    switch (verdict.verdict) {
      case 'error': {
        const isCode = verdict.reasonKey === 'outside-your-area';
        const value = isCode ? this.community(verdict.value) : verdict.value;
        return verdictSentence(language, { ...verdict, value }, lineIs);
      }
      case 'duplicate':
        return verdictSentence(language, verdict, lineIs);
      case 'changed':
        return changesSentence(language, this.changes(verdict, before!));
      case 'new': {
        const { line, values, kept } = verdict;
        const like = { verdict: 'duplicate', line, name: values.name } as const;
        const said = newSentence(language, verdict);
        return kept
          ? this.joined([verdictSentence(language, { ...like, ...kept }, lineIs), said])
          : said;
      }
      case 'same':
        return null;
    }
  }

  ofFaults(faults: readonly LineFault[]): string | null {
    const { language } = this.sources;
    return this.joined(
      faults.map(({ key, quoted }) => tableSentence(language, key as TableKey, quoted)),
    );
  }

  /** Null where nothing is said. */
  joined(sentences: readonly (string | null)[]): string | null {
    const said = sentences.filter((sentence) => sentence !== null);
    return said.length === 0 ? null : said.join(this.sources.language === 'en' ? ' ' : '');
  }

  private changes({ fields, values }: ChangedRow, before: RegisterRow): SaidChange[] {
    const moves = fields.includes('lng') || fields.includes('lat');
    const { lng, lat } = { ...before, ...values };
    const said: SaidChange[] = fields
      // A day of closing is said by the status, and a move once.
      .filter((field) => field !== 'lng' && field !== 'lat' && field !== 'closedOn')
      .map((field) => ({
        field,
        from: this.shown(field, before[field]),
        to: this.shown(field, values[field]),
      }));
    if (moves)
      said.unshift({
        field: 'position',
        from: '',
        to: '',
        movedMeters: distanceMeters(before.lng, before.lat, lng, lat),
      });
    return said;
  }

  private shown(field: string, value: unknown): string {
    const { language, categories } = this.sources;
    const en = language === 'en';
    if (value === null || value === undefined) return '';
    if (field === 'categories')
      return (value as string[])
        .map((code) => categories.find((one) => one.code === code)?.[en ? 'en' : 'zh'] ?? code)
        .join(en ? ', ' : '、');
    if (field === 'entrances') return String((value as unknown[]).length);
    if (field === 'community') return this.community(String(value));
    if (field === 'status')
      return value === 'open' ? (en ? 'open' : '开放') : en ? 'closed' : '关闭';
    if (field === 'floorSquareMeters') return `${String(value)} m²`;
    return String(value);
  }

  private community(code: string): string {
    const name = this.sources.communityName(code);
    if (name === null) return code;
    return this.sources.language === 'en' ? `${name} (${code})` : `${name}（${code}）`;
  }
}
