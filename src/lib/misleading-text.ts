// Characters that mislead readers of text.

/** Line separators and bidirectional controls (Unicode Technical Report 36). */
const misleading = /[\u0085\u2028\u2029\u202a-\u202e]/;
const visible = /[^\p{C}\p{Z}]/u;

export const isMisleading = (text: string): boolean => misleading.test(text);

/** Tests if a text has a character that can be seen. */
export const isVisible = (text: string): boolean => visible.test(text);
