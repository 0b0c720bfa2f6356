// Finds the category that a path of names leads to, adding what is missing, and remembers it for
// the rest of an import.
import type { Ctx } from '../../context.js';
import { lockTree, selectChildByName } from './categories.sql.js';
import { createCategory } from './save-category.js';

export class CategoryPaths {
  readonly #known = new Map<string, string>();
  /** Found or added in a transaction that may still be rolled back and tried again. */
  #fresh = new Map<string, string>();
  #transaction: unknown;

  /** Called when the transaction of the last `resolve` calls is committed. */
  commit(): void {
    for (const [path, id] of this.#fresh) this.#known.set(path, id);
    this.#fresh = new Map();
  }

  /**
   * @param names from the top down
   * @returns the last one's id; null for an empty path
   */
  async resolve(ctx: Ctx, names: string[]): Promise<string | null> {
    if (this.#transaction !== ctx.db) {
      this.#transaction = ctx.db;
      this.#fresh = new Map();
    }
    let parentId: string | null = null;
    for (const [at, name] of names.entries()) {
      const path = JSON.stringify(names.slice(0, at + 1));
      const id: string =
        this.#known.get(path) ?? this.#fresh.get(path) ?? (await ensure(ctx, parentId, name));
      this.#fresh.set(path, id);
      parentId = id;
    }
    return parentId;
  }

  /** Like `resolve`, but adds nothing: returns undefined if a category of the path does not exist. */
  async find(ctx: Ctx, names: string[]): Promise<string | null | undefined> {
    let parentId: string | null = null;
    for (const [at, name] of names.entries()) {
      const path = JSON.stringify(names.slice(0, at + 1));
      const id: string | undefined =
        this.#known.get(path) ?? (await selectChildByName(ctx, parentId, name))?.id;
      if (id === undefined) return undefined;
      this.#known.set(path, id);
      parentId = id;
    }
    return parentId;
  }
}

async function ensure(ctx: Ctx, parentId: string | null, name: string): Promise<string> {
  const found = await selectChildByName(ctx, parentId, name);
  if (found) return found.id;
  // Another transaction may have added it since; once the tree is locked, nobody can.
  await lockTree(ctx);
  const again = await selectChildByName(ctx, parentId, name);
  return (again ?? (await createCategory(ctx, { name, parentId }))).id;
}
