// What the writes of the catalogue change, for the audit log. What an import changes is in its own
// report, and in the ledger of stock.
import {
  type AuditOf,
  type AuditSubject,
  changes,
  creates,
  noLock,
} from '../../contract/audit-subjects.js';

import { getCategory } from './categories.js';
import { lockTree } from './categories.sql.js';
import { getImport } from './imports.js';
import { getProduct } from './products.js';
import { lockProduct } from './products.sql.js';

const category: AuditSubject = { type: 'category', read: getCategory, lock: lockTree };
const product: AuditSubject = { type: 'product', read: getProduct, lock: lockProduct };
const productImport: AuditSubject = { type: 'import', read: getImport, lock: noLock };

export const catalogAudit: AuditOf<'catalog'> = {
  createCategory: creates(category),
  updateCategory: changes(category, 'categoryId'),
  deleteCategory: changes(category, 'categoryId'),
  createProduct: creates(product),
  updateProduct: changes(product, 'productId'),
  deleteProduct: changes(product, 'productId'),
  importProducts: creates(productImport),
  uploadProductImage: changes(product, 'productId'),
  deleteProductImage: changes(product, 'productId'),
};
