/** So many scenarios one person may keep. */
export const mostScenarios = 100;
/** Of one scenario's changes, written as JSON in UTF-8. */
export const mostScenarioBytes = 64 * 1024;
