// The page of error codes at /docs/errors, which `type` of a problem document names.
import { errorCodes } from './error-codes.js';

export function errorPage(): string {
  const rows = Object.entries(errorCodes).map(
    ([code, { title, meaning }]) =>
      `<dt id="${code}"><code>${code}</code> ${title}</dt><dd>${meaning.replaceAll(/`([^`]+)`/g, '<code>$1</code>')}</dd>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Kontor: error codes</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}dt{margin-top:1rem;font-weight:600}</style></head>
<body><h1>Error codes</h1><dl>${rows.join('\n')}</dl></body></html>`;
}
