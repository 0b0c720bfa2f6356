// Guards CSV cells that a spreadsheet would run as formulas. OWASP, "CSV Injection": these characters are
// dangerous at the start of a cell, and after a separator or line break inside it, where a spreadsheet with
// another separator begins a new cell.
const runnable = /(?<=^|[,;\t\r\n])'*(?=[=+\-@\t\r\n])/g;
const guarded = /(?<=^|[,;\t\r\n])'('*)(?=[=+\-@\t\r\n])/g;

/** Puts an apostrophe before text that a spreadsheet would run. */
export const neutralise = (cell: string): string => cell.replaceAll(runnable, "'$&");

/** Removes what `neutralise` added, so that exported files import unchanged. */
export const denature = (cell: string): string => cell.replaceAll(guarded, '$1');
