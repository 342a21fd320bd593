/** What this tab keeps until it is closed. Private windows and blocked cookies refuse even the question. */
export function tabStorage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
