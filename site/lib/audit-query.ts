export interface AuditQuestion {
  readonly actor: string;
  /** `facility:close`, or `facility` for all that is done to facilities. */
  readonly action: string;
  readonly subject: string;
  /** Division code; empty for all of the caller's. */
  readonly area: string;
  /** `YYYY-MM-DD`, both days included. */
  readonly from: string;
  readonly to: string;
}

export const everyEntry: AuditQuestion = {
  actor: '',
  action: '',
  subject: '',
  area: '',
  from: '',
  to: '',
};

/** The query of `/audit` and `/audit.csv`: what was left empty stays away. */
export function auditQuery(question: AuditQuestion, page?: number): string {
  const fields = Object.entries(question)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([, value]) => value !== '');
  const query = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  if (page !== undefined && page > 1) query.set('page', String(page));
  const text = query.toString();
  return text && `?${text}`;
}
