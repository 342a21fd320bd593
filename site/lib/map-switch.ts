const mapKey = 'jinlin-map';

/** Kept in the browser only. Without storage, and unless it was switched off, there is a map. */
export function isMapWanted(): boolean {
  try {
    return localStorage.getItem(mapKey) !== 'off';
  } catch {
    return true;
  }
}

export function rememberMapWanted(wanted: boolean): void {
  try {
    localStorage.setItem(mapKey, wanted ? 'on' : 'off');
  } catch {
    // Private windows may refuse storage: the choice then lasts for this page.
  }
}
