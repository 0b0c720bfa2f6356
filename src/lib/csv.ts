// Cells that a spreadsheet would run. OWASP, CSV Injection: a cell that begins with one of these
// is a formula to Excel and others.
const runnable = /^'*[=+\-@\t\r]/;
const guarded = /^'+[=+\-@\t\r]/;

/** @returns the cell with an apostrophe before it where a spreadsheet would run it */
export const neutralise = (cell: string): string => (runnable.test(cell) ? `'${cell}` : cell);

/** Takes away what `neutralise` added, so that what was exported imports unchanged. */
export const denature = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);
