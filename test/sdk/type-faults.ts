// What the TypeScript compiler finds wrong under strict rules.
import { join } from 'node:path';
import ts from 'typescript';

export function typeFaults(files: string[], options: ts.CompilerOptions = {}): string[] {
  const program = ts.createProgram(files, {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    typeRoots: [join(process.cwd(), 'node_modules/@types')],
    ...options,
  });
  return ts.getPreEmitDiagnostics(program).map(({ messageText, file, start: at }) => {
    const line = file && at !== undefined ? file.getLineAndCharacterOfPosition(at).line + 1 : 0;
    return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}
